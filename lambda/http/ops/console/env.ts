import type { Context } from 'hono';
import type { Language } from '../../../domain/language';
import type { Shop } from '../../../domain/shop';
import type { Instant } from '../../../domain/time';
import { formatsOf } from '../../pages/formats';
import type { HttpEnv } from '../../problem';
import type { OpsConfig, Person } from '../env';
import { may, type Permission } from '../roles';
import { sentences as sentencesEn } from './sentences.en';
import { sentences as sentencesFr } from './sentences.fr';
import { names as namesEn } from './words.en';
import { names as namesFr } from './words.fr';

export interface ConsoleEnv {
  Variables: HttpEnv['Variables'] & { language: Language; person: Person };
}

export type ConsoleContext = Context<ConsoleEnv>;

/** What the console sends to the API in a person's name, for the answer to that. */
export type AskApi = (context: ConsoleContext, path: string, body: object, key: string) => Promise<Response>;

/** What every page is made with. */
export interface Console {
  shop: Shop;
  config: OpsConfig;
  ask: AskApi;
}

/** What every page is written with: words and numbers of a language, who reads it, and when. */
export interface Reader {
  language: Language;
  names: typeof namesEn;
  say: typeof sentencesEn;
  formats: ReturnType<typeof formatsOf>;
  now: Instant;
  person: Person;
  may(permission: Permission): boolean;
}

const namesOf = { en: namesEn, fr: namesFr };
const sentencesOf = { en: sentencesEn, fr: sentencesFr };

export const wordsOf = (language: Language) => ({
  names: namesOf[language],
  say: sentencesOf[language],
});

export function readerOf({ shop }: Pick<Console, 'shop'>, context: ConsoleContext): Reader {
  const language = context.get('language');
  const person = context.get('person');
  return {
    ...{ language, person, ...wordsOf(language) },
    formats: formatsOf(language),
    now: shop.clock.now(),
    may: (permission) => may(person.roles, permission),
  };
}
