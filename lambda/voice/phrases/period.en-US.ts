import { once } from '../../domain/once';
import type { Day } from '../../domain/time';
import { isRecentMonth, kindOf } from '../period';
import type { Period } from '../slots';
import { onDay } from './en-US';

const utc = { timeZone: 'UTC' } as const;
const monthFormat = once(() => new Intl.DateTimeFormat('en-US', { month: 'long', ...utc }));
const dateFormat = once(() => new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', ...utc }));
const date = (day: Day): string => dateFormat().format(new Date(day));

const yearWhenOld = (from: Day, today: Day): string =>
  isRecentMonth(from, today) ? '' : ` ${from.slice(0, 4)}`;

/** "last week", "in February", "from March 2 to March 8". */
export function inPeriod(period: Period, today: Day): string {
  const { from, to } = period;
  switch (kindOf(period, today)) {
    case 'day':
      return onDay(from, today);
    case 'this-week':
      return 'this week';
    case 'last-week':
      return 'last week';
    case 'weekend':
      return `on the weekend of ${date(from)}`;
    case 'month':
      return `in ${monthFormat().format(new Date(from))}${yearWhenOld(from, today)}`;
    case 'year':
      return `in ${from.slice(0, 4)}`;
    case 'span':
      return `from ${date(from)} to ${date(to)}`;
  }
}
