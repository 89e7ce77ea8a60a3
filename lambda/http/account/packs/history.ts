import { html } from 'hono/html';
import type { Payment } from '../../../domain/payments/payment';
import type { Html } from '../frame/layout';
import { type PackParts, packsPath } from './view';

/** A payment for coins, and what of it can still be given back. */
export interface Purchase {
  payment: Payment;
  coins: number;
  unusedCoins: number;
  /** Made with the page: sent twice, it gives back once. */
  requestId: string;
}

const withdrawal = ({ payment, unusedCoins, requestId }: Purchase, parts: PackParts): Html => {
  const { words, formats, household } = parts;
  const { withdraw } = words.history;
  if (unusedCoins === 0 || !payment.credited) return html``;
  const until = formats.date(payment.credited.withdrawableUntil, household.timeZone);
  const coins = formats.coins(unusedCoins);
  return html`<details class="more">
  <summary>${withdraw.summary(coins)}</summary>
  <p>${withdraw.text(coins, until)}</p>
  <form method="post" action="${packsPath}/withdraw">
    <input type="hidden" name="paymentId" value="${payment.paymentId}" />
    <input type="hidden" name="requestId" value="${requestId}" />
    <button class="quiet">${withdraw.action}</button>
  </form>
</details>`;
};

/** What has become of it, in as many sentences as it takes. */
function storyOf({ payment }: Purchase, { words, formats, household }: PackParts): string[] {
  const { history } = words;
  const { status, declineReason, refunds, currency, createdAt } = payment;
  return [
    formats.date(createdAt, household.timeZone),
    history.status[status],
    ...(declineReason ? [history.declined[declineReason]] : []),
    ...refunds
      .filter(({ cents }) => cents > 0)
      .map(({ cents, reason }) =>
        history.refund(formats.money({ cents, currency }), history.refunds[reason]),
      ),
  ];
}

const row = (purchase: Purchase, parts: PackParts): Html => {
  const { cents, currency } = purchase.payment;
  return html`<li>
  <span class="what">${parts.formats.coins(purchase.coins)}</span>
  <span class="amount">${parts.formats.money({ cents, currency })}</span>
  <span class="more">${storyOf(purchase, parts).join(' · ')}</span>
  ${withdrawal(purchase, parts)}
</li>`;
};

export const historyView = (parts: PackParts): Html => html`<h2>${parts.words.history.title}</h2>
${
  parts.purchases.length === 0
    ? html`<p>${parts.words.history.none}</p>`
    : html`<ul class="lines">${parts.purchases.map((purchase) => row(purchase, parts))}</ul>`
}`;
