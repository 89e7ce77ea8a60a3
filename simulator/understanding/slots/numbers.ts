import { isFrench } from './language';
import { FRENCH, type NumberWords, numberWordsOf } from './number-words';

/**
 * Number words, both languages, by one rule: within a group of three digits each word must fit in the room that the
 * one before left ("twenty" leaves room for 1–9, « soixante » for 1–19), and scales must fall.
 */
const LARGEST = 999_999_999_999;

/** A number said whole by these words, or undefined. Digits and words may mix ("3 million"). */
export function parseNumber(words: readonly string[], locale: string): number | undefined {
  const language = numberWordsOf(locale);
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
  const value = numberWordsOf(locale).values[word];
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

/** "a dozen", "two dozen", "half a dozen", « une demi-douzaine » */
function parseCollection(words: readonly string[], language: NumberWords): number | undefined {
  const said = language.of.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  const size = language.collections[said.at(-1) ?? ''];
  const times = size === undefined ? undefined : timesOf(said.slice(0, -1), language);
  return size === undefined || times === undefined ? undefined : size * times;
}

function timesOf(before: readonly string[], language: NumberWords): number | undefined {
  const half = before.some((word) => language.half.has(word));
  const count = before.filter((word) => !language.half.has(word));
  const isOne = count.length === 0 || (count.length === 1 && language.one.has(count[0] ?? ''));
  if (isOne) return half ? 0.5 : before.length > 0 ? 1 : undefined;
  return half ? undefined : parseWhole(count, language);
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
    scaleBelow: 1e12,
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
  return add(progress, wordValue(word, next, language), language);
}

function wordValue(word: string, next: string | undefined, language: NumberWords): number | undefined {
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
