import type { Sku } from '../ids';
import type { Money } from '../money';
import type { Order, OrderLine } from '../orders/order';
import { isOnTheWay } from '../orders/status';
import { type Day, dayOf, type TimeZone } from '../time';
import type { Habit } from './habit';

/** One item of one past order. */
export interface Purchase {
  line: Pick<OrderLine, 'sku' | 'names' | 'quantity'>;
  day: Day;
  unitPrice: Money;
  /** The day it comes, while it is on its way. */
  comesOn?: Day;
}

/** All of one item that was bought in some time. */
export interface Total {
  line: Purchase['line'];
  lastDay: Day;
  purchases: number;
}

function purchasesOf(order: Order, zone: TimeZone): Purchase[] {
  const day = dayOf(order.placedAt, zone);
  return order.lines.map((line) => ({
    line,
    day,
    unitPrice: { cents: line.unitCents, currency: order.currency },
    ...(isOnTheWay(order) && { comesOn: order.deliveryDay }),
  }));
}

/** What was bought and not cancelled, in the order of the orders given. */
export const purchasesIn = (orders: readonly Order[], zone: TimeZone): Purchase[] =>
  orders.filter(({ status }) => status !== 'cancelled').flatMap((order) => purchasesOf(order, zone));

const oftenAndLateFirst = (a: Total, b: Total): number =>
  b.purchases - a.purchases || b.lastDay.localeCompare(a.lastDay);

/** Purchases, newest first, added up by item: what was bought most often first. */
export function totalsOf(newestFirst: readonly Purchase[]): Total[] {
  const totals = new Map<Sku, Total>();
  for (const { line, day } of newestFirst) {
    const known = totals.get(line.sku);
    const quantity = line.quantity + (known?.line.quantity ?? 0);
    const { sku, names } = known?.line ?? line;
    const purchases = 1 + (known?.purchases ?? 0);
    totals.set(sku, { line: { sku, names, quantity }, lastDay: known?.lastDay ?? day, purchases });
  }
  return [...totals.values()].sort(oftenAndLateFirst);
}

/** Fewer purchases than this make no rhythm. */
const fewestForRhythm = 3;

/** Days that usually pass between two purchases; undefined before there is a rhythm. */
export const usualGapDays = ({ count, sumLogGapDays }: Habit): number | undefined =>
  count < fewestForRhythm ? undefined : Math.max(1, Math.round(Math.exp(sumLogGapDays / (count - 1))));
