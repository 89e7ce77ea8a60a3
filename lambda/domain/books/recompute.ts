import type { Journal } from '../wallet/movement';
import type { DailyTotals } from './store';
import { addTotals, isOfBooks, postingsOf, type Totals } from './totals';

/** The books made anew from journals: what the projected ones must be equal to. */
export function addJournal(
  days: DailyTotals,
  journal: Journal,
  thresholds: readonly number[] = [],
): DailyTotals {
  for (const { day, totals } of postingsOf(journal, thresholds)) {
    days[day] = addTotals(days[day] ?? {}, totals);
  }
  return days;
}

export const inAllOf = (days: DailyTotals): Totals =>
  Object.values(days).reduce<Totals>((all, totals) => addTotals(all, totals), {});

/** By how much two books differ, all differences added up without their signs: 0 when they are the same. */
export function driftBetween(one: DailyTotals, other: DailyTotals): number {
  const days = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...days].reduce((drift, day) => drift + driftOf(one[day] ?? {}, other[day] ?? {}), 0);
}

export function driftOf(one: Totals, other: Totals): number {
  const names = new Set([...Object.keys(one), ...Object.keys(other)].filter(isOfBooks));
  return [...names].reduce((drift, name) => drift + Math.abs((one[name] ?? 0) - (other[name] ?? 0)), 0);
}
