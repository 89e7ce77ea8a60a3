import type { Country, Language } from '../domain/language';
import type { Currency } from '../domain/money';
import type { TimeZone } from '../domain/time';

export const locales = ['en-US', 'fr-FR'] as const;
export type Locale = (typeof locales)[number];

/** What each locale needs; a missing language is a compile error. */
export type Localised<T> = Record<Locale, T>;

export const languageOf: Localised<Language> = { 'en-US': 'en', 'fr-FR': 'fr' };

/** What is assumed of a household until its profile says more. */
export const customsOf: Localised<{ currency: Currency; country: Country; timeZone: TimeZone }> = {
  'en-US': { currency: 'USD', country: 'US', timeZone: 'America/New_York' },
  'fr-FR': { currency: 'EUR', country: 'FR', timeZone: 'Europe/Paris' },
};

/** The nearest locale spoken here: fr-CA is answered in French, anything unknown in English. */
export const localeFor = (requested: string | undefined): Locale =>
  locales.find((locale) => locale === requested) ??
  locales.find((locale) => locale.slice(0, 2) === requested?.slice(0, 2)) ??
  'en-US';
