import type { Day } from '../time';
import type { Month } from '../wallet/month';
import type { Posting, Totals } from './totals';

/** Totals by the day of their entries. */
export type DailyTotals = Record<Day, Totals>;

export interface BooksStore {
  /** Adds each posting once, however often and in whatever order it is given. */
  add(postings: readonly Posting[]): Promise<void>;
  /** Since the first movement. */
  inAll(): Promise<Totals>;
  ofMonth(month: Month): Promise<DailyTotals>;
}
