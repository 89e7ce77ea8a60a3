import { once } from '../../domain/once';
import type { Day } from '../../domain/time';
import { isRecentMonth, kindOf } from '../period';
import type { Period } from '../slots';
import { onDay } from './fr-FR';

const utc = { timeZone: 'UTC' } as const;
const monthFormat = once(() => new Intl.DateTimeFormat('fr-FR', { month: 'long', ...utc }));
const dateFormat = once(() => new Intl.DateTimeFormat('fr-FR', { month: 'long', day: 'numeric', ...utc }));

/** « 1er mars », « 2 mars ». */
const date = (day: Day): string => dateFormat().format(new Date(day)).replace(/^1 /, '1er ');

const yearWhenOld = (from: Day, today: Day): string =>
  isRecentMonth(from, today) ? '' : ` ${from.slice(0, 4)}`;

/** « la semaine dernière », « en février », « du 2 mars au 8 mars ». */
export function inPeriod(period: Period, today: Day): string {
  const { from, to } = period;
  switch (kindOf(period, today)) {
    case 'day':
      return onDay(from, today);
    case 'this-week':
      return 'cette semaine';
    case 'last-week':
      return 'la semaine dernière';
    case 'weekend':
      return `le week-end du ${date(from)}`;
    case 'month':
      return `en ${monthFormat().format(new Date(from))}${yearWhenOld(from, today)}`;
    case 'year':
      return `en ${from.slice(0, 4)}`;
    case 'span':
      return `du ${date(from)} au ${date(to)}`;
  }
}
