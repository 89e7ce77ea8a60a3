import { isFrench } from './language';
import { parseNumber } from './numbers';

type Unit = 'Y' | 'M' | 'W' | 'D' | 'TH' | 'TM' | 'TS';

interface DurationWords {
  units: { [word: string]: Unit };
  /** Whole phrases with a meaning of their own. */
  idioms: { [phrase: string]: string };
  and: Set<string>;
  one: Set<string>;
  half: RegExp;
}

const ENGLISH: DurationWords = {
  units: {
    year: 'Y',
    years: 'Y',
    month: 'M',
    months: 'M',
    week: 'W',
    weeks: 'W',
    day: 'D',
    days: 'D',
    hour: 'TH',
    hours: 'TH',
    minute: 'TM',
    minutes: 'TM',
    second: 'TS',
    seconds: 'TS',
  },
  idioms: {
    'half an hour': 'PT30M',
    'a half hour': 'PT30M',
    'a quarter of an hour': 'PT15M',
    'quarter of an hour': 'PT15M',
    'three quarters of an hour': 'PT45M',
    'a fortnight': 'P2W',
    'half a day': 'PT12H',
  },
  and: new Set(['and']),
  one: new Set(['a', 'an']),
  half: /^(.*) (?:and a half (\w+)|(\w+) and a half)$/,
};

const FRENCH: DurationWords = {
  units: {
    an: 'Y',
    ans: 'Y',
    annee: 'Y',
    annees: 'Y',
    mois: 'M',
    semaine: 'W',
    semaines: 'W',
    jour: 'D',
    jours: 'D',
    journee: 'D',
    journees: 'D',
    heure: 'TH',
    heures: 'TH',
    minute: 'TM',
    minutes: 'TM',
    seconde: 'TS',
    secondes: 'TS',
  },
  idioms: {
    'une demi heure': 'PT30M',
    'demi heure': 'PT30M',
    'un quart d heure': 'PT15M',
    'trois quarts d heure': 'PT45M',
    'une demi journee': 'PT12H',
    'huit jours': 'P1W',
    'quinze jours': 'P2W',
  },
  and: new Set(['et']),
  one: new Set(['un', 'une']),
  half: /^(.*) (?:et demie? (\w+)|(\w+) et demie?)$/,
};

const HALVES: { [unit in Unit]?: Partial<Record<Unit, number>> } = {
  TH: { TM: 30 },
  TM: { TS: 30 },
  D: { TH: 12 },
  Y: { M: 6 },
  W: { D: 3 },
  M: { D: 15 },
};
const ORDER: Unit[] = ['Y', 'M', 'W', 'D', 'TH', 'TM', 'TS'];

/** "an hour and a half", "ten days", « deux heures et dix minutes » → ISO 8601. */
export function readDuration(words: readonly string[], locale: string): string | undefined {
  const language = isFrench(locale) ? FRENCH : ENGLISH;
  const text = words.join(' ');
  return language.idioms[text] ?? compose(withHalf(text, language, locale) ?? parts(words, language, locale));
}

type Amounts = { [unit in Unit]?: number | undefined };

function withHalf(text: string, language: DurationWords, locale: string): Amounts | undefined {
  const match = language.half.exec(text);
  const unit = language.units[match?.[2] ?? match?.[3] ?? ''];
  const count = match && unit && parseCount((match[1] ?? '').split(' '), language, locale);
  return count ? { [unit]: count, ...HALVES[unit] } : undefined;
}

function parseCount(words: readonly string[], language: DurationWords, locale: string): number | undefined {
  if (words.length === 1 && language.one.has(words[0] ?? '')) return 1;
  const count = parseNumber(words, locale);
  return count !== undefined && count >= 0 && Number.isInteger(count) ? count : undefined;
}

/** "two hours and ten minutes": each amount is what stands before its unit. */
function parts(words: readonly string[], language: DurationWords, locale: string): Amounts | undefined {
  const lastUnit = words.findLastIndex((word) => language.units[word] !== undefined);
  if (lastUnit !== words.length - 1) return undefined;
  const unit = language.units[words[lastUnit] ?? ''];
  const previousUnit = words.findLastIndex(
    (word, index) => index < lastUnit && language.units[word] !== undefined,
  );
  const before = previousUnit < 0 ? {} : parts(words.slice(0, previousUnit + 1), language, locale);
  const joined = previousUnit >= 0 && language.and.has(words[previousUnit + 1] ?? '') ? 1 : 0;
  const count = parseCount(words.slice(previousUnit + 1 + joined, lastUnit), language, locale);
  return unit && before && count !== undefined && !(unit in before)
    ? { ...before, [unit]: count }
    : undefined;
}

function compose(amounts: Amounts | undefined): string | undefined {
  if (!amounts) return undefined;
  const said = ORDER.filter((unit) => amounts[unit] !== undefined);
  const date = said.filter((unit) => !unit.startsWith('T')).map((unit) => `${amounts[unit]}${unit}`);
  const time = said.filter((unit) => unit.startsWith('T')).map((unit) => `${amounts[unit]}${unit.slice(1)}`);
  return `P${date.join('')}${time.length > 0 ? `T${time.join('')}` : ''}`;
}
