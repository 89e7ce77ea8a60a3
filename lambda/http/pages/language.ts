import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { parseAccept } from 'hono/utils/accept';
import type { Household } from '../../domain/household/household';
import { type Language, languages } from '../../domain/language';
import { pageCookie } from './cookies';

/** A text in each language; a missing one does not compile. */
export type Localised<T> = Record<Language, T>;

/** What pages in two languages know before all else. */
export interface SpeakingEnv {
  Variables: { language: Language };
}

const lastsSeconds = 365 * 86_400;

export const isLanguage = (text: unknown): text is Language =>
  languages.some((language) => language === text);

/** The first language of the browser's list that is spoken here. */
function acceptedLanguage(header: string | undefined): Language {
  const wanted = parseAccept(header ?? '').map(({ type }) => type.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? 'en';
}

/** Countries where hardly anybody would rather read the other language. */
const languageOfCountry: Record<string, Language> = { FR: 'fr', US: 'en' };

/** What was chosen on a page goes before the household's country, and that before what the browser asks for. */
export function languageChoice(baseUrl: string) {
  const cookie = pageCookie('majordomo-language', baseUrl);
  const chosen = (context: Context): Language | undefined => {
    const value = cookie.read(context);
    return isLanguage(value) ? value : undefined;
  };
  return {
    forAnybody: createMiddleware<SpeakingEnv>(async (context, next) => {
      context.set('language', chosen(context) ?? acceptedLanguage(context.req.header('accept-language')));
      await next();
    }),
    /** Once it is known whose page it is. */
    settle(context: Context, { country }: Pick<Household, 'country'>): void {
      const language = chosen(context) ?? languageOfCountry[country];
      if (language) context.set('language', language);
    },
    choose: (context: Context, language: Language) => cookie.write(context, language, lastsSeconds),
  };
}
