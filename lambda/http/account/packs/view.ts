import { html } from 'hono/html';
import type { Household } from '../../../domain/household/household';
import { type CoinOffer, packOffers } from '../../../domain/payments/packs';
import type { Seller } from '../../../domain/seller';
import { notice, textField } from '../../pages/form';
import type { Formats } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import { historyView, type Purchase } from './history';
import type { PackWords } from './words.en';

export const packsPath = `${root}/packs`;

/** What is wrong: at the number of coins, or with the whole. */
export type PackProblem = { field?: 'coins'; text: string };

export interface PackParts {
  words: PackWords;
  formats: Formats;
  household: Household;
  seller: Seller;
  /** How many coins may be bought now. */
  roomCoins: number;
  purchases: Purchase[];
  done?: string | undefined;
  problem?: PackProblem | undefined;
  /** What was typed. */
  typed?: string | undefined;
}

/** The way to the page that asks once more; buying is never one touch away. */
const offerLink = ({ coins, cents, discountPercent }: CoinOffer, parts: PackParts): Html => {
  const { words, formats, household } = parts;
  const price = formats.money({ cents, currency: household.currency });
  return html`<li>
  <a class="what" href="${packsPath}/confirm?coins=${coins}">${words.pack(formats.coins(coins), price)}</a>
  <span class="minor">${discountPercent > 0 ? words.discount(formats.percent(discountPercent)) : ''}</span>
</li>`;
};

const otherAmount = ({
  words,
  formats,
  seller,
  problem,
  typed,
}: PackParts): Html => html`<h2>${words.other}</h2>
<form method="get" action="${packsPath}/confirm">
  ${textField({
    name: 'coins',
    label: words.amount,
    hint: words.amountHint(formats.number(seller.wallet.leastCardCents)),
    value: typed,
    attributes: { inputmode: 'numeric', autocomplete: 'off', maxlength: 12, required: '', class: 'short' },
    ...(problem?.field && { problem: problem.text }),
  })}
  <button class="quiet">${words.next}</button>
</form>`;

const onSale = (parts: PackParts): Html => {
  const { words, formats, seller, roomCoins } = parts;
  if (!seller.wallet.topUps) return html`<p>${words.none}</p>`;
  return html`<p>${words.explained} ${words.room(formats.coins(roomCoins))}</p>
<h2>${words.packs}</h2>
<ul class="lines">${packOffers(seller.wallet).map((offer) => offerLink(offer, parts))}</ul>
${otherAmount(parts)}`;
};

export const packsView = (parts: PackParts): Html => html`${notice(parts.done)}
${parts.problem?.field === undefined ? notice(parts.problem?.text, 'attention') : ''}
${onSale(parts)}
${historyView(parts)}`;

interface ConfirmParts extends Pick<PackParts, 'words' | 'formats' | 'household' | 'seller'> {
  offer: CoinOffer;
  /** Made with the page: sent twice, it buys once. */
  paymentId: string;
}

/** Seller, goods, price and the way back, before anything is bought. */
export const confirmView = (parts: ConfirmParts): Html => {
  const { words, formats, household, seller, offer, paymentId } = parts;
  const { confirm } = words;
  const price = formats.money({ cents: offer.cents, currency: household.currency });
  return html`<div class="card">
  <p class="balance">${price}<small>${confirm.offer(formats.coins(offer.coins), price)} – ${seller.name}</small></p>
</div>
<p>${confirm.card}</p>
<p>${confirm.withdrawal(formats.number(seller.wallet.withdrawalDays))}</p>
<form method="post" action="${packsPath}/buy">
  <input type="hidden" name="paymentId" value="${paymentId}" />
  <input type="hidden" name="coins" value="${offer.coins}" />
  <input type="hidden" name="cents" value="${offer.cents}" />
  <p class="actions">
    <button>${confirm.buy(price)}</button>
    <a class="button quiet" href="${packsPath}">${confirm.cancel}</a>
  </p>
</form>`;
};
