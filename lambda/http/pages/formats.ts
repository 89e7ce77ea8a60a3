import type { Language } from '../../domain/language';
import type { Money } from '../../domain/money';
import type { Instant, TimeZone } from '../../domain/time';
import type { Month } from '../../domain/wallet/month';
import type { Localised } from './language';

const localeOf: Localised<string> = { en: 'en-US', fr: 'fr-FR' };

/** No-break spaces inside numbers, the same on every version of the runtime's locale data. */
const evenSpaces = (text: string): string => text.replace(/[\u202f\u2009]/g, '\u00a0');

/** « 1er décembre »: a French month begins with an ordinal, which `Intl` does not write. */
const firstOfMonth = (date: string): string => date.replace(/^1 (?=\p{Ll})/u, '1er ');

const coinWords: Localised<(value: number) => string> = {
  en: (value) => (Math.abs(value) === 1 ? 'coin' : 'coins'),
  fr: (value) => (Math.abs(value) < 2 ? 'jeton' : 'jetons'),
};

/** How a language writes numbers, money and days. */
export function formatsOf(language: Language) {
  const locale = localeOf[language];
  const dateFormat = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const number = (value: number): string => evenSpaces(new Intl.NumberFormat(locale).format(value));
  return {
    number,
    coins: (value: number): string => `${number(value)}\u00a0${coinWords[language](value)}`,
    /** With its sign: `+100`, `−40`. */
    change: (value: number): string =>
      evenSpaces(new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(value)).replace(
        '-',
        '−',
      ),
    percent: (value: number): string =>
      evenSpaces(new Intl.NumberFormat(locale, { style: 'percent' }).format(value / 100)),
    money: ({ cents, currency }: Money): string =>
      evenSpaces(new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100)),
    date: (instant: Instant, timeZone: TimeZone): string =>
      firstOfMonth(dateFormat({ dateStyle: 'long', timeZone }).format(new Date(instant))),
    time: (instant: Instant, timeZone: TimeZone): string =>
      evenSpaces(dateFormat({ timeStyle: 'short', timeZone }).format(new Date(instant))),
    /** To the second. */
    clock: (instant: Instant, timeZone: TimeZone): string =>
      evenSpaces(dateFormat({ timeStyle: 'medium', timeZone }).format(new Date(instant))),
    month: (month: Month): string =>
      dateFormat({ year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-15`)),
  };
}

export type Formats = ReturnType<typeof formatsOf>;
