import { once } from '../../domain/once';
import { type Day, dayOf, daysBetween, type Instant, type TimeZone } from '../../domain/time';
import type { Month } from '../../domain/wallet/month';
import { formatsOf, type Named } from './phrases';

const formats = formatsOf('en-US');
export const { money, number, list, choice } = formats;

const smallNumbers = 'no one two three four five six seven eight nine ten'.split(' ');

/** Numbers up to ten in words, as people say them. */
export const count = (value: number): string => smallNumbers[value] ?? number(value);

export const coins = (value: number): string => `${number(value)} ${value === 1 ? 'coin' : 'coins'}`;

export const nameOf = (item: Named): string => item.names.en.name;

/** "is" or "are", for an item as the subject. */
export const isOrAre = (item: Named): string => (item.names.en.number === 'p' ? 'are' : 'is');

/** "it" or "them", for an item as the object. */
export const itOrThem = (item: Named): string => (item.names.en.number === 'p' ? 'them' : 'it');

/** "two bags". */
export function units(item: Named, quantity: number): string {
  const { unit } = item.names.en;
  return `${count(quantity)} ${quantity === 1 ? unit.one : unit.many}`;
}

/** "two bags of ground coffee". */
export const quantityOf = (item: Named, quantity: number): string =>
  `${units(item, quantity)} of ${nameOf(item)}`;

/** "today", "tomorrow", "on Friday", "on Friday, December 4". */
export function onDay(day: Day, today: Day): string {
  const away = daysBetween(today, day);
  if (away === 0) return 'today';
  if (away === 1) return 'tomorrow';
  if (away === -1) return 'yesterday';
  if (Math.abs(away) < 7) return `on ${formats.weekday(day)}`;

  return Math.abs(away) < 180 ? `on ${formats.weekdayAndDate(day)}` : `on ${formats.fullDate(day)}`;
}

/** "until Sunday", "until tonight". */
export function untilDay(day: Day, today: Day): string {
  const away = daysBetween(today, day);
  if (away <= 0) return 'until tonight';
  if (away === 1) return 'until tomorrow';
  return `until ${away < 7 ? formats.weekday(day) : formats.weekdayAndDate(day)}`;
}

/** A forecast, without false precision. */
export function aboutDays(days: number): string {
  if (days <= 0) return 'any day now';
  if (days === 1) return 'in about a day';
  if (days < 11) return `in about ${count(days)} days`;
  if (days < 21) return 'in about two weeks';
  return days < 45 ? 'in about a month' : 'in a couple of months';
}

/** "10 AM", "10:30 AM", "noon". */
export function timeOf(instant: Instant, zone: TimeZone): string {
  const time = formats.clock(instant, zone).replace(':00', '').replace('\u00a0', ' ');
  if (time === '12 PM') return 'noon';
  return time === '12 AM' ? 'midnight' : time;
}

/** "until 6 PM", "until noon tomorrow". */
export function untilTime(instant: Instant, zone: TimeZone, today: Day): string {
  const time = timeOf(instant, zone);
  const day = dayOf(instant, zone);
  return day === today ? `until ${time}` : `until ${time} ${onDay(day, today)}`;
}

/** "at 6 PM", "tomorrow at 6 PM", "on Friday at 6 PM". */
export function atTime(instant: Instant, zone: TimeZone, today: Day): string {
  const time = `at ${timeOf(instant, zone)}`;
  const day = dayOf(instant, zone);
  return day === today ? time : `${onDay(day, today)} ${time}`;
}

const monthName = once(
  () => new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** "at the end of this month", "at the end of December"; with its year when that is more than eleven months away. */
export function monthEnd(month: Month, today: Day): string {
  if (month === today.slice(0, 7)) return 'at the end of this month';
  const name = monthName().format(new Date(month));
  return `at the end of ${daysBetween(today, `${month}-01`) > 330 ? name : name.replace(/ \d+$/, '')}`;
}
