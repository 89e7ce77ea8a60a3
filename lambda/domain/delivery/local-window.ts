import { type NoFacts, type Outcome, outcome } from '../outcome';
import {
  addDays,
  type Day,
  dayOf,
  epochMsOf,
  type Instant,
  instantsAt,
  plusMs,
  type TimeZone,
} from '../time';
import {
  type Edges,
  endOf,
  type HalfOfDay,
  inAfternoon,
  inHalfMeant,
  inSaidHalf,
  isSure,
} from './half-of-day';

/** Minutes since midnight, as the clock on the wall shows them. */
export type WallTime = number;

export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** The earlier or the later of two equal times of the night in which clocks are put back. */
export type Occurrence = 'first' | 'second';

/** When somebody is to be let in, as far as it was said. */
export interface SaidWindow {
  day?: Day | undefined;
  part?: DayPart | undefined;
  from?: WallTime | undefined;
  until?: WallTime | undefined;
  fromHalf?: HalfOfDay | undefined;
  untilHalf?: HalfOfDay | undefined;
  durationMs?: number | undefined;
  /** What "two" means, once that was asked. */
  smallHours?: 'afternoon' | 'night' | undefined;
  fromOccurrence?: Occurrence | undefined;
  untilOccurrence?: Occurrence | undefined;
}

export type WindowTimeOutcomes = {
  times: { startsAt: Instant; endsAt: Instant };
  'ask-day': NoFacts;
  'ask-time': { day: Day };
  'ask-from': NoFacts;
  'ask-until': { from: WallTime };
  /** "Two" without more: the night, as it was heard, or these in the afternoon? */
  'ask-afternoon': { from: WallTime; until: WallTime };
  /** The clocks are put forward over it. */
  'no-such-time': { day: Day; time: WallTime };
  /** The clocks are put back: it comes twice. */
  'ask-which': { edge: 'from' | 'until'; first: Instant; second: Instant };
};

type Result = Outcome<WindowTimeOutcomes>;

const hour = 60;
const noon = 12 * hour;
const wholeDay = 24 * hour;

/** Hours of a part of the day, unless others are said. */
export const hoursOf: Record<DayPart, { from: WallTime; until: WallTime }> = {
  morning: { from: 8 * hour, until: noon },
  afternoon: { from: 13 * hour, until: 17 * hour },
  evening: { from: 17 * hour, until: 21 * hour },
};
const lunchUntil = 13 * hour;

/** Without a beginning: the part of the day may have one. */
function unbegun({ part, until, untilHalf, durationMs }: SaidWindow, day: Day): Edges | Result {
  if (durationMs !== undefined) return outcome('ask-from');
  if (!part) return until === undefined ? outcome('ask-time', { day }) : outcome('ask-from');
  const from = { from: hoursOf[part].from, isFromSure: true };
  return until === undefined
    ? { ...from, until: hoursOf[part].until, isUntilSure: true }
    : { ...from, ...ending(until, untilHalf) };
}

const ending = (until: WallTime, half: HalfOfDay | undefined) => ({
  until: inSaidHalf(until, half),
  isUntilSure: isSure(until, half),
});

/** What was said of the hours, or what is to be asked of them. */
function edgesOf(said: SaidWindow, day: Day): Edges | Result {
  if (said.from === undefined) return unbegun(said, day);
  const { until, untilHalf, durationMs } = said;
  const from = inSaidHalf(said.from, said.fromHalf);
  const beginning = { from, isFromSure: isSure(said.from, said.fromHalf) };
  if (until !== undefined) return { ...beginning, ...ending(until, untilHalf) };
  if (durationMs !== undefined) return { ...beginning, durationMs };
  return from === noon
    ? { ...beginning, until: lunchUntil, isUntilSure: true }
    : outcome('ask-until', { from });
}

/** Minutes of the day that the clock shows now; those of another day are over, or to come, altogether. */
function shownNow(day: Day, now: Instant, zone: TimeZone): WallTime {
  const today = dayOf(now, zone);
  if (day !== today) return day < today ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const [hours = 0, minutes = 0] = clock.format(epochMsOf(now)).split(':').map(Number);
  return hours * hour + minutes;
}

function askAfternoon(edges: Edges): Result {
  const afternoon = inAfternoon(edges);
  return outcome('ask-afternoon', { from: afternoon.from, until: endOf(afternoon) });
}

const isResult = (found: Edges | Result): found is Result => 'name' in found;

/** The instant of one edge, or why it is none yet. */
function instantOf(
  edge: 'from' | 'until',
  { day, time, zone, after }: { day: Day; time: WallTime; zone: TimeZone; after?: Instant },
  occurrence: Occurrence | undefined,
): Instant | Result {
  const onDay = addDays(day, Math.floor(time / wholeDay));
  const shown = instantsAt(onDay, time % wholeDay, zone);
  const fit = after === undefined ? shown : shown.filter((instant) => instant > after);
  const [first, second] = fit.length > 0 ? fit : shown;
  if (first === undefined) return outcome('no-such-time', { day: onDay, time: time % wholeDay });
  if (second === undefined) return first;
  if (occurrence === undefined) return outcome('ask-which', { edge, first, second });
  return occurrence === 'first' ? first : second;
}

function timesOf(edges: Edges, said: SaidWindow, day: Day, zone: TimeZone): Result {
  const startsAt = instantOf('from', { day, time: edges.from, zone }, said.fromOccurrence);
  if (typeof startsAt !== 'string') return startsAt;
  if (!('until' in edges)) return outcome('times', { startsAt, endsAt: plusMs(startsAt, edges.durationMs) });
  const end = { day, time: edges.until, zone, after: startsAt };
  const endsAt = instantOf('until', end, said.untilOccurrence);
  return typeof endsAt === 'string' ? outcome('times', { startsAt, endsAt }) : endsAt;
}

/** A part of the day alone is today's, as long as it is not over. */
function dayMeant({ day, part, from }: SaidWindow, now: Instant, zone: TimeZone): Day | undefined {
  if (day !== undefined || part === undefined || from !== undefined) return day;
  const today = dayOf(now, zone);
  return shownNow(today, now, zone) < hoursOf[part].until ? today : undefined;
}

/**
 * From what was said, in the time of the door, to instants; or what has to be asked first. Whether such a window may be
 * is not asked here.
 */
export function windowTimes(said: SaidWindow, { now, zone }: { now: Instant; zone: TimeZone }): Result {
  const day = dayMeant(said, now, zone);
  if (day === undefined) return outcome('ask-day');
  const edges = edgesOf(said, day);
  if (isResult(edges)) return edges;
  const meant = inHalfMeant(edges, said, shownNow(day, now, zone));
  return meant ? timesOf(meant, said, day, zone) : askAfternoon(edges);
}
