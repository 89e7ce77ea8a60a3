import { Fault } from '../fault';
import type { Order } from '../orders/order';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { dayOf } from '../time';
import { countPurchase } from './count';
import type { Habits } from './habit';

const mostTries = 5;

export type CountOutcome = Outcome<{
  counted: { habits: Habits };
  /** Counted before, or it can still be cancelled, or its household was forgotten. */
  'nothing-to-count': NoFacts;
}>;

/** An order counts once it has left: from then on nothing can take it back. */
export const isCountable = (order: Order): boolean =>
  (order.status === 'shipped' || order.status === 'delivered') &&
  !order.countedInHabits &&
  !order.isForgotten;

/**
 * Counts a shipped order in its household's habits, exactly once, whatever comes between.
 * @throws Fault `store-conflict` when others keep changing the same habits.
 */
export async function countOrderInHabits(
  shop: Pick<Shop, 'habits' | 'orders' | 'households'>,
  { householdId, orderId }: Pick<Order, 'householdId' | 'orderId'>,
): Promise<CountOutcome> {
  for (let tries = 0; tries < mostTries; tries++) {
    const [order, view, habits] = await Promise.all([
      shop.orders.read(householdId, orderId),
      shop.households.read(householdId),
      shop.habits.read(householdId),
    ]);
    if (!order || !view || !isCountable(order)) return outcome('nothing-to-count');
    const counted = countPurchase(habits, order.lines, dayOf(order.placedAt, view.household.timeZone));
    const change = { ...order, countedInHabits: true, version: order.version + 1 };
    if ((await shop.habits.saveCounting(householdId, counted, change)) === 'saved')
      return outcome('counted', { habits: counted });
  }
  throw new Fault('store-conflict', 'habits kept changing while an order was counted', { orderId });
}
