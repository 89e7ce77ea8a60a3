import type { Expression } from './expressions';
import type { Graphic, TextStyle } from './look';

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

/** Text in a style of the look, in its number of lines; what does not fit is cut with an ellipsis. */
export const text = (
  words: string,
  fontSize: string,
  style: TextStyle | Expression = 'ink',
  properties: Properties = {},
): Component => ({ type: 'Text', text: words, fontSize, style, ...properties });

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
