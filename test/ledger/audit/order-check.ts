import type { ItemChange } from '../fake/storage';
import type { End } from './ask';
import { amount, list, type Parts, part, type Raw, text } from './raw';
import type { OrderRefund, PaidOrder } from './rules';
import { assertSame, assertThat } from './violation';

/** Legal steps of an order, and how its hold must end in the same commit. */
const steps: Readonly<Record<string, string[]>> = {
  'placed shipped': ['captured'],
  'placed delivered': ['captured'],
  'placed cancelled': ['voided', 'expired'],
  'shipped delivered': [],
  'shipped returned': [],
  'delivered returned': [],
};

const holdKeyOf = (order: Raw): string => `I#order:${text(order, 'orderId')}:hold\nJ`;

const refundsOf = (order: Raw | undefined) =>
  list(order, 'refunds').map((one) => ({
    refundId: text(one, 'refundId'),
    coins: amount(one, 'coins'),
    cardCents: amount(one, 'cardCents'),
  }));

const totalOf = (refunds: readonly { coins: number; cardCents: number }[]) => ({
  coins: refunds.reduce((sum, { coins }) => sum + coins, 0),
  cardCents: refunds.reduce((sum, { cardCents }) => sum + cardCents, 0),
});

function checkHoldOf(order: Raw, parts: Parts, allowed: readonly string[]): void {
  if (amount(order, 'coins') === 0) return;
  const journal = parts.journal.find(({ key }) => key === holdKeyOf(order))?.after;
  assertThat(
    allowed.includes(String(journal?.status)),
    'P5 P9',
    `an order moved on and its hold is ${journal?.status ?? 'untouched'} in the same commit`,
    order,
  );
}

function checkStep(before: Raw, order: Raw, parts: Parts): void {
  const step = `${text(before, 'status')} ${text(order, 'status')}`;
  const holds = steps[step];
  assertThat(holds !== undefined, 'P9', `an order went from ${step.replace(' ', ' to ')}`, order);
  if (holds && holds.length > 0) checkHoldOf(order, parts, holds);
  const isLeaving = step === 'placed shipped' || step === 'placed delivered';
  if (isLeaving && amount(order, 'cardCents') > 0)
    assertSame('P16', 'the card of an order that leaves', part(order, 'card').state, 'paid');
}

/** Whether an end of a hold takes as many coins as the order that leaves with it has. */
export const isOfOrder = (end: End, { order: [order] }: Parts): boolean =>
  end.does === 'release' && order?.after !== undefined && end.capturedCoins === amount(order.after, 'coins');

const worth = (order: Raw): number =>
  list(order, 'lines').reduce((sum, line) => sum + amount(line, 'unitCents') * amount(line, 'quantity'), 0);

/** P16: what was not sent was not paid, or goes back to the card first; an order is worth what it says. */
function checkNotSent(before: Raw, order: Raw): void {
  if (order.notSent === undefined || before.notSent !== undefined) return;
  const notSent = part(order, 'notSent');
  const cents = worth(notSent);
  const cardCents = Math.min(cents, amount(before, 'cardCents'));
  const back = { coins: amount(notSent, 'coins'), cardCents: amount(notSent, 'cardCents') };
  assertSame('P16', 'what was not sent', back, { coins: cents - cardCents, cardCents });
  for (const name of ['coins', 'cardCents'] as const)
    assertSame('P16', `the ${name} of what was sent`, amount(order, name), amount(before, name) - back[name]);
  assertSame(
    'P16',
    'the total of what was sent',
    amount(order, 'totalCents'),
    amount(before, 'totalCents') - cents,
  );
}

/** P5, P9, P16: an order moves together with its coins, and gives back no more than was paid. */
export function checkOrder({ before, after: order }: ItemChange, parts: Parts): void {
  if (!order) return;
  if (!before) checkHoldOf(order, parts, ['pending']);
  else {
    assertSame('P5', 'the version of an order', amount(order, 'version'), amount(before, 'version') + 1);
    if (before.status !== order.status) checkStep(before, order, parts);
    checkNotSent(before, order);
  }
  const back = totalOf(refundsOf(order));
  const isWithin = back.coins <= amount(order, 'coins') && back.cardCents <= amount(order, 'cardCents');
  assertThat(isWithin, 'P16', 'an order gave back more than was paid', order);
}

/** What a refund had to be: the card first, then coins; of what was earned, the part that belongs to it. */
export function refundIn(parts: Parts, orderId: string, paid: PaidOrder, askedCents: number): OrderRefund {
  const change = parts.order.find(({ after }) => after?.orderId === orderId);
  const [before, after] = [change?.before, change?.after];
  assertThat(before !== undefined && after !== undefined, 'P5', 'a refund without its order');
  const known = refundsOf(before);
  const added = refundsOf(after).slice(known.length);
  assertSame('P16', 'the number of refunds in one movement', added.length, 1);
  const [refund, earlier] = [added[0] ?? { coins: 0, cardCents: 0 }, totalOf(known)];
  const leftCents = amount(before, 'totalCents') - earlier.coins - earlier.cardCents;
  const cardCents = Math.min(askedCents, amount(before, 'cardCents') - earlier.cardCents);
  const should = { coins: askedCents - cardCents, cardCents };
  assertSame('P16', 'a refund', { coins: refund.coins, cardCents: refund.cardCents }, should);
  const earned = Number(before?.earnedCoins ?? 0);
  const clawbackCoins = Math.floor((earned * askedCents) / leftCents);
  assertSame('P16', 'what an order has earned', Number(after?.earnedCoins ?? 0), earned - clawbackCoins);
  return { coins: refund.coins, clawbackCoins, paid };
}
