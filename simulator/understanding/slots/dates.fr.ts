import type { Calendar } from './calendar';
import { parseNumber } from './numbers';

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];
const SEASONS: { [word: string]: string } = { hiver: 'WI', printemps: 'SP', ete: 'SU', automne: 'FA' };
const DAYS: { [phrase: string]: number } = {
  'aujourd hui': 0,
  demain: 1,
  hier: -1,
  'apres demain': 2,
  'avant hier': -2,
  'ce matin': 0,
  'cet apres midi': 0,
  'cette apres midi': 0,
  'ce soir': 0,
  'cette nuit': 0,
  'hier soir': -1,
  'hier matin': -1,
  'demain matin': 1,
  'demain soir': 1,
  'demain apres midi': 1,
  'ce jour': 0,
};
const UNITS: { [word: string]: 'days' | 'weeks' | 'months' | 'years' } = {
  jour: 'days',
  jours: 'days',
  semaine: 'weeks',
  semaines: 'weeks',
  mois: 'months',
  an: 'years',
  ans: 'years',
  annees: 'years',
};
const NEXT = /(?: (?:prochaine?|qui vient|a venir|suivante?)|^(?:prochaine?) )/;
const LAST = /(?: (?:derniere?|passee?|precedente?)|^derniere? )/;

const THIS = /^(?:ce|cet|cette) | (?:en cours|ci)$/g;

export function frenchDate(text: string, calendar: Calendar): string | undefined {
  const bare = text
    .replace(/^(?:depuis|pour|pendant|durant|au cours de|de|d|du|en|au|a|des) /, '')
    .replace(/^(?:le|la|l) /, '');
  const offset = DAYS[bare];
  if (offset !== undefined) return calendar.day(offset);
  if (bare === 'maintenant') return 'PRESENT_REF';
  return (
    relative(text, calendar) ??
    period(bare, calendar) ??
    weekday(bare, calendar) ??
    dayOfMonth(bare, calendar) ??
    year(bare)
  );
}

/** « dans trois jours », « il y a deux semaines » ; huit jours sont une semaine, quinze jours en sont deux */
function relative(text: string, calendar: Calendar): string | undefined {
  const match = /^(dans|d ici|il y a) (.+) (\w+)$/.exec(text);
  const unit = UNITS[match?.[3] ?? ''];
  const count = parseNumber((match?.[2] ?? '').split(' '), 'fr');
  if (!match || !unit || count === undefined || !Number.isInteger(count)) return undefined;
  const days = unit === 'days' && (count === 8 || count === 15) ? count - 1 : count;
  return calendar.shifted(match[1] === 'il y a' ? -days : days, unit);
}

/** « la semaine dernière », « ce week-end », « le mois prochain », « octobre dernier », « été 2026 » */
function period(text: string, calendar: Calendar): string | undefined {
  const offset = offsetOf(text);
  const name = text.replace(NEXT, ' ').replace(LAST, ' ').replace(THIS, '').trim();
  if (name === 'week end' || name === 'weekend' || name === 'fin de semaine')
    return calendar.weekend(offset ?? 0);
  return (
    (offset === undefined ? undefined : unitPeriod(name, offset, calendar)) ?? named(name, offset, calendar)
  );
}

function offsetOf(text: string): number | undefined {
  if (NEXT.test(text)) return 1;
  if (LAST.test(text)) return -1;
  return text.search(THIS) >= 0 ? 0 : undefined;
}

function unitPeriod(name: string, offset: number, calendar: Calendar): string | undefined {
  if (name === 'semaine') return calendar.week(offset);
  if (name === 'mois') return calendar.monthFromNow(offset);
  if (name === 'annee' || name === 'an') return calendar.year(offset);
  return name === 'decennie' ? calendar.decade(offset) : undefined;
}

function named(name: string, offset: number | undefined, calendar: Calendar): string | undefined {
  const [word = '', ...yearWords] = name.replace(/^mois (?:de|d) /, '').split(' ');
  const month = MONTHS.indexOf(word) + 1;
  const season = SEASONS[word];
  if (yearWords.length === 0 && month) return calendar.month(month, offset === -1 ? 'last' : 'coming');
  if (yearWords.length === 0 && season) return calendar.season(season, offset ?? 0);
  const inYear = readYear(yearWords.join(' ').replace(/^(?:de|en) /, ''));
  if (!inYear) return undefined;
  if (month) return `${inYear}-${String(month).padStart(2, '0')}`;
  return season && `${inYear}-${season}`;
}

/** « vendredi », « vendredi prochain » (celui qui vient), « vendredi en huit », « ce vendredi » */
function weekday(text: string, calendar: Calendar): string | undefined {
  const match =
    /^(?:ce )?(\w+?)(?: (prochain|qui vient|dernier|passe|en huit))?(?: (?:matin|midi|apres midi|soir))?$/.exec(
      text,
    );
  const day = WEEKDAYS.indexOf(match?.[1] ?? '') + 1;
  if (!day) return undefined;
  if (match?.[2] === 'en huit') return calendar.weekday(day, 'following');
  return calendar.weekday(day, match?.[2] === 'dernier' || match?.[2] === 'passe' ? 'last' : 'coming');
}

/** « trois mars », « premier mai 2026 », « vendredi 3 mars », « le 15 » */
function dayOfMonth(text: string, calendar: Calendar): string | undefined {
  const words = text.split(' ').filter((word, index) => index > 0 || !WEEKDAYS.includes(word));
  const at = words.findIndex((word) => MONTHS.includes(word));
  const day = readDay(at < 0 ? words : words.slice(0, at));
  if (day === undefined) return undefined;
  return at < 0 ? calendar.nextDayNumbered(day) : inMonth(day, words.slice(at), calendar);
}

function inMonth(day: number, [month = '', ...yearWords]: string[], calendar: Calendar): string | undefined {
  const number = MONTHS.indexOf(month) + 1;
  if (yearWords.length === 0) return calendar.dayOfMonth(day, number);
  const inYear = readYear(yearWords.join(' ').replace(/^(?:de|en) /, ''));
  return inYear === undefined ? undefined : calendar.dayOfMonth(day, number, Number(inYear));
}

function readDay(words: readonly string[]): number | undefined {
  if (words.length === 1 && (words[0] === 'premier' || words[0] === '1er')) return 1;
  const day = parseNumber(words, 'fr');
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31 ? day : undefined;
}

function year(text: string): string | undefined {
  return readYear(text.replace(/^annee /, ''));
}

function readYear(text: string): string | undefined {
  const value = parseNumber(text.split(' '), 'fr');
  return value !== undefined && Number.isInteger(value) && value >= 1900 && value < 2100
    ? String(value)
    : undefined;
}
