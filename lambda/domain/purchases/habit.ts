import type { Sku } from '../ids';
import type { Day } from '../time';

/** Running statistics of one household and one item: all that is needed to know what is usual and when it runs out. */
export interface Habit {
  sku: Sku;
  /** Purchase days counted. */
  count: number;
  firstDay: Day;
  lastDay: Day;
  /** Units bought the last time, and the usual number (exponentially weighted, for rounding when spoken). */
  lastQuantity: number;
  usualQuantity: number;
  /** Sum of the natural logarithms of the gaps in days, of count - 1 gaps: heavy tails make plain means bad. */
  sumLogGapDays: number;
}

/** All habits of a household, most bought first, with the number of changes made. */
export interface Habits {
  version: number;
  habits: Habit[];
}
