import type { OrderLine } from '../../../domain/orders/order';
import type { NoFacts } from '../../../domain/outcome';

export type ReorderLastOrderOutcomes = {
  'no-order-yet': NoFacts;
  /** Nothing of the last order can be had today. */
  'all-gone': { lines: OrderLine[] };
};
