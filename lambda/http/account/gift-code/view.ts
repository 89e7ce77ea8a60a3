import { html } from 'hono/html';
import { notice, textField } from '../frame/form';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import type { GiftCodeWords } from './words.en';

export const giftCodePath = `${root}/gift-code`;

interface Parts {
  words: GiftCodeWords;
  /** What was credited, now or before. */
  done?: string | undefined;
  problem?: string | undefined;
  typed?: string | undefined;
}

export const giftCodeView = ({ words, done, problem, typed }: Parts): Html => html`${notice(done)}
<p>${words.explained}</p>
<form method="post" action="${giftCodePath}">
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
