/** Words as the matcher sees them: folded (no case, no accents), with their place in what was said. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

const WORD = /(?<=^|\s)-\d+(?:[.,]\d+)?|\d+(?:[.,:]\d+)+|[\p{L}\p{M}\p{N}]+/gu;

/** Lower case, without accents; « œ » becomes "oe". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** Splits on spaces, hyphens, apostrophes and punctuation. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0]);
    if (folded) tokens.push({ text: folded, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

export function foldedWords(text: string): string[] {
  return tokenise(text).map((token) => token.text);
}

/** "a b, c" → [["a", "b"], ["c"]] */
export function phrases(list: string): string[][] {
  return list
    .split(',')
    .map(foldedWords)
    .filter((phrase) => phrase.length > 0);
}

export function wordSet(list: string): Set<string> {
  return new Set(foldedWords(list));
}

/** Length of the first phrase that stands at `from`, or 0. Phrases should be sorted longest first. */
export function phraseAt(words: readonly string[], from: number, among: readonly string[][]): number {
  const found = among.find((phrase) => phrase.every((word, offset) => words[from + offset] === word));
  return found?.length ?? 0;
}

export function longestFirst(list: string[][]): string[][] {
  return list.sort((a, b) => b.length - a.length);
}

/** Without the mark of the plural, in either language; short words are kept whole. */
export function singular(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|toes)$/.test(word)) return word.slice(0, -2);
  return /[^s]s$|x$/.test(word) ? word.slice(0, -1) : word;
}

function editsAllowed(word: string): number {
  if (word.length <= 3 || /\d/.test(word)) return 0;
  return word.length <= 6 ? 1 : 2;
}

/** 1 for the same word, about 0.6 to 0.95 for a typo, a plural or an inflection, else 0. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (singular(a) === singular(b)) return 0.95;
  if (a === `re${b}` || b === `re${a}`) return 0.8;
  const allowed = Math.min(editsAllowed(a), editsAllowed(b));
  if (allowed === 0) return 0;
  const longest = Math.max(a.length, b.length);
  if (longest <= 5 && a[0] !== b[0]) return 0;
  const distance = Math.abs(a.length - b.length) > allowed ? Number.POSITIVE_INFINITY : editDistance(a, b);
  if (distance <= allowed) return 1 - (1.4 * distance) / longest;
  return inflected(a, b) ? 0.7 : 0;
}

function inflected(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared >= 5 && a.length - shared <= 3 && b.length - shared <= 3;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const best = Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(swapped ? Math.min(best, at(beforeLast, column - 2) + 1) : best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
