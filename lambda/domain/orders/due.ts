import { type Instant, plusMs } from '../time';
import { awaitedHandOver } from './hand-over';
import { awaitsCard, holdExpiresAt, type Order } from './order';

/** The outbox hands an order over within seconds; what still waits after this, the sweeper takes up. */
const handOverWithinMs = 5 * 60_000;

/** Placed so long ago that its coins are not held for it any more. */
export const isHoldOver = (order: Order, now: Instant): boolean =>
  order.status === 'placed' && now >= holdExpiresAt(order);

/** When the sweeper must look at an order, if at all: to have its card charged, tell the seller, or let go of it. */
export function dueAt(order: Order): Instant | undefined {
  if (awaitsCard(order)) return plusMs(order.placedAt, handOverWithinMs);
  const awaited = awaitedHandOver(order);
  if (awaited) return plusMs(order.history[awaited] ?? order.placedAt, handOverWithinMs);
  return order.status === 'placed' ? holdExpiresAt(order) : undefined;
}
