import { html } from 'hono/html';
import { textField } from '../../pages/form';
import type { Html } from './layout';

/** What entering a code came to: the status to answer with, and one line about it. */
export interface EnteredCode {
  status: 200 | 409 | 422 | 429;
  done?: string;
  problem?: string;
}

interface CodeForm {
  /** Where the form goes. */
  path: string;
  words: { code: string; hint: string; action: string };
  problem?: string | undefined;
  typed?: string | undefined;
}

/** One code of digits to enter. */
export const codeForm = ({
  path,
  words,
  problem,
  typed,
}: CodeForm): Html => html`<form method="post" action="${path}">
  ${textField({
    name: 'code',
    label: words.code,
    hint: words.hint,
    value: typed,
    problem,
    attributes: { inputmode: 'numeric', autocomplete: 'off', maxlength: 40, required: '' },
  })}
  <button>${words.action}</button>
</form>`;
