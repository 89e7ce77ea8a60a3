import { Temporal } from 'temporal-polyfill';

/** UTC with milliseconds, `2026-11-21T10:00:00.000Z`: sorts as text. */
export type Instant = string;
/** Calendar day of some time zone, `2026-11-21`. */
export type Day = string;
/** IANA name, `Europe/Paris`. */
export type TimeZone = string;

/** The one source of "now". */
export interface Clock {
  now(): Instant;
}

export const dayMs = 86_400_000;

/** Fixed width, so that instants compare as text. */
export const instantOf = (epochMs: number): Instant => new Date(epochMs).toISOString();
export const epochMsOf = (instant: Instant): number => Date.parse(instant);
export const plusMs = (instant: Instant, durationMs: number): Instant =>
  instantOf(epochMsOf(instant) + durationMs);

/** The later of two instants. */
export const laterOf = (a: Instant, b: Instant): Instant => (a.localeCompare(b) > 0 ? a : b);

const zoned = (instant: Instant, zone: TimeZone) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

/** The calendar day at an instant, as the people of that zone name it. */
export const dayOf = (instant: Instant, zone: TimeZone): Day => zoned(instant, zone).toPlainDate().toString();

/** Hour of the day, 0 to 23, on the wall clock of that zone. */
export const hourOf = (instant: Instant, zone: TimeZone): number => zoned(instant, zone).hour;

/** First instant of a day in a zone; a day without midnight begins when its clocks begin. */
export const startOfDay = (day: Day, zone: TimeZone): Instant =>
  instantOf(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** A wall-clock hour of a day as an instant; in a spring gap, the later reading. */
export const atHour = (day: Day, hour: number, zone: TimeZone): Instant =>
  instantOf(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds,
  );

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
