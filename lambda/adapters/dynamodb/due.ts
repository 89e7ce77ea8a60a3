import { awaitedHandOver } from '../../domain/orders/hand-over';
import type { Order } from '../../domain/orders/order';
import { type Instant, plusMs } from '../../domain/time';
import { type DueKeys, dueKeys } from './table';

/** The outbox hands an order over within seconds; what still waits after this, the sweeper takes up. */
const handOverWithinMs = 5 * 60_000;

/** When the sweeper must look at an order, if at all. */
export function dueAt(order: Order): Instant | undefined {
  const awaited = awaitedHandOver(order);
  return awaited && plusMs(order.history[awaited] ?? order.placedAt, handOverWithinMs);
}

export const isDue = (order: Order, now: Instant): boolean => {
  const at = dueAt(order);
  return at !== undefined && at <= now;
};

/** Attributes that put an order into the `due` index, or none. */
export function dueKeysOf(order: Order): DueKeys | undefined {
  const at = dueAt(order);
  return at === undefined ? undefined : dueKeys(order, at);
}
