import { epochMsOf, type Instant, plusMs } from '../time';
import { awaitedHandOver } from './hand-over';
import { awaitsCard, awaitsCardBack, holdExpiresAt, type Order } from './order';

/** The outbox hands an order over within seconds; what still waits after this, the sweeper takes up. */
const handOverWithinMs = 5 * 60_000;

/** What fails is tried again soon at first, and later with patience: it must not stand in the way of what is new. */
const soonMs = 2 * 60_000;
const patientAfterMs = 3_600_000;
const patientlyMs = 10 * 60_000;

/** Placed so long ago that its coins are not held for it any more. */
export const isHoldOver = (order: Order, now: Instant): boolean =>
  order.status === 'placed' && now >= holdExpiresAt(order);

/** When money last began to go back to the card. */
const cardBackAt = ({ refunds, notSent, placedAt }: Order): Instant =>
  refunds?.at(-1)?.at ?? notSent?.at ?? placedAt;

/** Since when something outside has to follow from an order, that has not. */
function awaitsSince(order: Order): Instant | undefined {
  if (awaitsCard(order)) return order.placedAt;
  const awaited = awaitedHandOver(order);
  if (awaited) return order.history[awaited] ?? order.placedAt;
  return awaitsCardBack(order) ? cardBackAt(order) : undefined;
}

function nextTryAt({ takenUpAt }: Order, since: Instant): Instant {
  if (takenUpAt === undefined || takenUpAt < since) return plusMs(since, handOverWithinMs);
  const isFresh = epochMsOf(takenUpAt) - epochMsOf(since) < patientAfterMs;
  return plusMs(takenUpAt, isFresh ? soonMs : patientlyMs);
}

/** When the sweeper must look at an order, if at all: for its card, either way, for the seller to know, or to let go of it. */
export function dueAt(order: Order): Instant | undefined {
  const since = awaitsSince(order);
  const tryAt = since && nextTryAt(order, since);
  if (order.status !== 'placed') return tryAt;
  const heldUntil = holdExpiresAt(order);
  return tryAt && tryAt < heldUntil ? tryAt : heldUntil;
}
