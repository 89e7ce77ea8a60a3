import { Catalogue } from '../../../domain/catalogue/catalogue';
import { itemsNamed, type ProductPhrase } from '../../../domain/catalogue/resolve';
import type { Sku } from '../../../domain/ids';
import type { Order } from '../../../domain/orders/order';
import { orderedItems } from '../../../domain/orders/ordered';
import type { Habit } from '../../../domain/purchases/habit';
import { type Purchase, purchasesIn } from '../../../domain/purchases/history';
import { addDays, startOfDay } from '../../../domain/time';
import { type OrdersKnown, readOrders } from '../../orders-known';
import { isWithin } from '../../period';
import type { Period } from '../../slots';
import type { Turn } from '../../turn';

/** A store answers with at most this many orders of a period. */
const mostOrders = 100;

/** What a turn about the past knows, from one round trip. */
export interface Past extends OrdersKnown {
  habits: Habit[];
  /** Newest first, of the latest orders. */
  purchases: Purchase[];
  /** Newest first, of the period asked about. */
  then: Purchase[];
  /** The period had more orders than could be read. */
  isPartial: boolean;
}

/** Orders of a period: a day more on both sides, until the household's time zone is known. */
const ordersAround = (turn: Turn, { from, to }: Period): Promise<Order[]> =>
  turn.shop.orders.between(
    turn.householdId,
    startOfDay(addDays(from, -1), 'UTC'),
    startOfDay(addDays(to, 2), 'UTC'),
  );

/** Reads all of it in parallel: one sequential round trip. */
export async function readPast(turn: Turn, period?: Period, limit?: number): Promise<Past> {
  const [known, { habits }, around] = await Promise.all([
    readOrders(turn, limit),
    turn.shop.habits.read(turn.householdId),
    period ? ordersAround(turn, period) : [],
  ]);
  const { timeZone } = known.household;
  const then = purchasesIn(around, timeZone).filter(({ day }) => period && isWithin(day, period));
  const purchases = purchasesIn(known.orders, timeZone);
  return { ...known, habits, purchases, then, isPartial: around.length >= mostOrders };
}

/** What of the household's own purchases a phrase means, however long ago. */
export function ownNamed(turn: Turn, past: Past, phrase: ProductPhrase): Set<Sku> {
  const { catalogue, habits, orders } = past;
  const habitual = habits.map(({ sku }) => catalogue.find(sku)).filter((item) => item !== undefined);
  const own = new Map([...orderedItems(orders, catalogue), ...habitual].map((item) => [item.sku, item]));
  const shelf = new Catalogue(catalogue.revision, [...own.values()]);
  return new Set(itemsNamed(phrase, shelf, turn.language).map(({ sku }) => sku));
}
