import type { Shop } from '../shop';
import { changed } from './payment';

/** Payments woken in one sweep, and how many of them at a time; the rest waits for the next. */
const sweepLimit = 500;
const atATime = 25;

/**
 * Wakes payments that wait for longer than they should: a new version of each brings it through the outbox once more.
 * @returns how many were woken.
 */
export async function sweepPayments(shop: Pick<Shop, 'payments' | 'clock'>): Promise<number> {
  const now = shop.clock.now();
  const overdue = await shop.payments.overdue(now, sweepLimit);
  for (let start = 0; start < overdue.length; start += atATime) {
    const some = overdue.slice(start, start + atATime);
    // One that changed meanwhile is on its way through the outbox already.
    await Promise.all(some.map((payment) => shop.payments.save(changed(payment, {}, now))));
  }
  return overdue.length;
}
