import type { Intent as HeardIntent } from 'ask-sdk-model';
import { type HalfOfDay, halvesOfDay } from '../../../domain/delivery/half-of-day';
import { type DoorKind, doorKinds } from '../../../domain/delivery/home';
import { dayParts, type Occurrence, type SaidWindow } from '../../../domain/delivery/local-window';
import { type Day, dayMs } from '../../../domain/time';
import { doorSlot } from '../../delivery';
import type { Json } from '../../outcome';
import { recordOf } from '../../paging';
import { slotIds } from '../../slots';
import { daySlot, durationSlot, timeSlot } from '../../spoken-times';

/** What is known so far of when, where and for what somebody is to be let in. */
export interface Draft extends SaidWindow {
  orderId?: string | undefined;
  /** Orders that may be meant by what was named. */
  orderIds?: string[] | undefined;
  door?: DoorKind | undefined;
  /** The window that gives way to it. */
  replaces?: string | undefined;
}

const texts = (value: Json | undefined): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
const oneOf = <T extends string>(known: readonly T[], value: Json | undefined): T | undefined =>
  known.find((one) => one === value);

const occurrences: readonly Occurrence[] = ['first', 'second'];

/** A draft as the session kept it. */
export function draftIn(data: Json | undefined): Draft {
  const kept = recordOf(data) ?? {};
  return {
    orderId: text(kept.orderId),
    orderIds: texts(kept.orderIds),
    door: oneOf(doorKinds, kept.door),
    replaces: text(kept.replaces),
    day: text(kept.day),
    part: oneOf(dayParts, kept.part),
    from: number(kept.from),
    until: number(kept.until),
    fromHalf: oneOf(halvesOfDay, kept.fromHalf),
    untilHalf: oneOf(halvesOfDay, kept.untilHalf),
    durationMs: number(kept.durationMs),
    smallHours: oneOf(['afternoon', 'night'] as const, kept.smallHours),
    fromOccurrence: oneOf(occurrences, kept.fromOccurrence),
    untilOccurrence: oneOf(occurrences, kept.untilOccurrence),
  };
}

const halfSlot = (heard: HeardIntent, name: string): HalfOfDay | undefined =>
  oneOf(halvesOfDay, slotIds(heard, name)[0]);

const hours = (heard: HeardIntent): SaidWindow => {
  const part = timeSlot(heard, 'part');
  const from = timeSlot(heard, 'from');
  const duration = durationSlot(heard, 'duration');
  return {
    part: part?.part ?? from?.part,
    from: from?.time ?? part?.time,
    until: timeSlot(heard, 'until')?.time,
    fromHalf: halfSlot(heard, 'fromHalf'),
    untilHalf: halfSlot(heard, 'untilHalf'),
    durationMs: duration && duration.days * dayMs + duration.restMs,
  };
};

const isSaid = ({ part, from, until, durationMs }: SaidWindow): boolean =>
  [part, from, until, durationMs].some((one) => one !== undefined);

/** A part of the day, or a beginning with its end, leaves nothing of the hours said before. */
const isWhole = ({ part, from, until, durationMs }: SaidWindow): boolean =>
  from === undefined ? part !== undefined : until !== undefined || durationMs !== undefined;

/** An end said now, or a length, takes the place of either. */
function endOver(kept: SaidWindow, { until, untilHalf, durationMs }: SaidWindow): SaidWindow {
  if (until !== undefined) return { until, untilHalf };
  if (durationMs !== undefined) return { durationMs };
  const { until: keptUntil, untilHalf: keptHalf, durationMs: keptMs } = kept;
  return { until: keptUntil, untilHalf: keptHalf, durationMs: keptMs };
}

/** Hours said now, over those said before. */
function hoursOver(before: SaidWindow, said: SaidWindow): SaidWindow {
  if (!isSaid(said)) return before;
  const kept = isWhole(said) ? {} : before;
  const { from } = said;
  return {
    part: said.part ?? kept.part,
    from: from ?? kept.from,
    fromHalf: from === undefined ? kept.fromHalf : said.fromHalf,
    ...endOver(kept, said),
    smallHours: from === undefined ? kept.smallHours : undefined,
  };
}

/** What was said now over what was known; whole weeks are no day. */
export function draftOf(before: Draft, heard: HeardIntent, today: Day): Draft {
  const said = daySlot(heard, 'date', today);
  const isDay = said?.days && said.days.from === said.days.to;
  const heardHours = hours(heard);
  const part = heardHours.part ?? said?.part;
  const { day, orderId, orderIds, door, replaces } = before;
  return {
    ...hoursOver(before, { ...heardHours, part }),
    day: isDay ? said.days?.from : day,
    orderId,
    orderIds,
    door: doorSlot(heard) ?? door,
    replaces,
  };
}

/** Without what cannot be: another day, or other hours, are asked for. */
export const withoutHours = ({ day, orderId, orderIds, door, replaces }: Draft): Draft => ({
  day,
  orderId,
  orderIds,
  door,
  replaces,
});
export const withoutDay = (draft: Draft): Draft => ({ ...draft, day: undefined });
