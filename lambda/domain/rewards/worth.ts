import type { HouseholdId } from '../ids';
import { type Order, refundedOf } from '../orders/order';
import { goodsCents } from '../orders/quote';
import type { Shop } from '../shop';
import type { Reward } from './reward';

/** Goods that came back earn nothing: what an order was told of counts for the part of it that was kept. */
function shareOf(amount: number, order: Order): number {
  const { coins, cardCents } = refundedOf(order);
  const keptCents = order.totalCents - coins - cardCents;
  return Math.floor((amount * keptCents) / order.totalCents);
}

/** Nothing of it was kept, or nothing was delivered in the end. */
const isGivenBack = (order: Order): boolean =>
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

/** The orders of rewards that wait are among the newest of the household. */
const latestOrders = 20;

/**
 * Coins that are on their way: what the rewards that wait would come to today. One round trip. A share of an order that
 * is not among the newest is left out: never more is said than comes.
 */
export async function waitingCoins(
  { rewards, orders }: Pick<Shop, 'rewards' | 'orders'>,
  householdId: HouseholdId,
): Promise<number> {
  const [waiting, latest] = await Promise.all([
    rewards.waiting(householdId),
    orders.latest(householdId, latestOrders),
  ]);
  const orderOf = ({ earnedBy }: Reward) => latest.find(({ orderId }) => orderId === earnedBy);
  return waiting.reduce((sum, reward) => sum + worthOf(reward, orderOf(reward)), 0);
}
