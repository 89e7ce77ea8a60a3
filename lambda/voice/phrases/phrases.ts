import type { CatalogueItem, ItemName, ItemRef } from '../../domain/catalogue/item';
import type { Money } from '../../domain/money';
import { once } from '../../domain/once';
import type { Day, Instant, TimeZone } from '../../domain/time';
import type { Locale } from '../locale';

/** Anything that has names: an item of the shelf, a line of an order. */
export type Named = Pick<CatalogueItem | ItemRef, 'names'>;

/** No-break spaces inside numbers, the same on every version of the runtime's locale data. */
export const evenSpaces = (text: string): string => text.replace(/[\u202f\u2009]/g, '\u00a0');

/** « le 1er décembre »: a French month begins with an ordinal, which `Intl` does not write. */
const firstOfMonth = (date: string): string => date.replace(/(^| )1 (?=\p{Ll})/u, '$11er ');

/** Numbers, money and lists as `Intl` writes them for a locale: each of its objects is made when it is first spoken with. */
export function formatsOf(locale: Locale) {
  const number = once(() => new Intl.NumberFormat(locale));
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const choice = once(() => new Intl.ListFormat(locale, { type: 'disjunction' }));
  const weekday = once(() => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }));
  const weekdayAndDate = once(
    () =>
      new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  );
  const fullDate = once(
    () =>
      new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  );
  const moneyOf = new Map<string, Intl.NumberFormat>();
  const clockIn = new Map<TimeZone, Intl.DateTimeFormat>();
  const money = ({ cents, currency }: Money): string => {
    const format = moneyOf.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
    moneyOf.set(currency, format);
    return evenSpaces(format.format(cents / 100));
  };
  return {
    money,
    number: (value: number) => evenSpaces(number().format(value)),
    list: (parts: string[]) => list().format(parts),
    choice: (parts: string[]) => choice().format(parts),
    weekday: (day: Day) => weekday().format(new Date(day)),
    weekdayAndDate: (day: Day) => firstOfMonth(weekdayAndDate().format(new Date(day))),
    fullDate: (day: Day) => firstOfMonth(fullDate().format(new Date(day))),
    clock: (instant: Instant, timeZone: TimeZone) => {
      const options = { hour: 'numeric', minute: '2-digit', timeZone } as const;
      const format = clockIn.get(timeZone) ?? new Intl.DateTimeFormat(locale, options);
      clockIn.set(timeZone, format);
      return evenSpaces(format.format(new Date(instant)));
    },
  };
}

/** One of several wordings, the same for the same turn. */
export const vary = (turn: number, ...wordings: [string, ...string[]]): string =>
  wordings[turn % wordings.length] ?? wordings[0];

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export type { ItemName };
