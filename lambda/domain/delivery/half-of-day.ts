import type { DayPart, SaidWindow, WallTime } from './local-window';

/*
 * "Six" is heard as 06:00, whether the morning or the evening is meant. Which of the two follows from what was said
 * with it, from the other end of the window, and from the hours in which things are delivered. Where Alexa takes
 * "six a. m." for the hour as a whole, she gives 06:00 and no half: small hours are asked about then, as if bare.
 */

/** Half of the day that was said with an hour: "six a. m.", « deux heures de l'après-midi ». */
export const halvesOfDay = ['am', 'pm'] as const;
export type HalfOfDay = (typeof halvesOfDay)[number];

/** From when, and until when or how long. An hour is sure when it cannot be meant of the other half of the day. */
export type Edges = { from: WallTime; isFromSure: boolean } & (
  | { until: WallTime; isUntilSure: boolean }
  | { durationMs: number }
);

const hour = 60;
const noon = 12 * hour;
const wholeDay = 24 * hour;
const minuteMs = 60_000;

/** Nobody delivers before this, so that a smaller hour is asked about. */
const earliestUnasked = 6 * hour;
/** Hours of the morning that are said of the evening as well: "between six and eight". */
const latestOfBoth = 9 * hour;

/** Midnight has a name of its own, and so has noon; what is later than noon was heard with its half. */
export const isSure = (time: WallTime, half: HalfOfDay | undefined): boolean =>
  half !== undefined || time < hour || time >= noon;

/** An hour in the half that was said with it: "six" and "p. m." is 18:00, "twelve" and "a. m." midnight. */
export function inSaidHalf(time: WallTime, half: HalfOfDay | undefined): WallTime {
  if (half === 'pm' && time >= hour && time < noon) return time + noon;
  return half === 'am' && time >= noon && time < noon + hour ? time - noon : time;
}

/** Later than `from`: the same half of the day, the other half unless it is sure, or the day after. */
function untilAfter(from: WallTime, until: WallTime, isUntilSure: boolean): WallTime {
  if (until > from) return until;
  return !isUntilSure && until + noon > from ? until + noon : until + wholeDay;
}

/** With its end after its beginning. */
const placed = (edges: Edges): Edges =>
  'until' in edges ? { ...edges, until: untilAfter(edges.from, edges.until, edges.isUntilSure) } : edges;

/** In the second half of the day. */
export const inAfternoon = (edges: Edges): Edges => placed({ ...edges, from: edges.from + noon });

export const endOf = (edges: Edges): WallTime =>
  'until' in edges ? edges.until : edges.from + edges.durationMs / minuteMs;

const lengthOf = (edges: Edges): WallTime => endOf(edges) - edges.from;

/** "Six" said in the afternoon of the same day is the evening's. */
function isOfTheEvening(edges: Edges, shown: WallTime): boolean {
  const morning = endOf(placed(edges));
  return edges.from < latestOfBoth && morning < noon && morning <= shown && morning + noon > shown;
}

/** "Between one and six a. m.", "between ten and two p. m.": the half that brings the beginning near to the end. */
function nearEnd(edges: Edges): Edges {
  const [first, second] = [placed(edges), inAfternoon(edges)];
  return lengthOf(second) < lengthOf(first) ? second : first;
}

const laterParts: readonly (DayPart | undefined)[] = ['afternoon', 'evening'];

/**
 * The window with its beginning in the half of the day that is meant, and its end after it.
 * @param shown minutes of the day that the clock shows now, if it is the day that is meant.
 * @returns undefined where that has to be asked.
 */
export function inHalfMeant(
  edges: Edges,
  { part, smallHours }: Pick<SaidWindow, 'part' | 'smallHours'>,
  shown: WallTime,
): Edges | undefined {
  if (edges.isFromSure || part === 'morning' || smallHours === 'night') return placed(edges);
  if (smallHours === 'afternoon' || laterParts.includes(part)) return inAfternoon(edges);
  if ('until' in edges && edges.isUntilSure) return nearEnd(edges);
  if (isOfTheEvening(edges, shown)) return inAfternoon(edges);
  return edges.from < earliestUnasked ? undefined : placed(edges);
}
