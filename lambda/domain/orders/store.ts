import type { HouseholdId, OrderId } from '../ids';
import type { Instant } from '../time';
import type { CodeChange } from '../voice-code/spending';
import type { Movement } from '../wallet/movement';
import type { MovementResult } from '../wallet/store';
import type { Order } from './order';

/** Beside what any movement may answer. */
export type PlaceResult =
  | MovementResult
  /** A deal's last unit went to somebody else. */
  | { kind: 'deal-sold-out' }
  /** It was placed before, without coins. */
  | { kind: 'placed-before'; order: Order }
  /** The voice code that it was to count on is another by now. */
  | { kind: 'code-changed' };

export type ChangeResult = { kind: 'committed' } | { kind: 'order-changed'; order: Order };

/** This event was recorded before, for this order or for another. */
export type Repeated = { kind: 'repeated' };

/** What goes with a change of an order, in its transaction. */
export interface OrderChange {
  /** What it moves in the wallet. */
  movement?: Movement;
  /** The seller's event that caused it: once per event, `repeated` after. */
  eventId?: string;
  /** Gives deal stock back to the shard it was taken from. */
  returnsStock?: true;
}

export type SaveResult = MovementResult | ChangeResult | Repeated;

export interface OrderStore {
  /**
   * Places an order and holds its coins: journal, wallet, line, order and the deal's stock in one transaction; an order
   * paid by card alone moves no coins. Takes deal stock from one shard after the other before it answers
   * `deal-sold-out`, and notes in the lines which.
   * @param counted what it counts on the voice code, in the same transaction.
   */
  place(order: Order, hold: Movement | undefined, counted?: CodeChange): Promise<PlaceResult>;
  /**
   * Saves a change made on `order.version - 1`, with what goes with it; version 1 is an order brought along from
   * elsewhere.
   */
  save(order: Order, change?: OrderChange): Promise<SaveResult>;
  read(householdId: HouseholdId, orderId: OrderId): Promise<Order | undefined>;
  /** Found through an index that is a moment behind: for callers that know the order's id alone. */
  find(orderId: OrderId): Promise<Order | undefined>;
  /** Newest first; without those that were done when their household was forgotten. */
  latest(householdId: HouseholdId, limit: number): Promise<Order[]>;
  /** Placed in [from, to), newest first, at most 100; the same without. */
  between(householdId: HouseholdId, from: Instant, to: Instant): Promise<Order[]>;
  /** Orders the seller's system has not taken over by their deadline: for the sweeper. */
  overdue(now: Instant, limit: number): Promise<Order[]>;
}
