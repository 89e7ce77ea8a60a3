import { isFrench } from './language';
import { parseNumber } from './numbers';

interface Clock {
  hour: number;
  minute: number;
}

type HalfDay = 'morning' | 'afternoon';

const ENGLISH_PERIODS: { [phrase: string]: string } = {
  morning: 'MO',
  'this morning': 'MO',
  'in the morning': 'MO',
  'the morning': 'MO',
  afternoon: 'AF',
  'this afternoon': 'AF',
  'in the afternoon': 'AF',
  'the afternoon': 'AF',
  evening: 'EV',
  'this evening': 'EV',
  'in the evening': 'EV',
  'the evening': 'EV',
  night: 'NI',
  tonight: 'NI',
  'at night': 'NI',
  'the night': 'NI',
};
const FRENCH_PERIODS: { [phrase: string]: string } = {
  matin: 'MO',
  'le matin': 'MO',
  'ce matin': 'MO',
  'dans la matinee': 'MO',
  matinee: 'MO',
  'au matin': 'MO',
  'apres midi': 'AF',
  'l apres midi': 'AF',
  'cet apres midi': 'AF',
  'cette apres midi': 'AF',
  'dans l apres midi': 'AF',
  soir: 'EV',
  'le soir': 'EV',
  'ce soir': 'EV',
  'dans la soiree': 'EV',
  soiree: 'EV',
  'en soiree': 'EV',
  nuit: 'NI',
  'la nuit': 'NI',
  'cette nuit': 'NI',
  'dans la nuit': 'NI',
};
const ENGLISH_HALF_DAYS: [RegExp, HalfDay][] = [
  [/ (?:in the morning|a m|am|this morning)$/, 'morning'],
  [/ (?:in the (?:afternoon|evening)|p m|pm|tonight|this (?:afternoon|evening)|at night)$/, 'afternoon'],
];
const FRENCH_HALF_DAYS: [RegExp, HalfDay][] = [
  [/ (?:du matin|ce matin)$/, 'morning'],
  [/ (?:du soir|ce soir|de l apres midi|cet apres midi)$/, 'afternoon'],
];

/** A clock time as HH:MM (24 hours), or MO, AF, EV, NI. */
export function readTime(words: readonly string[], locale: string): string | undefined {
  const text = words.join(' ').replace(/(\d)(am|pm)$/, '$1 $2');
  const french = isFrench(locale);
  const period = (french ? FRENCH_PERIODS : ENGLISH_PERIODS)[text];
  if (period) return period;
  const [, half] =
    (french ? FRENCH_HALF_DAYS : ENGLISH_HALF_DAYS).find(([pattern]) => pattern.test(text)) ?? [];
  const bare = (french ? FRENCH_HALF_DAYS : ENGLISH_HALF_DAYS).reduce(
    (rest, [pattern]) => rest.replace(pattern, ''),
    text,
  );
  const clock = french
    ? frenchClock(bare.replace(/^(?:a|vers) /, ''))
    : englishClock(bare.replace(/^(?:at|around) /, ''), half !== undefined);
  return clock && format(clock, half);
}

function format({ hour, minute }: Clock, half: HalfDay | undefined): string | undefined {
  if (hour > 23 || minute > 59 || hour < 0 || minute < 0) return undefined;
  const shifted =
    half === 'afternoon' && hour < 12 ? hour + 12 : half === 'morning' && hour === 12 ? 0 : hour;
  return `${String(shifted).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function number(text: string | undefined, locale: string): number | undefined {
  const value = parseNumber((text ?? '').split(' '), locale);
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}

function clockOf(hour: number | undefined, minute: number | undefined): Clock | undefined {
  return hour === undefined || minute === undefined ? undefined : { hour, minute };
}

function before(hour: number | undefined, minutes: number | undefined): Clock | undefined {
  return hour === undefined || minutes === undefined
    ? undefined
    : { hour: (hour + 23) % 24, minute: 60 - minutes };
}

const ENGLISH_PARTS: { [word: string]: number } = { quarter: 15, 'a quarter': 15, half: 30 };

function englishClock(text: string, hasHalfDay: boolean): Clock | undefined {
  if (text === 'noon' || text === 'midday') return { hour: 12, minute: 0 };
  if (text === 'midnight') return { hour: 0, minute: 0 };
  const digits = /^(\d{1,2})[:.](\d{2})$/.exec(text);
  if (digits) return { hour: Number(digits[1]), minute: Number(digits[2]) };
  const relative = /^(.+?)(?: minutes)? (past|after|to|before|of) (.+)$/.exec(text);
  return relative ? relativeEnglish(relative) : plainEnglish(text, hasHalfDay);
}

function relativeEnglish([, part = '', side = '', hourWords = '']: RegExpExecArray): Clock | undefined {
  const minutes = ENGLISH_PARTS[part] ?? number(part, 'en');
  const hour =
    hourWords === 'noon'
      ? 12
      : hourWords === 'midnight'
        ? 0
        : number(hourWords.replace(/ o clock$/, ''), 'en');
  return side === 'past' || side === 'after' ? clockOf(hour, minutes) : before(hour, minutes);
}

function plainEnglish(text: string, hasHalfDay: boolean): Clock | undefined {
  const onTheHour = / o clock$/.test(text);
  const words = text.replace(/ o clock$/, '').split(' ');
  const hour = number(words.join(' '), 'en');
  if (hour !== undefined) return onTheHour || hasHalfDay || hour <= 24 ? clockOf(hour, 0) : undefined;
  const minuteWords = words
    .slice(1)
    .join(' ')
    .replace(/^(?:oh|o) /, '');
  return clockOf(number(words[0], 'en'), number(minuteWords, 'en'));
}

const FRENCH_PARTS: { [phrase: string]: number } = {
  'et demie': 30,
  'et demi': 30,
  'et quart': 15,
  'trois quarts': 45,
};

function frenchClock(text: string): Clock | undefined {
  const compact = /^(\d{1,2})(?:h|:| h | heures? )(\d{2})?$/.exec(text);
  if (compact) return { hour: Number(compact[1]), minute: Number(compact[2] ?? 0) };
  const spoken = /^(midi|minuit|(.+?) heures?|(\d{1,2}) ?h)(?: (.+))?$/.exec(text);
  if (!spoken) return undefined;
  const hour = spoken[1] === 'midi' ? 12 : spoken[1] === 'minuit' ? 0 : number(spoken[2] ?? spoken[3], 'fr');
  return frenchMinutes(hour, spoken[4]);
}

function frenchMinutes(hour: number | undefined, rest: string | undefined): Clock | undefined {
  if (rest === undefined || rest === 'pile') return clockOf(hour, 0);
  const less = /^moins (?:le )?(.+)$/.exec(rest)?.[1];
  if (less) return before(hour, less === 'quart' || less === 'un quart' ? 15 : number(less, 'fr'));
  return clockOf(hour, FRENCH_PARTS[rest] ?? number(rest, 'fr'));
}
