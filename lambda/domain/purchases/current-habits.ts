import type { Household } from '../household/household';
import type { Order } from '../orders/order';
import type { Shop } from '../shop';
import { dayOf, type TimeZone } from '../time';
import { countPurchase } from './count';
import type { Habits } from './habit';

/** Orders that may not be counted yet are among the newest ones. */
const openOrders = 20;

const isUncounted = (order: Order): boolean => order.status !== 'cancelled' && !order.countedInHabits;

/** Habits as if every open order had been counted: a cancelled one leaves no trace. */
export function withOpenOrders(habits: Habits, newestFirst: readonly Order[], zone: TimeZone): Habits {
  return newestFirst
    .filter(isUncounted)
    .reduceRight(
      (counted, order) => countPurchase(counted, order.lines, dayOf(order.placedAt, zone)),
      habits,
    );
}

/**
 * What the household usually buys, up to its last order. Two parallel reads, one round trip.
 * Stored habits count what has shipped; orders that can still be cancelled are laid over them here.
 */
export async function currentHabits(
  shop: Pick<Shop, 'habits' | 'orders'>,
  household: Pick<Household, 'id' | 'timeZone'>,
): Promise<Habits> {
  const [habits, latest] = await Promise.all([
    shop.habits.read(household.id),
    shop.orders.latest(household.id, openOrders),
  ]);
  return withOpenOrders(habits, latest, household.timeZone);
}
