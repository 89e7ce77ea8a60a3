import { type NoFacts, type Outcome, outcome } from '../outcome';
import { type Day, dayOf, type TimeZone } from '../time';
import type { Order } from './order';

export type StatusOutcomes = {
  /** At least one, the soonest first. */
  'on-the-way': { orders: Order[] };
  delivered: { order: Order; day: Day };
  cancelled: { order: Order; day: Day };
  /** Delivered, and given back whole. */
  returned: { order: Order; day: Day };
  'no-orders': NoFacts;
};

export const isOnTheWay = ({ status }: Order): boolean => status === 'placed' || status === 'shipped';

/** The day on which an order reached the status it has. */
export const statusDay = ({ history, status, placedAt }: Order, zone: TimeZone): Day =>
  dayOf(history[status] ?? placedAt, zone);

/** How a household's orders stand, newest first: what is coming, else what became of the last one. */
export function statusOf(newestFirst: readonly Order[], zone: TimeZone): Outcome<StatusOutcomes> {
  const orders = newestFirst
    .filter(isOnTheWay)
    .sort((a, b) => a.deliveryDay.localeCompare(b.deliveryDay) || a.placedAt.localeCompare(b.placedAt));
  if (orders.length > 0) return outcome('on-the-way', { orders });
  const [order] = newestFirst;
  if (!order) return outcome('no-orders');
  const day = statusDay(order, zone);
  const { status } = order;
  return status === 'cancelled' || status === 'returned'
    ? outcome(status, { order, day })
    : outcome('delivered', { order, day });
}
