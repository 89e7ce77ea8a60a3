import type { HouseholdId, OrderId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import type { Order } from './order';
import { refundOrder } from './refund';

export type CancelOutcomes = {
  cancelled: { order: Order; balanceCoins: number };
  /** It has left, or is about to: too late for a cancellation. */
  'too-late': { order: Order };
  'already-cancelled': { order: Order };
  'order-unknown': NoFacts;
};

/** Whether the customer can still take an order back by saying so. */
export const isCancellable = (order: Order, now: Instant): boolean =>
  order.status === 'placed' && now < order.cancelUntil;

/** Cancels an order and gives its coins back in one transaction, once. */
export async function cancelOrder(
  shop: Pick<Shop, 'households' | 'orders'>,
  householdId: HouseholdId,
  orderId: OrderId,
  now: Instant,
): Promise<Outcome<CancelOutcomes>> {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) return outcome('order-unknown');
  if (order.status === 'cancelled') return outcome('already-cancelled', { order });
  if (!isCancellable(order, now)) return outcome('too-late', { order });
  return refundOrder(shop, order, { by: 'customer', now });
}
