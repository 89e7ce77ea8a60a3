import { type Order, refundedOf } from '../orders/order';
import { goodsCents } from '../orders/quote';
import type { Reward } from './reward';

/** Goods that came back earn nothing: what an order was told of counts for the part of it that was kept. */
function shareOf(amount: number, order: Order): number {
  const { coins, cardCents } = refundedOf(order);
  const keptCents = order.totalCents - coins - cardCents;
  return Math.floor((amount * keptCents) / order.totalCents);
}

/** Nothing of it was kept, or nothing was delivered in the end. */
export const isGivenBack = (order: Order): boolean =>
  order.status !== 'delivered' || shareOf(order.totalCents, order) === 0;

/**
 * What a reward comes to in whole coins, rounded down, by what of its order was kept: the same share that a later
 * refund would take back. The thanks for a friend are whole as long as the friend kept anything.
 */
export function worthOf(reward: Reward, order: Order | undefined): number {
  const { on, coins = 0, percent = 0 } = reward;
  if (!order) return coins;
  if (isGivenBack(order)) return 0;
  const goods = Math.floor((goodsCents(order.lines) * percent) / 100);
  const promised = coins + goods;
  return on === 'referral' ? promised : shareOf(promised, order);
}
