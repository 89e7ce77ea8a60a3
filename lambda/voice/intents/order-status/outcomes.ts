import type { CatalogueItem } from '../../../domain/catalogue/item';
import type { Order } from '../../../domain/orders/order';
import type { NoFacts } from '../../../domain/outcome';
import type { Day } from '../../../domain/time';
import type { Span } from '../../delivery';

/** An order, and when it is to be put inside, where that is planned. */
export interface Coming {
  order: Order;
  inside?: Span;
}

export type OrderStatusOutcomes = {
  'link-account': NoFacts;
  /** The soonest, and how many more are coming. */
  'on-the-way': Coming & { more: number };
  'next-on-the-way': { coming: Coming[]; more: number };
  'more-again': { more: number };
  delivered: { order: Order; day: Day };
  cancelled: { order: Order; day: Day };
  returned: { order: Order; day: Day };
  'no-orders': NoFacts;
  /** No recent order has it; it could be ordered when an item is told. */
  'not-ordered': { said: string; item?: CatalogueItem };
};
