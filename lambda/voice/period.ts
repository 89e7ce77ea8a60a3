import type { Intent as HeardIntent } from 'ask-sdk-model';
import { addDays, type Day, dayOf, daysBetween, type TimeZone, weekdayOf } from '../domain/time';
import { type Period, parseDate, pastPeriodSlot, slotText } from './slots';
import type { Turn } from './turn';

/** Nowhere is the calendar further ahead than here. */
const earliestZone: TimeZone = 'Pacific/Kiritimati';

const daysOf = ({ from, to }: Period): number => daysBetween(from, to) + 1;

/** Days of a weekend, a week and a whole year: these are named by where they stand, not by the calendar alone. */
const namedByPlaceDays = [2, 7, 365, 366];

/** Whether it can only mean what is to come: tomorrow, "next Friday", next week, or a time more than a year away. */
function isToCome(period: Period, today: Day): boolean {
  const awayDays = daysBetween(today, period.from);
  const isNextWeekday = daysOf(period) === 1 && awayDays >= 7 && awayDays < 14;
  return awayDays === 1 || awayDays >= 366 || isNextWeekday || namedByPlaceDays.includes(daysOf(period));
}

const isWeekday = ({ from, to }: Period, today: Day): boolean => from === to && daysBetween(today, from) < 7;

/**
 * When the purchases asked about were made. A weekday means the one that was, though Alexa hears the next one; a day
 * or month of the year means the last one. The household's own calendar is not known yet: a day that has begun
 * somewhere is taken as said.
 */
export function periodSlot(heard: HeardIntent, turn: Turn): Period | 'unclear' | 'to-come' | undefined {
  const today = turn.today();
  const latestToday = dayOf(turn.now, earliestZone);
  const said = parseDate(slotText(heard, 'date') ?? '');
  if (!said || said.from <= latestToday) return pastPeriodSlot(heard, 'date', latestToday);
  if (isToCome(said, today)) return 'to-come';
  if (isWeekday(said, today)) return { from: addDays(said.from, -7), to: addDays(said.to, -7) };
  return pastPeriodSlot(heard, 'date', latestToday);
}

/** Whether a weekday was heard as the one to come: it may have been meant, though the one that was is told. */
export function isComingWeekday(heard: HeardIntent, turn: Turn): boolean {
  const said = parseDate(slotText(heard, 'date') ?? '');
  return said !== undefined && said.from > dayOf(turn.now, earliestZone) && isWeekday(said, turn.today());
}

export const isWithin = (day: Day, { from, to }: Period): boolean => day >= from && day <= to;

/** Whether people name this month without its year: it was in the last twelve. */
export const isRecentMonth = (from: Day, today: Day): boolean =>
  from > `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}-31`;

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

const isWholeMonth = ({ from, to }: Period): boolean =>
  from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && addDays(to, 1).endsWith('-01');

const isWholeYear = ({ from, to }: Period): boolean =>
  from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31');

export type PeriodKind = 'day' | 'this-week' | 'last-week' | 'weekend' | 'month' | 'year' | 'span';

/** How people would name a period. */
export function kindOf(period: Period, today: Day): PeriodKind {
  const { from, to } = period;
  if (from === to) return 'day';
  if (isWholeMonth(period)) return 'month';
  if (isWholeYear(period)) return 'year';
  const isWeek = daysOf(period) === 7 && weekdayOf(from) === 1;
  if (isWeek && from === mondayOf(today)) return 'this-week';
  if (isWeek && from === addDays(mondayOf(today), -7)) return 'last-week';
  return daysOf(period) === 2 && weekdayOf(from) === 6 ? 'weekend' : 'span';
}
