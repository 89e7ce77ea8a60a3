import type { Order } from './order';

export type HandOverKind = 'placed' | 'cancelled';

/** The seller's own system: it ships what is handed over. */
export interface CommercePort {
  /**
   * Tells the seller that an order was placed or cancelled. Repeatable: the message id is the same in every try.
   * @throws Fault `commerce-unreachable` (try again) or `commerce-refused` (it said no for good).
   */
  handOver(kind: HandOverKind, order: Order): Promise<void>;
}
