import type { Catalogue } from '../catalogue/catalogue';
import { type CatalogueItem, isForSale } from '../catalogue/item';
import { addDays, type Day, daysBetween } from '../time';
import type { Habit, Habits } from './habit';

/** The item's typical gap counts as this many gaps of the household's own. */
const typicalGaps = 3;
/** One large purchase may stretch the forecast this far, and one small one shrink it. */
const mostStretch = 4;
/** What runs out within these days is due: the order takes that long to arrive. */
const dueAheadDays = 3;
/** Not bought for this many times its gap: given up, no longer running out. */
const givenUpAfterGaps = 3;

/** A habit whose item is running out now. */
export interface Due {
  habit: Habit;
  item: CatalogueItem;
  runOutDay: Day;
}

/** Units to offer when nobody says how many. */
export const usualQuantity = (habit: Habit): number => Math.max(1, Math.round(habit.usualQuantity));

const stretchOf = ({ lastQuantity, usualQuantity }: Habit): number =>
  Math.min(mostStretch, Math.max(1 / mostStretch, lastQuantity / usualQuantity));

/**
 * Whole days the last purchase lasts: the geometric mean of the gaps, shrunk to the item's typical gap, for the units bought.
 * Logarithms, because gaps are heavy-tailed and plain means are far off.
 */
function lastingDays(habit: Habit, typicalDays: number): number {
  const ownGaps = habit.count - 1;
  const typicalLog = typicalGaps * Math.log(Math.max(1, typicalDays));
  const meanLog = (habit.sumLogGapDays + typicalLog) / (ownGaps + typicalGaps);
  return Math.max(1, Math.round(Math.exp(meanLog) * stretchOf(habit)));
}

/** The day on which the household's stock of an item is expected to end. */
export const runOutDay = (habit: Habit, typicalDays: number): Day =>
  addDays(habit.lastDay, lastingDays(habit, typicalDays));

interface Candidate extends Due {
  score: number;
}

function candidate(habit: Habit, item: CatalogueItem, today: Day): Candidate | undefined {
  const lasting = lastingDays(habit, item.typicalDays);
  const elapsedDays = daysBetween(habit.lastDay, today);
  const isDue = elapsedDays >= 1 && elapsedDays + dueAheadDays >= lasting;
  if (!isDue || elapsedDays > givenUpAfterGaps * lasting) return undefined;
  const score = Math.log1p(habit.count) - Math.abs(Math.log(elapsedDays / lasting));
  return { habit, item, runOutDay: runOutDay(habit, item.typicalDays), score };
}

/**
 * What is running out now and is for sale, the surest first: bought often, and near its expected day.
 * One purchase is not yet a habit.
 */
export function dueHabits(habits: Habits, catalogue: Catalogue, today: Day): Due[] {
  return habits.habits
    .flatMap((habit) => {
      const item = catalogue.find(habit.sku);
      const found = item && habit.count > 1 && isForSale(item) ? candidate(habit, item, today) : undefined;
      return found ? [found] : [];
    })
    .sort((a, b) => b.score - a.score || (a.habit.sku < b.habit.sku ? -1 : 1))
    .map(({ score, ...due }) => due);
}
