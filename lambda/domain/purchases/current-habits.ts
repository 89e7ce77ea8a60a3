import type { Order } from '../orders/order';
import { dayOf, type TimeZone } from '../time';
import { countPurchase } from './count';
import type { Habits } from './habit';

const isUncounted = (order: Order): boolean => order.status !== 'cancelled' && !order.countedInHabits;

/**
 * Habits as if every open order had been counted. Stored habits count what has left; orders that can still be
 * cancelled are laid over them, so a cancelled one leaves no trace, and a new one is there at once.
 */
export const withOpenOrders = (habits: Habits, newestFirst: readonly Order[], zone: TimeZone): Habits =>
  newestFirst
    .filter(isUncounted)
    .reduceRight(
      (counted, order) => countPurchase(counted, order.lines, dayOf(order.placedAt, zone)),
      habits,
    );
