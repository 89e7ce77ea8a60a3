import type { Sku } from '../ids';
import { type Day, daysBetween } from '../time';
import type { Habit, Habits } from './habit';

/** Packed habits stay small: beyond this, the least recently bought are forgotten. */
export const mostHabits = 300;

/** How much the last purchase weighs in the usual quantity. */
const lastWeight = 0.3;

export interface Bought {
  sku: Sku;
  quantity: number;
}

const firstPurchase = ({ sku, quantity }: Bought, day: Day): Habit => ({
  sku,
  count: 1,
  firstDay: day,
  lastDay: day,
  lastQuantity: quantity,
  usualQuantity: quantity,
  sumLogGapDays: 0,
});

/**
 * Buying again on the same day is one larger purchase, not a gap. So is one counted late, from before the last day:
 * the gap it would split is no longer known.
 */
const addToLast = (habit: Habit, quantity: number): Habit => ({
  ...habit,
  lastQuantity: habit.lastQuantity + quantity,
  usualQuantity: habit.usualQuantity + (habit.count === 1 ? 1 : lastWeight) * quantity,
});

function nextPurchase(habit: Habit, quantity: number, day: Day): Habit {
  const gapDays = daysBetween(habit.lastDay, day);
  if (gapDays <= 0) return addToLast(habit, quantity);
  return {
    ...habit,
    count: habit.count + 1,
    lastDay: day,
    lastQuantity: quantity,
    usualQuantity: habit.usualQuantity + lastWeight * (quantity - habit.usualQuantity),
    sumLogGapDays: habit.sumLogGapDays + Math.log(gapDays),
  };
}

const bySku = (a: Habit, b: Habit): number => (a.sku < b.sku ? -1 : 1);
const mostBoughtFirst = (a: Habit, b: Habit): number => b.count - a.count || bySku(a, b);
const latestFirst = (a: Habit, b: Habit): number =>
  a.lastDay === b.lastDay ? mostBoughtFirst(a, b) : a.lastDay < b.lastDay ? 1 : -1;

const keptHabits = (habits: Habit[]): Habit[] =>
  (habits.length > mostHabits ? habits.sort(latestFirst).slice(0, mostHabits) : habits).sort(mostBoughtFirst);

/** Counts what was bought on a day. Lines of the same item are one purchase. */
export function countPurchase(habits: Habits, bought: readonly Bought[], day: Day): Habits {
  const bySkus = new Map(habits.habits.map((habit) => [habit.sku, habit]));
  for (const line of bought) {
    const habit = bySkus.get(line.sku);
    bySkus.set(line.sku, habit ? nextPurchase(habit, line.quantity, day) : firstPurchase(line, day));
  }
  return { version: habits.version + 1, habits: keptHabits([...bySkus.values()]) };
}
