import { colours, type Graphic } from './look';

/** An APL component, or anything that is shaped by properties as one. */
export interface Component {
  type: string;
  [property: string]: unknown;
}

/** What a touch answers: the same as the word spoken. */
export type Touch = 'yes' | 'no' | 'next' | 'previous';

/** A button as the data names it; the first one is what is offered. */
export const button = (label: string, touch: Touch) => ({ label, touch });

/** Properties of a component beside its type. */
type Properties = { [property: string]: unknown };

export const row = (items: Component[], properties: Properties = {}): Component => ({
  type: 'Container',
  direction: 'row',
  alignItems: 'center',
  ...properties,
  items,
});

export const column = (items: Component[], properties: Properties = {}): Component => ({
  type: 'Container',
  ...properties,
  items,
});

/** One line of text, cut with an ellipsis when it does not fit. */
export const text = (words: string, fontSize: string, properties: Properties = {}): Component => ({
  type: 'Text',
  text: words,
  fontSize,
  color: colours.ivory,
  maxLines: 1,
  ...properties,
});

export const frame = (item: Component, properties: Properties = {}): Component => ({
  type: 'Frame',
  ...properties,
  item,
});

export const picture = (source: Graphic, size: string, properties: Properties = {}): Component => ({
  type: 'VectorGraphic',
  source,
  width: size,
  height: size,
  scale: 'best-fit',
  ...properties,
});

/** An expression that the device evaluates. */
export const device = (expression: string): string => `\${${expression}}`;

/** What the screen's data names so: `shown('title')` is the title. */
export const shown = (name: string): string => device(`payload.screen.${name}`);

/** The same of one of a list, inside a component that repeats itself for each. */
export const each = (name: string): string => device(`data.${name}`);

/** A choice that the device makes. */
export const either = (condition: string, yes: string, no: string): string =>
  device(`${condition} ? '${yes}' : '${no}'`);
