import { isFrench } from './language';

/**
 * Number words, both languages, by one rule: within a group of three digits each word must fit in the room that the
 * one before left ("twenty" leaves room for 1–9, « soixante » for 1–19), and scales must fall.
 */
interface NumberWords {
  values: { [word: string]: number };
  scales: { [word: string]: number };
  hundred: Set<string>;
  and: Set<string>;
  /** "a dozen", « une douzaine ». */
  collections: { [word: string]: number };
  half: Set<string>;
  one: Set<string>;
  minus: Set<string>;
  point: Set<string>;
  /** Words between a collection and what it counts, or nothing at all: "a couple of". */
  of: Set<string>;
}

function valuesOf(list: string, first = 0, step = 1): { [word: string]: number } {
  return Object.fromEntries(list.split(' ').map((word, index) => [word, first + index * step]));
}

const ENGLISH: NumberWords = {
  values: {
    ...valuesOf(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ),
    ...valuesOf('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
    fourty: 40,
  },
  scales: { thousand: 1e3, million: 1e6, millions: 1e6 },
  hundred: new Set(['hundred', 'hundreds']),
  and: new Set(['and']),
  collections: { dozen: 12, dozens: 12, couple: 2, pair: 2 },
  half: new Set(['half']),
  one: new Set(['a', 'an']),
  minus: new Set(['minus', 'negative']),
  point: new Set(['point']),
  of: new Set(['of']),
};

const FRENCH: NumberWords = {
  values: {
    ...valuesOf(
      'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    ),
    ...valuesOf('vingt trente quarante cinquante soixante septante huitante nonante', 20, 10),
    une: 1,
    octante: 80,
  },
  scales: { mille: 1e3, million: 1e6, millions: 1e6 },
  hundred: new Set(['cent', 'cents']),
  and: new Set(['et']),
  collections: {
    douzaine: 12,
    dizaine: 10,
    quinzaine: 15,
    vingtaine: 20,
    trentaine: 30,
    quarantaine: 40,
    cinquantaine: 50,
    soixantaine: 60,
    centaine: 100,
    millier: 1000,
    douzaines: 12,
    dizaines: 10,
    centaines: 100,
    milliers: 1000,
    paire: 2,
  },
  half: new Set(['demi', 'demie']),
  one: new Set(['un', 'une']),
  minus: new Set(['moins']),
  point: new Set(['virgule']),
  of: new Set(['de', 'd']),
};

const LARGEST = 999_999_999;

/** A number said whole by these words, or undefined. Digits and words may mix ("3 million"). */
export function parseNumber(words: readonly string[], locale: string): number | undefined {
  const language = isFrench(locale) ? FRENCH : ENGLISH;
  const [first = '', ...rest] = words;
  if (language.minus.has(first)) {
    const positive = parseUnsigned(rest, language);
    return positive === undefined ? undefined : -positive;
  }
  return parseUnsigned(words, language);
}

/** The digit a word names, when it names one. */
export function digitOf(word: string, locale: string): number | undefined {
  if (/^\d$/.test(word)) return Number(word);
  if (!isFrench(locale) && (word === 'oh' || word === 'o')) return 0;
  const value = (isFrench(locale) ? FRENCH : ENGLISH).values[word];
  return value !== undefined && value < 10 ? value : undefined;
}

function parseUnsigned(words: readonly string[], language: NumberWords): number | undefined {
  return (
    parseDigits(words, language) ??
    parseCollection(words, language) ??
    parseDecimal(words, language) ??
    parseWhole(words, language)
  );
}

function parseDigits(words: readonly string[], language: NumberWords): number | undefined {
  const joined = words.join(' ');
  const french = language === FRENCH;
  if (/^-?\d+$/.test(joined)) return Number(joined);
  if ((french ? /^\d{1,3}( \d{3})+$/ : /^\d{1,3}(,\d{3})+$/).test(joined))
    return Number(joined.replace(/[ ,]/g, ''));
  if ((french ? /^-?\d+[.,]\d+$/ : /^-?\d+\.\d+$/).test(joined)) return Number(joined.replace(',', '.'));
  return undefined;
}

function parseCollection(words: readonly string[], language: NumberWords): number | undefined {
  const said = language.of.has(words.at(-1) ?? '') ? words.slice(0, -1) : [...words];
  const size = language.collections[said.at(-1) ?? ''];
  if (size === undefined) return undefined;
  const before = said.slice(0, -1);
  const half = before.some((word) => language.half.has(word));
  const count = before.filter((word) => !language.half.has(word) && !language.one.has(word));
  if (count.length === 0)
    return before.length === 0 && !language.one.has('a') ? undefined : half ? size / 2 : size;
  const times = parseWhole(count, language);
  return times === undefined || half ? undefined : times * size;
}

function parseDecimal(words: readonly string[], language: NumberWords): number | undefined {
  const at = words.findIndex((word) => language.point.has(word));
  if (at < 1) return undefined;
  const whole = parseWhole(words.slice(0, at), language);
  const decimals = words.slice(at + 1).map((word) => (/^\d+$/.test(word) ? word : language.values[word]));
  if (whole === undefined || decimals.length === 0 || decimals.includes(undefined)) return undefined;
  return Number(`${whole}.${decimals.join('')}`);
}

interface Progress {
  total: number;
  group: number;
  /** The next word of this group must be within these. */
  roomFrom: number;
  roomBelow: number;
  scaleBelow: number;
  started: boolean;
}

function parseWhole(words: readonly string[], language: NumberWords): number | undefined {
  let progress: Progress | undefined = {
    total: 0,
    group: 0,
    roomFrom: 0,
    roomBelow: 1000,
    scaleBelow: 1e9,
    started: false,
  };
  for (const [index, word] of words.entries()) {
    const joins: boolean =
      index > 0 && index < words.length - 1 && language.and.has(word) && progress.roomBelow > 1;
    progress = joins ? progress : advance(progress, word, words[index + 1], language);
    if (!progress) return undefined;
  }
  const value = progress.total + progress.group;
  return progress.started && value <= LARGEST ? value : undefined;
}

function advance(
  progress: Progress,
  word: string,
  next: string | undefined,
  language: NumberWords,
): Progress | undefined {
  if (language.hundred.has(word)) return times100(progress);
  const scale = language.scales[word];
  if (scale !== undefined) return timesScale(progress, scale);
  if (word === 'vingt' || word === 'vingts') return vingt(progress);
  return add(progress, valueOf(word, next, language), language);
}

function valueOf(word: string, next: string | undefined, language: NumberWords): number | undefined {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  const counts =
    language.one.has(word) && next !== undefined && (language.hundred.has(next) || next in language.scales);
  return counts ? 1 : language.values[word];
}

function add(progress: Progress, value: number | undefined, language: NumberWords): Progress | undefined {
  if (value === undefined || value < progress.roomFrom || value >= progress.roomBelow) return undefined;
  if (value === 0 && progress.started) return undefined;
  return { ...progress, group: progress.group + value, started: true, ...roomAfter(value, language) };
}

function roomAfter(value: number, language: NumberWords): { roomFrom: number; roomBelow: number } {
  if (value === 0 || value > 99) return { roomFrom: 1, roomBelow: 1 };
  if (language === FRENCH && value === 10) return { roomFrom: 7, roomBelow: 10 };
  if (language === FRENCH && value === 60) return { roomFrom: 1, roomBelow: 20 };
  return { roomFrom: 1, roomBelow: value >= 20 && value % 10 === 0 ? 10 : 1 };
}

/** « quatre-vingt » is four times twenty; alone, twenty. */
function vingt(progress: Progress): Progress | undefined {
  if (progress.group % 100 === 4)
    return { ...progress, group: progress.group + 76, roomFrom: 1, roomBelow: 20 };
  return add(progress, 20, FRENCH);
}

function times100(progress: Progress): Progress | undefined {
  if (progress.group >= 100 || (progress.group === 0 && progress.roomBelow < 1000)) return undefined;
  if (progress.started && progress.group === 0 && progress.total === 0) return undefined;
  return {
    ...progress,
    group: Math.max(progress.group, 1) * 100,
    roomFrom: 1,
    roomBelow: 100,
    started: true,
  };
}

function timesScale(progress: Progress, scale: number): Progress | undefined {
  if (scale >= progress.scaleBelow) return undefined;
  if (progress.started && progress.group === 0)
    return progress.total > 0 ? withScale(progress, scale) : undefined;
  return withScale(progress, scale);
}

function withScale(progress: Progress, scale: number): Progress {
  const total = progress.total + Math.max(progress.group, 1) * scale;
  return { total, group: 0, roomFrom: 1, roomBelow: 1000, scaleBelow: scale, started: true };
}
