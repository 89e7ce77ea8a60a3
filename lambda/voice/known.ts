import type { Catalogue } from '../domain/catalogue/catalogue';
import type { Deal } from '../domain/deals/deal';
import type { Household } from '../domain/household/household';
import type { Order } from '../domain/orders/order';
import type { Terms } from '../domain/orders/quote';
import { withOpenOrders } from '../domain/purchases/current-habits';
import type { Habit } from '../domain/purchases/habit';
import type { Wallet } from '../domain/wallet/wallet';
import type { Turn } from './turn';

/** What a turn about shopping knows, from one round trip. */
export interface Known {
  household: Household;
  wallet?: Wallet;
  catalogue: Catalogue;
  /** With the orders that may still be cancelled counted in. */
  habits: Habit[];
  /** Newest first. */
  orders: Order[];
  openDeals: Deal[];
}

const latestOrders = 5;

/** Reads all of it in parallel: one sequential round trip. */
export async function readKnown(turn: Turn): Promise<Known> {
  const { shop, householdId } = turn;
  const [view, catalogue, habits, orders, openDeals] = await Promise.all([
    turn.household(),
    shop.catalogue.current(),
    shop.habits.read(householdId),
    shop.orders.latest(householdId, latestOrders),
    shop.deals.open(turn.now),
  ]);
  const current = withOpenOrders(habits, orders, view.household.timeZone);
  return { ...view, catalogue, habits: current.habits, orders, openDeals };
}

/** What prices depend on, for this household now. */
export const termsOf = (turn: Turn, known: Known): Terms => ({
  seller: turn.shop.seller,
  household: known.household,
  habits: known.habits,
  openDeals: known.openDeals,
  now: turn.now,
});
