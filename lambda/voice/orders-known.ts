import type { Catalogue } from '../domain/catalogue/catalogue';
import type { HouseholdView } from '../domain/household/household';
import type { Order } from '../domain/orders/order';
import type { Turn } from './turn';

/** What a turn about orders knows, from one round trip. */
export interface OrdersKnown extends HouseholdView {
  catalogue: Catalogue;
  /** Newest first. */
  orders: Order[];
}

/** The newest orders that a turn looks at, unless it pages further back. */
export const latestOrders = 20;

/** Reads all of it in parallel: one sequential round trip. */
export async function readOrders(turn: Turn, limit = latestOrders): Promise<OrdersKnown> {
  const [view, catalogue, orders] = await Promise.all([
    turn.household(),
    turn.shop.catalogue.current(),
    turn.shop.orders.latest(turn.householdId, limit),
  ]);
  return { ...view, catalogue, orders };
}
