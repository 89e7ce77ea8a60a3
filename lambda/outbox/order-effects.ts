import { callOffWindows } from '../domain/delivery/call-off';
import { Fault } from '../domain/fault';
import { awaitedHandOver, handOver } from '../domain/orders/hand-over';
import type { Order } from '../domain/orders/order';
import { followOrderCard } from '../domain/payments/order-card';
import { countOrderInHabits, isCountable } from '../domain/purchases/count-order';
import { isNotable, noteRewards } from '../domain/rewards/note';
import type { Shop } from '../domain/shop';

export type Report = (error: unknown, about: Record<string, unknown>) => void;

/** Which order a record of the table's stream is about. */
export type OrderReference = Pick<Order, 'householdId' | 'orderId'>;

/**
 * A seller's system that is down must not hold up the stream, where all households wait in line: the order stays
 * overdue, and the sweeper brings it here again until it was taken over.
 */
async function tryHandOver(shop: Shop, order: Order, report: Report): Promise<void> {
  try {
    await handOver(shop, order);
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'commerce-unreachable')) throw error;
    report(error, { orderId: order.orderId });
  }
}

/**
 * What follows from a change of an order, outside of the order. It looks at the order as it is now, not as it was in
 * the record, so a record that comes twice, late or out of order does no harm.
 */
export async function followOrder(
  shop: Shop,
  { householdId, orderId }: OrderReference,
  report: Report,
): Promise<void> {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) return;
  // Before all that may have to be tried again: a door is at stake, and then money. Neither waits for the other.
  try {
    if (order.status === 'cancelled')
      await callOffWindows(shop, householdId, (window) => window.orderId === orderId);
  } finally {
    await followOrderCard(shop, order);
  }
  if (awaitedHandOver(order)) await tryHandOver(shop, order, report);
  if (isCountable(order)) await countOrderInHabits(shop, order);
  if (isNotable(order)) await noteRewards(shop, order);
}
