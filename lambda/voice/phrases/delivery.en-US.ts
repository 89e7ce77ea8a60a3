import type { Door } from '../../domain/delivery/home';
import type { WallTime } from '../../domain/delivery/local-window';
import type { AlarmName } from '../../domain/delivery/window';
import { dayOf, epochMsOf, type Instant, instantOf } from '../../domain/time';
import type { Span } from '../delivery';
import { count, onDay, timeOf } from './en-US';

const doorNames = {
  front: 'front door',
  back: 'back door',
  side: 'side door',
  garage: 'garage door',
} as const;
export const doorName = (kind: Door['kind']): string => doorNames[kind];

/** "2:30 AM", for a time that may be none of that day. */
export const wallTime = (time: WallTime): string => timeOf(instantOf(time * 60_000), 'UTC');

/** "tomorrow", "on Friday". */
export const dayOfSpan = ({ startsAt, zone, now }: Span): string =>
  onDay(dayOf(startsAt, zone), dayOf(now, zone));

/** "from 10 AM to noon". */
export const hoursOf = ({ startsAt, endsAt, zone }: Span): string =>
  `from ${timeOf(startsAt, zone)} to ${timeOf(endsAt, zone)}`;

/** "tomorrow from 10 AM to noon". */
export const spanOf = (span: Span): string => `${dayOfSpan(span)} ${hoursOf(span)}`;

/** "at 11:07 AM", "yesterday at 11:07 AM". */
export function momentOf(instant: Instant, { zone, now }: Pick<Span, 'zone' | 'now'>): string {
  const [day, today] = [dayOf(instant, zone), dayOf(now, zone)];
  const time = `at ${timeOf(instant, zone)}`;
  return day === today ? time : `${onDay(day, today)} ${time}`;
}

const minuteMs = 60_000;

/** "just now", "two minutes ago", "three hours ago", "two days ago". */
export function ago(instant: Instant, now: Instant): string {
  const minutes = Math.floor((epochMsOf(now) - epochMsOf(instant)) / minuteMs);
  if (minutes < 1) return 'just now';
  const said = (value: number, unit: string) => `${count(value)} ${unit}${value === 1 ? '' : 's'} ago`;
  if (minutes < 60) return said(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? said(hours, 'hour') : said(Math.floor(hours / 24), 'day');
}

/** What an alarm means, as a sentence's end. */
export const alarms: Record<AlarmName, string> = {
  'door-not-locked': "the door couldn't be locked at once",
  'unexpected-unlock': 'the door was found open though nobody had been let in',
  'unlock-unconfirmed': "the lock didn't confirm what it was told",
  'camera-lost': 'the camera failed while the courier was there',
  'courier-problem': 'the courier reported a problem',
  'camera-not-recording': "the camera didn't record, so nobody was let in",
  'clip-missing': 'the recording is missing',
  'not-ready': "lock or camera weren't ready",
};
