import { tzOffset } from '@date-fns/tz/tzOffset';

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

/** The earlier of two instants. */
export const earlierOf = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** The later of two instants. */
export const laterOf = (a: Instant, b: Instant): Instant => (a.localeCompare(b) > 0 ? a : b);

const calendars = new Map<TimeZone, Intl.DateTimeFormat>();

/** Made once per zone: every turn asks what day it is, and a zone is slow to look up. Swedish writes days as ISO does. */
function calendarOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = calendars.get(zone);
  if (known) return known;
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  calendars.set(zone, calendar);
  return calendar;
}

/** The calendar day at an instant, as the people of that zone name it. */
export const dayOf = (instant: Instant, zone: TimeZone): Day => calendarOf(zone).format(epochMsOf(instant));

const minuteMs = 60_000;
const offsetMs = (zone: TimeZone, epochMs: number): number => tzOffset(zone, new Date(epochMs)) * minuteMs;

/** A wall-clock hour of a day as an instant; in a spring gap, the later reading, and in autumn the first. */
export function atHour(day: Day, hour: number, zone: TimeZone): Instant {
  const wallMs = Date.parse(day) + hour * 60 * minuteMs;
  const beforeMs = offsetMs(zone, wallMs - dayMs);
  const afterMs = offsetMs(zone, wallMs + dayMs);
  const isRead = (offset: number) => offsetMs(zone, wallMs - offset) === offset;
  return instantOf(wallMs - (!isRead(beforeMs) && isRead(afterMs) ? afterMs : beforeMs));
}

/** Clocks that are changed are looked at from well before and well after: no zone is further than this from UTC. */
const beyondAnyChangeMs = dayMs + 2 * 60 * minuteMs;

/**
 * Instants at which the clocks of a zone show a time of a day, in order: none where the clocks leap over it, two where
 * they are put back.
 * @param minutes since midnight, as the clock shows them.
 */
export function instantsAt(day: Day, minutes: number, zone: TimeZone): Instant[] {
  const wallMs = Date.parse(day) + minutes * minuteMs;
  const offsets = [-beyondAnyChangeMs, -dayMs / 2, 0, dayMs / 2, beyondAnyChangeMs].map((awayMs) =>
    offsetMs(zone, wallMs + awayMs),
  );
  const shown = [...new Set(offsets)].map((offset) => wallMs - offset);
  return shown
    .filter((epochMs) => epochMs + offsetMs(zone, epochMs) === wallMs)
    .sort((a, b) => a - b)
    .map(instantOf);
}

/** First instant of a day in a zone; a day without midnight begins when its clocks begin. */
export const startOfDay = (day: Day, zone: TimeZone): Instant => atHour(day, 0, zone);

export const addDays = (day: Day, days: number): Day =>
  instantOf(Date.parse(day) + days * dayMs).slice(0, 10);

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => new Date(day).getUTCDay() || 7;

export function isTimeZone(name: string): boolean {
  try {
    return calendarOf(name).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
