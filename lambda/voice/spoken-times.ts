import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { DayPart, WallTime } from '../domain/delivery/local-window';
import type { Day } from '../domain/time';
import { type Period, parseDate, slotText } from './slots';

const parts: Record<string, DayPart> = { MO: 'morning', AF: 'afternoon', EV: 'evening', NI: 'evening' };

/** AMAZON.TIME: an hour of the clock, or a part of the day. */
export function timeSlot(heard: HeardIntent, name: string): { time?: WallTime; part?: DayPart } | undefined {
  const text = slotText(heard, name);
  const part = parts[text ?? ''];
  if (part) return { part };
  const clock = /^(\d{1,2})(?::(\d{2}))?(?::\d{2})?$/.exec(text ?? '');
  const time = Number(clock?.[1]) * 60 + Number(clock?.[2] ?? 0);
  return clock && time <= 24 * 60 ? { time: time % (24 * 60) } : undefined;
}

/** AMAZON.DATE: the days that were said, and perhaps the part of the day ("tonight"). */
export function daySlot(
  heard: HeardIntent,
  name: string,
  today: Day,
): { days?: Period; part?: DayPart } | undefined {
  const text = slotText(heard, name);
  if (text === undefined) return undefined;
  if (text === 'PRESENT_REF') return { days: { from: today, to: today } };
  const [date = '', part = ''] = text.split('T');
  const days = parseDate(date);
  return { ...(days && { days }), ...(parts[part] && { part: parts[part] }) };
}

const minuteMs = 60_000;
const duration = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** AMAZON.DURATION: whole days, and what is left of them. */
export function durationSlot(heard: HeardIntent, name: string): { days: number; restMs: number } | undefined {
  const match = duration.exec(slotText(heard, name) ?? '');
  if (!match) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((value) => Number(value ?? 0));
  const [y = 0, mo = 0, w = 0, d = 0, h = 0, m = 0, s = 0] = [
    years,
    months,
    weeks,
    days,
    hours,
    minutes,
    seconds,
  ];
  return { days: y * 365 + mo * 30 + w * 7 + d, restMs: (h * 60 + m) * minuteMs + s * 1_000 };
}
