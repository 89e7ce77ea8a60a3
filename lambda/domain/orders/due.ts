import { type Instant, plusMs } from '../time';
import { awaitedHandOver } from './hand-over';
import { awaitsCard, awaitsCardBack, holdExpiresAt, type Order } from './order';

/** The outbox hands an order over within seconds; what still waits after this, the sweeper takes up. */
const handOverWithinMs = 5 * 60_000;

/** Placed so long ago that its coins are not held for it any more. */
export const isHoldOver = (order: Order, now: Instant): boolean =>
  order.status === 'placed' && now >= holdExpiresAt(order);

/** When money last began to go back to the card. */
const cardBackAt = ({ refunds, notSent, placedAt }: Order): Instant =>
  refunds?.at(-1)?.at ?? notSent?.at ?? placedAt;

/** When the sweeper must look at an order, if at all: for its card, either way, for the seller to know, or to let go of it. */
export function dueAt(order: Order): Instant | undefined {
  if (awaitsCard(order)) return plusMs(order.placedAt, handOverWithinMs);
  const awaited = awaitedHandOver(order);
  if (awaited) return plusMs(order.history[awaited] ?? order.placedAt, handOverWithinMs);
  if (awaitsCardBack(order)) return plusMs(cardBackAt(order), handOverWithinMs);
  return order.status === 'placed' ? holdExpiresAt(order) : undefined;
}
