import type { Calendar } from './calendar';
import { parseNumber } from './numbers';
import { readOrdinal } from './ordinals';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const SEASONS: { [word: string]: string } = {
  winter: 'WI',
  spring: 'SP',
  summer: 'SU',
  fall: 'FA',
  autumn: 'FA',
};
const DAYS: { [phrase: string]: number } = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  'day after tomorrow': 2,
  'day before yesterday': -2,
  tonight: 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  'last night': -1,
  'tomorrow morning': 1,
  'tomorrow afternoon': 1,
  'tomorrow evening': 1,
  'tomorrow night': 1,
};
const OFFSETS: { [word: string]: number } = {
  this: 0,
  next: 1,
  last: -1,
  past: -1,
  previous: -1,
  coming: 1,
  current: 0,
};
const UNITS: { [word: string]: 'days' | 'weeks' | 'months' | 'years' } = {
  day: 'days',
  days: 'days',
  week: 'weeks',
  weeks: 'weeks',
  month: 'months',
  months: 'months',
  year: 'years',
  years: 'years',
};

export function englishDate(text: string, calendar: Calendar): string | undefined {
  const bare = text
    .replace(/^(?:on|in|for|during|of|by) (?!\w+ (?:days?|weeks?|months?|years?)$)/, '')
    .replace(/^the /, '');
  const offset = DAYS[bare];
  if (offset !== undefined) return calendar.day(offset);
  if (bare === 'now' || bare === 'right now') return 'PRESENT_REF';
  return (
    relative(text, calendar) ??
    period(bare, calendar) ??
    weekday(bare, calendar) ??
    dayOfMonth(bare, calendar) ??
    year(bare)
  );
}

/** "in three days", "two weeks ago" */
function relative(text: string, calendar: Calendar): string | undefined {
  const match = /^in (.+) (\w+)$/.exec(text) ?? /^(.+) (\w+) (ago|from now|from today)$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  const count =
    match?.[1] === 'a' || match?.[1] === 'an' ? 1 : parseNumber((match?.[1] ?? '').split(' '), 'en');
  if (!unit || count === undefined || !Number.isInteger(count)) return undefined;
  return calendar.shifted(match?.[3] === 'ago' ? -count : count, unit);
}

/** "last week", "next weekend", "this month", "last october", "october 2026", "winter" */
function period(text: string, calendar: Calendar): string | undefined {
  const [first = '', ...rest] = text.split(' ');
  const offset = OFFSETS[first];
  const name = (offset === undefined ? [first, ...rest] : rest).join(' ');
  if (name === 'weekend' || name === 'week end') return calendar.weekend(offset ?? 0);
  return (
    (offset === undefined ? undefined : unitPeriod(name, offset, calendar)) ?? named(name, offset, calendar)
  );
}

function unitPeriod(name: string, offset: number, calendar: Calendar): string | undefined {
  if (name === 'week') return calendar.week(offset);
  if (name === 'month') return calendar.monthFromNow(offset);
  if (name === 'year') return calendar.year(offset);
  return name === 'decade' ? calendar.decade(offset) : undefined;
}

function named(name: string, offset: number | undefined, calendar: Calendar): string | undefined {
  const [word = '', ...yearWords] = name.split(' ');
  const month = MONTHS.indexOf(word) + 1;
  const season = SEASONS[word];
  if (yearWords.length === 0 && month) return calendar.month(month, offset === -1 ? 'last' : 'coming');
  if (yearWords.length === 0 && season) return calendar.season(season, offset ?? 0);
  const inYear = readYear(yearWords.join(' '));
  if (!inYear) return undefined;
  if (month) return `${inYear}-${String(month).padStart(2, '0')}`;
  return season && `${inYear}-${season}`;
}

function weekday(text: string, calendar: Calendar): string | undefined {
  const match = /^(?:(this|next|last|past|coming) )?(\w+?)(?: (?:morning|afternoon|evening|night))?$/.exec(
    text,
  );
  const day = WEEKDAYS.indexOf(match?.[2] ?? '') + 1;
  if (!day) return undefined;
  if (match?.[1] === 'next') return calendar.weekday(day, 'following');
  if (match?.[1] === 'this') return calendar.weekday(day, 'this');
  return calendar.weekday(day, match?.[1] === 'last' || match?.[1] === 'past' ? 'last' : 'coming');
}

/** "march third", "the third of march 2026", "the fifteenth" */
function dayOfMonth(text: string, calendar: Calendar): string | undefined {
  const words = text
    .replace(/^(?:\w+day) (?=the |\w+ \w+)/, '')
    .replace(/\b(?:the|of)\b/g, ' ')
    .split(' ')
    .filter(Boolean);
  const at = words.findIndex((word) => MONTHS.includes(word));
  if (at < 0) return ordinalAlone(words, calendar);
  const month = MONTHS.indexOf(words[at] ?? '') + 1;
  return at > 0
    ? withDay(words.slice(0, at), month, words.slice(at + 1), calendar)
    : monthFirst(words.slice(1), month, calendar);
}

function ordinalAlone(words: readonly string[], calendar: Calendar): string | undefined {
  const day = readOrdinal(words, 'en');
  return day === undefined ? undefined : calendar.nextDayNumbered(Number(day));
}

function monthFirst(rest: readonly string[], month: number, calendar: Calendar): string | undefined {
  for (let cut = Math.min(rest.length, 2); cut >= 1; cut--) {
    const date = withDay(rest.slice(0, cut), month, rest.slice(cut), calendar);
    if (date) return date;
  }
  return undefined;
}

function withDay(
  dayWords: readonly string[],
  month: number,
  yearWords: readonly string[],
  calendar: Calendar,
): string | undefined {
  const day = Number(readOrdinal(dayWords, 'en') ?? parseNumber(dayWords, 'en') ?? Number.NaN);
  if (!Number.isInteger(day)) return undefined;
  if (yearWords.length === 0) return calendar.dayOfMonth(day, month);
  const inYear = readYear(yearWords.join(' '));
  return inYear === undefined ? undefined : calendar.dayOfMonth(day, month, Number(inYear));
}

function year(text: string): string | undefined {
  return readYear(text.replace(/^year /, ''));
}

/** "2026", "twenty twenty six", "two thousand twenty six" */
function readYear(text: string): string | undefined {
  const words = text.split(' ');
  const whole = parseNumber(words, 'en');
  if (whole !== undefined)
    return Number.isInteger(whole) && whole >= 1900 && whole < 2100 ? String(whole) : undefined;
  const century = parseNumber(words.slice(0, 1), 'en');
  const rest = parseNumber(words.slice(1), 'en');
  const pair =
    (century === 19 || century === 20) &&
    rest !== undefined &&
    Number.isInteger(rest) &&
    rest >= 10 &&
    rest <= 99;
  return pair ? `${century}${rest}` : undefined;
}
