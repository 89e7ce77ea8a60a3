import type { Order } from '../../../domain/orders/order';
import type { NoFacts } from '../../../domain/outcome';
import type { Day } from '../../../domain/time';

export type CancelOrderOutcomes = {
  'link-account': NoFacts;
  /** Which order, and what comes back. */
  confirm: { order: Order };
  /** The one before was not meant. */
  'confirm-next': { order: Order };
  /** No open order has what was said; this one could be cancelled. */
  'confirm-other': { order: Order; said: string };
  /** No order is of the day that was said; this one could be cancelled. */
  'confirm-other-day': { order: Order };
  'confirm-again': { order: Order };
  'confirm-help': { order: Order };
  cancelled: { order: Order; balanceCoins: number };
  kept: NoFacts;
  'too-late': { order: Order; sellerName: string };
  'already-cancelled': { order: Order; day: Day };
  'nothing-to-cancel': { delivered?: { order: Order; day: Day } };
  'not-ordered': { said: string };
};
