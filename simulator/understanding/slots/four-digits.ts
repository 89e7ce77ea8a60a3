import { digitOf, parseNumber } from './numbers';

/** "four seven one one", "nineteen eighty four", "4711", « douze trente-quatre »: always four digits. */
export function readFourDigits(words: readonly string[], locale: string): string | undefined {
  const joined = words.join('');
  if (/^\d{4}$/.test(joined)) return joined;
  const digits = words.map((word) => digitOf(word, locale));
  if (words.length === 4 && !digits.includes(undefined)) return digits.join('');
  return asPairs(words, locale) ?? asWhole(words, locale);
}

function asWhole(words: readonly string[], locale: string): string | undefined {
  const value = parseNumber(words, locale);
  return value !== undefined && Number.isInteger(value) && value >= 1000 && value <= 9999
    ? String(value)
    : undefined;
}

function asPairs(words: readonly string[], locale: string): string | undefined {
  for (let cut = 1; cut < words.length; cut++) {
    const left = pair(words.slice(0, cut), locale);
    const right = pair(words.slice(cut), locale);
    if (left && right) return left + right;
  }
  return undefined;
}

function pair(words: readonly string[], locale: string): string | undefined {
  const digits = words.map((word) => digitOf(word, locale));
  if (words.length === 2 && digits[0] === 0 && digits[1] !== undefined) return digits.join('');
  const value = parseNumber(words, locale);
  return value !== undefined && Number.isInteger(value) && value >= 10 && value <= 99
    ? String(value)
    : undefined;
}
