import { html } from 'hono/html';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

export interface FieldOptions {
  name: string;
  /** Where a page has several forms; its name unless given. */
  id?: string;
  label: string;
  hint?: string;
  /** What was given before; never for secrets. */
  value?: string | undefined;
  /** What is wrong with it. */
  problem?: string | undefined;
  /** Further attributes of the input: `inputmode`, `autocomplete`. */
  attributes?: Record<string, string | number>;
}

const attributesOf = (attributes: Record<string, string | number>): Html =>
  html`${Object.entries(attributes).map(([name, value]) => html` ${name}="${value}"`)}`;

const noteIds = ({ name, id = name, hint, problem }: FieldOptions): string =>
  [problem !== undefined && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');

/** What an input is told by, and what is wrong with it: read out together with its label. */
const describedBy = (options: FieldOptions): Record<string, string> => ({
  ...(noteIds(options) && { 'aria-describedby': noteIds(options) }),
  ...(options.problem !== undefined && { 'aria-invalid': 'true', autofocus: '' }),
});

export const notes = ({ name, id = name, hint, problem }: FieldOptions): Html => html`
  ${problem === undefined ? '' : html`<p class="problem" id="${id}-problem">${problem}</p>`}
  ${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}`;

/** A label, its hint, what is wrong, and the input itself. */
export const textField = (options: FieldOptions): Html => {
  const { name, id = name, label, value, attributes = {} } = options;
  const all = {
    type: 'text',
    ...attributes,
    ...describedBy(options),
    ...(value !== undefined && { value }),
  };
  return html`<div class="field">
  <label for="${id}">${label}</label>
  ${notes(options)}
  <input id="${id}" name="${name}" ${attributesOf(all)} />
</div>`;
};

/** One line of what was done or what is not well; read out as soon as the page is there. */
export const notice = (text: string | undefined, kind: 'done' | 'attention' = 'done'): Html =>
  text === undefined
    ? html``
    : html`<p class="notice ${kind}" role="${kind === 'done' ? 'status' : 'alert'}">${text}</p>`;
