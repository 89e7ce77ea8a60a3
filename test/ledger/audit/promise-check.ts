import type { Ask } from './ask';
import { amount, list, type Parts, part, type Raw, text } from './raw';
import { assertThat, Violation } from './violation';

/*
 * Rewards are asked for by nobody: they follow from what was promised when an order was delivered. The promise stands in
 * an item of its own, and what comes of it is worked out here from that and from the order as it is.
 */

const isReward = (key: string): boolean => key.includes('\nR#');

function isMonthAfter(month: string, at: string, months: number): boolean {
  const [year, number] = [Number(at.slice(0, 4)), Number(at.slice(5, 7))];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().startsWith(month);
}

/** The month of the coins, which must be so many after the one in which they were given. */
export function monthAfterSo(entry: Raw, months: number): string {
  const [change] = list(entry, 'changes');
  const [month = ''] = Object.keys(part(part(change, 'lots'), 'promo'));
  const isRight = [months, months - 1].some((some) => isMonthAfter(month, text(entry, 'at'), some));
  assertThat(isRight, 'P11', `coins of ${months} months last until ${month}`, entry);
  return month;
}

const cents = (order: Raw): number => amount(order, 'totalCents');

const refunded = (order: Raw): number =>
  list(order, 'refunds').reduce((sum, one) => sum + amount(one, 'coins') + amount(one, 'cardCents'), 0);

/** A fixed reward or a share of the goods, for the part of the order that was kept. */
function worthOf(promise: Raw, order: Raw): number {
  const lines = JSON.parse(text(order, 'lines')) as { quantity: number; unitCents: number }[];
  const goods = lines.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0);
  const promised = Number(promise.coins ?? 0) + Math.floor((goods * Number(promise.percent ?? 0)) / 100);
  return Math.floor((promised * (cents(order) - refunded(order))) / cents(order));
}

/** What a reward had to be, from what was promised; undefined when the journal is of no promise. */
export function askOfPromise(journal: Raw, parts: Parts): Ask | undefined {
  const key = text(journal, 'key');
  const change = parts.other.find((one) => isReward(one.key) && `reward:${one.before?.rewardId}` === key);
  if (!change?.before) return undefined;
  const { before: promise } = change;
  assertThat(promise.status === 'pending', 'P3', `${key} was given before`, promise);
  const order = parts.order.find(({ after }) => after?.orderId === promise.earnedBy)?.before;
  if (!order) throw new Violation('P16', `${key} was given and its order does not know`);
  const entry = part(journal, 'entry');
  return {
    does: 'reward',
    kind: 'reward',
    householdId: text(promise, 'householdId'),
    coins: worthOf(promise, order),
    month: monthAfterSo(entry, amount(promise, 'validMonths')),
  };
}
