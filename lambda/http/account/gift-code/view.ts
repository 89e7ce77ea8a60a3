import { html } from 'hono/html';
import { notice } from '../../pages/form';
import { codeForm } from '../frame/code-form';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import type { GiftCodeWords } from './words.en';

const giftCodePath = `${root}/gift-code`;

interface Parts {
  words: GiftCodeWords;
  /** What was credited, now or before. */
  done?: string | undefined;
  problem?: string | undefined;
  typed?: string | undefined;
}

export const giftCodeView = ({ words, done, problem, typed }: Parts): Html => html`${notice(done)}
<p>${words.explained}</p>
${codeForm({ path: giftCodePath, words, problem, typed })}`;
