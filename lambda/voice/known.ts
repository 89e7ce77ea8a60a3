import type { Deal } from '../domain/deals/deal';
import type { Terms } from '../domain/orders/quote';
import { withOpenOrders } from '../domain/purchases/current-habits';
import type { Habit } from '../domain/purchases/habit';
import { earliestOpening } from '../domain/tiers/tier';
import { type OrdersKnown, readOrders } from './orders-known';
import type { Turn } from './turn';

/** What a turn about shopping knows, from one round trip. */
export interface Known extends OrdersKnown {
  /** With the orders that may still be cancelled counted in. */
  habits: Habit[];
  /** Those that are open to some tier: each is asked whether it is for this household. */
  openDeals: Deal[];
}

/** More orders than this are hardly ever on their way at once, and each costs every turn. */
const newestOrders = 10;

/** Reads all of it in parallel: one sequential round trip. */
export async function readKnown(turn: Turn): Promise<Known> {
  const [known, habits, openDeals] = await Promise.all([
    readOrders(turn, newestOrders),
    turn.shop.habits.read(turn.householdId),
    turn.shop.deals.open(turn.now, earliestOpening(turn.shop.seller.wallet.tiers, turn.now)),
  ]);
  const current = withOpenOrders(habits, known.orders, known.household.timeZone);
  return { ...known, habits: current.habits, openDeals };
}

/** What prices depend on, for this household now. */
export const termsOf = (turn: Turn, known: Known): Terms => ({
  seller: turn.shop.seller,
  household: known.household,
  habits: known.habits,
  openDeals: known.openDeals,
  ...(known.wallet && { wallet: known.wallet }),
  now: turn.now,
});
