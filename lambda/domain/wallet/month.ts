import { addDays, type Day, type Instant, instantOf } from '../time';

/** A calendar month, `2026-12`: promo coins of one month expire together. Sorts as text. */
export type Month = string;

const written = /^\d{4}-(?:0[1-9]|1[0-2])$/;

export const isMonth = (text: string): text is Month => written.test(text);

const hoursUntilOverEverywhere = 12;

/** The month of an instant in UTC. */
export const monthOf = (instant: Instant): Month => instant.slice(0, 7);

export function addMonths(month: Month, months: number): Month {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months));
  return date.toISOString().slice(0, 7);
}

/** The last day of a month. */
export const lastDayOf = (month: Month): Day => addDays(`${addMonths(month, 1)}-01`, -1);

/**
 * The first instant at which coins of a month are gone: when the month is over everywhere on earth, so that "until the
 * end of December" is true in every household's time zone.
 */
export const expiryOf = (month: Month): Instant =>
  instantOf(Date.parse(`${addMonths(month, 1)}-01T00:00:00.000Z`) + hoursUntilOverEverywhere * 3_600_000);

export const hasExpired = (month: Month, at: Instant): boolean => at >= expiryOf(month);
