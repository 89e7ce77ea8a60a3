import type { Shop } from '../shop';
import type { Instant } from '../time';
import { isHoldOver } from './due';
import type { Order } from './order';
import { refundOrder } from './refund';

/** Orders looked at in one sweep, and how many of them at a time; the rest waits for the next. */
const sweepLimit = 500;
const atATime = 25;

type SweepShop = Pick<Shop, 'orders' | 'households' | 'wallets' | 'clock'>;

/**
 * One that never shipped is cancelled, and its coins are free. Any other gets a new version, which brings it through
 * the outbox once more: effects on the world have one way out, so whoever sweeps needs the table alone.
 */
async function takeUp(shop: SweepShop, order: Order, now: Instant): Promise<void> {
  if (isHoldOver(order, now)) await refundOrder(shop, order, { by: 'expiry', now });
  // One that changed meanwhile is on its way through the outbox already.
  else await shop.orders.save({ ...order, version: order.version + 1 });
}

/**
 * Takes up orders that the seller's system should have taken over by now, or shipped long ago. One that cannot be
 * taken up does not hold up the others.
 * @returns how many there were.
 * @throws the first failure, once all were tried.
 */
export async function sweepOrders(shop: SweepShop): Promise<number> {
  const now = shop.clock.now();
  const overdue = await shop.orders.overdue(now, sweepLimit);
  const failures: unknown[] = [];
  const tryOne = (order: Order) => takeUp(shop, order, now).catch((error) => failures.push(error));
  for (let start = 0; start < overdue.length; start += atATime)
    await Promise.all(overdue.slice(start, start + atATime).map(tryOne));
  if (failures.length > 0) throw failures[0];
  return overdue.length;
}
