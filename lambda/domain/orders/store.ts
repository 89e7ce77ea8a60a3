import type { HouseholdId, OrderId } from '../ids';
import type { Instant } from '../time';
import type { Movement } from '../wallet/movement';
import type { MovementResult } from '../wallet/store';
import type { Order } from './order';

/** Beside what any movement may answer: a deal's last unit went to somebody else. */
export type PlaceResult = MovementResult | { kind: 'deal-sold-out' };

export type ChangeResult = { kind: 'committed' } | { kind: 'order-changed'; order: Order };

/** This event was recorded before, for this order or for another. */
export type Repeated = { kind: 'repeated' };

export interface OrderStore {
  /**
   * Places an order and pays it: journal, wallet, line, order and the deal's stock in one transaction.
   * Takes deal stock from one shard after the other before it answers `deal-sold-out`, and notes in the lines which.
   */
  place(order: Order, payment: Movement): Promise<PlaceResult>;
  /**
   * Cancels and pays back in one transaction, on the version given; deal stock returns to its shard. With an event id:
   * once per event, `repeated` after.
   */
  cancel(order: Order, refund: Movement, eventId?: string): Promise<MovementResult | ChangeResult | Repeated>;
  /**
   * Saves a change made on `order.version - 1`; version 1 is an order brought along from elsewhere. With an event id:
   * once per event, `repeated` after.
   */
  save(order: Order, eventId?: string): Promise<ChangeResult | Repeated>;
  read(householdId: HouseholdId, orderId: OrderId): Promise<Order | undefined>;
  /** Found through an index that is a moment behind: for callers that know the order's id alone. */
  find(orderId: OrderId): Promise<Order | undefined>;
  /** Newest first. */
  latest(householdId: HouseholdId, limit: number): Promise<Order[]>;
  /** Placed in [from, to), newest first, at most 100. */
  between(householdId: HouseholdId, from: Instant, to: Instant): Promise<Order[]>;
  /** Orders the seller's system has not taken over by their deadline: for the sweeper. */
  overdue(now: Instant, limit: number): Promise<Order[]>;
}
