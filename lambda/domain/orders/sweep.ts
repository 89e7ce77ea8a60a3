import type { Shop } from '../shop';

/** Orders woken in one sweep, and how many of them at a time; the rest waits for the next. */
const sweepLimit = 500;
const atATime = 25;

/**
 * Wakes orders that the seller's system should have taken over by now: a new version of each brings it through the
 * outbox once more. Effects on the world have one way out, so whoever sweeps needs the table alone.
 * @returns how many were woken.
 */
export async function wakeOverdueOrders(shop: Pick<Shop, 'orders' | 'clock'>): Promise<number> {
  const overdue = await shop.orders.overdue(shop.clock.now(), sweepLimit);
  for (let start = 0; start < overdue.length; start += atATime) {
    const some = overdue.slice(start, start + atATime);
    // One that changed meanwhile is on its way through the outbox already.
    await Promise.all(some.map((order) => shop.orders.save({ ...order, version: order.version + 1 })));
  }
  return overdue.length;
}
