import type { Language } from '../language';

/** Words that say nothing about which product is meant. */
const stopWords: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    'a an the some any my our your more of for to please new another other again one ones usual regular normal stuff'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'un une des du de d le la l les mon ma mes notre nos votre vos au aux a encore svp habituel habituelle habituels habituelles autre autres celui celle ceux celles en pour plus'.split(
      ' ',
    ),
  ),
};

/** Small numbers in words, as in "size four" or "two coffees"; "un" and "one" are articles too and say nothing. */
const numberWords: Record<Language, readonly string[]> = {
  en: 'two three four five six seven eight nine ten eleven twelve'.split(' '),
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
};

const digitsOf = (word: string, language: Language): string => {
  const place = numberWords[language].indexOf(word);
  return place < 0 ? word : String(place + 2);
};

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '');

/** Singular form, good enough to compare two words; not a dictionary. */
function stem(word: string, language: Language): string {
  if (word.length <= 3) return word;
  if (language === 'fr') return word.replace(/(?:aux)$/, 'al').replace(/[sx]$/, '');
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x|o)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}

/** The words of a phrase that carry meaning, folded so that they compare: case, accents, plurals, articles. */
export function meaningfulWords(phrase: string, language: Language): string[] {
  const words = withoutAccents(phrase.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !stopWords[language].has(word));
  return withoutApart(
    words.map((word) => (negations.has(word) ? word : stem(digitsOf(word, language), language))),
  );
}

/** "without pulp" is one meaning, and not that of "pulp". */
function withoutApart(words: string[]): string[] {
  return words.flatMap((word, place) => {
    if (place > 0 && negations.has(words[place - 1] ?? '')) return [];
    const next = words[place + 1];
    return negations.has(word) && next !== undefined ? [`${word} ${next}`] : [word];
  });
}

const negations: ReadonlySet<string> = new Set(['sans', 'without']);

/** Edits (insert, delete, replace, swap of neighbours) from one word to another, counted up to `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cellOf(a, b, i, j, row, last, beforeLast));
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

function cellOf(
  a: string,
  b: string,
  i: number,
  j: number,
  row: number[],
  last: number[],
  beforeLast: number[],
): number {
  const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const plain = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, replaced);
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwapped ? Math.min(plain, (beforeLast[j - 2] ?? 0) + 1) : plain;
}

/** 1 for the same word, less for a misspelt or half-said one, 0 for another. */
export function wordLikeness(said: string, known: string): number {
  if (said === known) return 1;
  if (said.length >= 4 && known.startsWith(said)) return 0.85;
  const allowed = said.length >= 7 ? 2 : said.length >= 4 ? 1 : 0;
  if (allowed === 0) return 0;
  const edits = editDistance(said, known, allowed);
  return edits <= allowed ? 1 - edits / known.length : 0;
}
