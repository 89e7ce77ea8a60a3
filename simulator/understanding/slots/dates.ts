import type { Temporal } from 'temporal-polyfill';
import { Calendar } from './calendar';
import { englishDate } from './dates.en';
import { frenchDate } from './dates.fr';
import { isFrench } from './language';

/**
 * A day (2026-10-03), week (2026-W47), weekend (2026-W47-WE), month, year, decade (202X), season (2026-WI) or PRESENT_REF,
 * as AMAZON.DATE gives it.
 */
export function readDate(
  words: readonly string[],
  locale: string,
  today: Temporal.PlainDate,
): string | undefined {
  const text = words.join(' ');
  const calendar = new Calendar(today);
  const written = /^(\d{4}) (\d{2}) (\d{2})$/.exec(text);
  if (written) return calendar.dayOfMonth(Number(written[3]), Number(written[2]), Number(written[1]));
  return isFrench(locale) ? frenchDate(text, calendar) : englishDate(text, calendar);
}
