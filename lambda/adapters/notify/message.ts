import type { NoticeTopic } from '../../domain/delivery/command';
import type { DoorKind } from '../../domain/delivery/home';
import type { Notice } from '../../domain/delivery/notify';
import type { Language } from '../../domain/language';
import { epochMsOf, type Instant, type TimeZone } from '../../domain/time';
import { english } from './words.en';
import { french } from './words.fr';

/** What somebody reads. Never an address, a name or a code: it may be read over a shoulder. */
export interface Message {
  title: string;
  text: string;
}

/** What a notice has to say, in the words and by the clock of whoever reads it. */
export interface Told {
  door: string;
  windowId: string;
  /** Of the window. */
  day: string;
  hours: string;
  /** Of what happened. */
  time: string;
}

/** One language's words; a missing one is a compile error. */
export interface NoticeWords {
  locale: 'en-US' | 'fr-FR';
  /** A time as the language writes it; `Intl` writes 10:07 everywhere. */
  clock(time: string): string;
  door(kind: DoorKind): string;
  hours(from: string, to: string): string;
  customer: Record<NoticeTopic, (told: Told) => Message>;
  operations(topic: NoticeTopic, told: Told): Message;
}

const wordsOf: Record<Language, NoticeWords> = { en: english, fr: french };

export const localeOf = (language: Language): NoticeWords['locale'] => wordsOf[language].locale;

/** No-break spaces, the same on every version of the runtime's locale data. */
const even = (text: string): string => text.replace(/[\u202f\u2009]/g, '\u00a0');

const timeOf = (instant: Instant, locale: string, timeZone: TimeZone): string =>
  even(
    new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(
      epochMsOf(instant),
    ),
  );

const dayOf = (instant: Instant, locale: string, timeZone: TimeZone): string =>
  even(
    new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric', timeZone }).format(
      epochMsOf(instant),
    ),
  ).replace(/(^| )1 (?=\p{Ll})/u, '$11er ');

/** What a notice says to its reader, in the time of its door. */
export function messageOf(notice: Notice, language: Language): Message {
  const { topic, to, doorKind, windowId, startsAt, endsAt, at, timeZone } = notice;
  const words = wordsOf[language];
  const time = (instant: Instant) => words.clock(timeOf(instant, words.locale, timeZone));
  const told: Told = {
    door: words.door(doorKind),
    windowId,
    day: dayOf(startsAt, words.locale, timeZone),
    hours: words.hours(time(startsAt), time(endsAt)),
    time: time(at),
  };
  return to === 'operations' ? words.operations(topic, told) : words.customer[topic](told);
}
