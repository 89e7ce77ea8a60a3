import { html } from 'hono/html';
import type { HouseholdView } from '../../../domain/household/household';
import type { Instant } from '../../../domain/time';
import { spendableCoins } from '../../../domain/wallet/lots';
import { notice, textField } from '../../pages/form';
import type { Formats } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import type { MyDataWords } from './words.en';

export const myDataPath = `${root}/my-data`;

/** What is to become of coins that are left. */
export type CoinChoice = 'refund' | 'keep';

/** Why nothing was deleted, with what was asked for. */
export interface Refusal {
  word: string;
  coins: CoinChoice;
  /** Absent when only the word is wrong. */
  heldCoins?: number;
}

interface Parts {
  words: MyDataWords;
  formats: Formats;
  now: Instant;
  refusal?: Refusal | undefined;
}

const section = ({ title, items }: MyDataWords['kept']): Html =>
  html`<h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const choice = (name: CoinChoice, { words, refusal }: Parts): Html => html`<label class="choice">
  <input type="radio" name="coins" value="${name}" ${(refusal?.coins ?? 'refund') === name ? 'checked' : ''} />
  <span>${words.coins[name]}</span>
</label>`;

/** Asked only where there are coins. */
function coinsLeft({ wallet }: HouseholdView, parts: Parts): Html {
  const { words, formats, now } = parts;
  const coins = wallet ? spendableCoins(wallet, now) + wallet.heldCoins : 0;
  if (coins === 0) return html``;
  const held = wallet?.heldCoins ? words.coins.held(formats.number(wallet.heldCoins)) : '';
  return html`<fieldset>
  <legend>${words.coins.title(formats.coins(coins))}${held}</legend>
  ${choice('refund', parts)}
  ${choice('keep', parts)}
</fieldset>`;
}

const wordField = ({ words, refusal }: Parts): Html =>
  textField({
    name: 'word',
    label: words.confirm(words.word),
    value: refusal?.word,
    attributes: { autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', required: '' },
    ...(refusal && refusal.heldCoins === undefined && { problem: words.problem(words.word) }),
  });

export const myDataView = (view: HouseholdView, parts: Parts): Html => {
  const { words, formats, refusal } = parts;
  const held = refusal?.heldCoins;
  return html`${notice(held === undefined ? undefined : words.held(formats.coins(held)), 'attention')}
<p>${words.explained}</p>
${section(words.deleted)}
${section(words.kept)}
<p>${words.before}</p>
<form method="post" action="${myDataPath}/delete">
  ${coinsLeft(view, parts)}
  ${wordField(parts)}
  <button class="danger">${words.action}</button>
</form>`;
};
