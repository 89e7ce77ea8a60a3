import type { Shop } from '../shop';
import { sweepEach } from '../sweeping';
import type { Instant } from '../time';
import { isHoldOver } from './due';
import type { Order } from './order';
import { refundOrder } from './refund';

/** Orders looked at in one sweep; the rest waits for the next. */
const sweepLimit = 500;

type SweepShop = Pick<Shop, 'orders' | 'households' | 'wallets' | 'clock'>;

/**
 * One that never shipped is cancelled, and its coins are free. Any other gets a new version, which brings it through
 * the outbox once more: effects on the world have one way out, so whoever sweeps needs the table alone.
 */
async function takeUp(shop: SweepShop, order: Order, now: Instant): Promise<void> {
  if (isHoldOver(order, now)) await refundOrder(shop, order, { by: 'expiry', now });
  // One that changed meanwhile is on its way through the outbox already.
  else await shop.orders.save({ ...order, takenUpAt: now, version: order.version + 1 });
}

/** One whose household was forgotten meanwhile is gone, and needs nothing any more. */
async function takeUpUnlessGone(shop: SweepShop, order: Order, now: Instant): Promise<void> {
  try {
    await takeUp(shop, order, now);
  } catch (error) {
    if (await shop.orders.read(order.householdId, order.orderId)) throw error;
  }
}

/**
 * Takes up orders that the seller's system should have taken over by now, or shipped long ago.
 * @returns how many there were.
 * @throws the first failure, once all were tried.
 */
export async function sweepOrders(shop: SweepShop): Promise<number> {
  const now = shop.clock.now();
  const overdue = await shop.orders.overdue(now, sweepLimit);
  return sweepEach(overdue, (order) => takeUpUnlessGone(shop, order, now));
}
