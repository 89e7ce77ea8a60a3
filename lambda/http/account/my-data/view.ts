import { html } from 'hono/html';
import type { HouseholdView } from '../../../domain/household/household';
import type { Instant } from '../../../domain/time';
import { spendableCoins } from '../../../domain/wallet/lots';
import { notice, textField } from '../frame/form';
import type { Formats } from '../frame/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import type { MyDataWords } from './words.en';

export const myDataPath = `${root}/my-data`;

interface Parts {
  words: MyDataWords;
  formats: Formats;
  now: Instant;
  /** What was typed in place of the word. */
  wrong?: string | undefined;
}

const section = ({ title, items }: MyDataWords['kept']): Html =>
  html`<h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

function coinsLeft({ wallet }: HouseholdView, { words, formats, now }: Parts): Html {
  const coins = wallet ? spendableCoins(wallet, now) + wallet.heldCoins : 0;
  return coins > 0 ? notice(words.coins(formats.coins(coins)), 'attention') : html``;
}

export const myDataView = (view: HouseholdView, parts: Parts): Html => {
  const { words, wrong } = parts;
  return html`<p>${words.explained}</p>
${section(words.deleted)}
${section(words.kept)}
${coinsLeft(view, parts)}
<p>${words.before}</p>
<form method="post" action="${myDataPath}/delete">
  ${textField({
    name: 'word',
    label: words.confirm(words.word),
    attributes: { autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', required: '' },
    ...(wrong !== undefined && { value: wrong, problem: words.problem(words.word) }),
  })}
  <button class="danger">${words.action}</button>
</form>`;
};
