import type { Lexicon } from './languages';
import type { SlotValue } from './model';
import { foldedWords, likeness, phraseAt, singular } from './text';

/** The values of one slot type, indexed for look-up by what people call them. */
export interface ValueIndex {
  exact: Map<string, SlotValue[]>;
  /** All names word for word, with their articles. */
  names: Set<string>;
  /** The same without spaces: "dish washer" is "dishwasher". */
  joined: Map<string, SlotValue[]>;
  byWord: Map<string, Phrase[]>;
  /** Known words like a said one, remembered: the same words are asked for again and again. */
  alike: Map<string, string[]>;
  /** Words of its longest name. */
  longest: number;
  lexicon: Lexicon;
}

interface Phrase {
  words: string[];
  value: SlotValue;
}

export interface Found {
  /** 1 for the name itself, down to the least likeness that counts. */
  similarity: number;
  values: SlotValue[];
}

const LEAST_SIMILARITY = 0.74;
const MOST_REMEMBERED = 5000;

export function compileValues(values: readonly SlotValue[], lexicon: Lexicon): ValueIndex {
  const index: ValueIndex = {
    exact: new Map(),
    names: new Set(),
    joined: new Map(),
    byWord: new Map(),
    alike: new Map(),
    longest: 0,
    lexicon,
  };
  for (const value of values) {
    for (const name of [value.name.value, ...(value.name.synonyms ?? [])]) addName(index, name, value);
  }
  return index;
}

function addName(index: ValueIndex, name: string, value: SlotValue): void {
  const folded = foldedWords(name);
  index.names.add(folded.join(' '));
  const words = tellingWords(folded, index.lexicon);
  const phrase = { words, value };
  index.longest = Math.max(index.longest, words.length);
  append(index.exact, words.join(' '), value);
  append(index.joined, words.join(''), value);
  for (const word of new Set(words)) append(index.byWord, word, phrase);
}

function append<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (!list) map.set(key, [item]);
  else if (!list.includes(item)) list.push(item);
}

/** Without articles and glue, in the singular. When nothing but glue was said, all of it counts. */
function tellingWords(words: readonly string[], lexicon: Lexicon): string[] {
  const telling = words.filter((word) => !lexicon.glueWords.has(word));
  return (telling.length > 0 ? telling : [...words]).map(singular);
}

/** Values that go by these words: exactly, written apart, or nearly (typos, word order, a word too many). */
export function findValues(index: ValueIndex, words: readonly string[]): Found | undefined {
  const said = tellingWords(words, index.lexicon);
  if (said.length === 0) return undefined;
  const exact = index.exact.get(said.join(' '));
  if (exact) return { similarity: 1, values: exact };
  const joined = index.joined.get(said.join(''));
  if (joined) return { similarity: 0.97, values: joined };
  return said.length <= index.longest * 2 ? nearest(index, said) : undefined;
}

function nearest(index: ValueIndex, said: readonly string[]): Found | undefined {
  let best: Found | undefined;
  for (const phrase of candidates(index, said)) {
    const similarity = Math.min(0.96, overlap(said, phrase.words));
    if (similarity < LEAST_SIMILARITY || similarity < (best?.similarity ?? 0)) continue;
    if (!best || similarity > best.similarity) best = { similarity, values: [phrase.value] };
    else if (!best.values.includes(phrase.value)) best.values.push(phrase.value);
  }
  return best;
}

/** Names that share enough words to be near, were all of them alike. */
function candidates(index: ValueIndex, said: readonly string[]): Phrase[] {
  const shared = new Map<Phrase, number>();
  for (const word of said) {
    for (const known of knownWordsLike(index, word)) {
      for (const phrase of index.byWord.get(known) ?? []) shared.set(phrase, (shared.get(phrase) ?? 0) + 1);
    }
  }
  const mayBeNear = ([phrase, count]: [Phrase, number]) =>
    (2 * count) / (said.length + phrase.words.length) >= LEAST_SIMILARITY;
  return [...shared].filter(mayBeNear).map(([phrase]) => phrase);
}

function knownWordsLike(index: ValueIndex, word: string): string[] {
  const remembered = index.alike.get(word);
  if (remembered) return remembered;
  if (index.alike.size >= MOST_REMEMBERED) index.alike.clear();
  const known = [...index.byWord.keys()].filter((candidate) => likeness(word, candidate) > 0);
  index.alike.set(word, known);
  return known;
}

/** Shared words over all words, each word of the name used once. */
function overlap(said: readonly string[], name: readonly string[]): number {
  const left = [...name];
  let shared = 0;
  for (const word of said) {
    const likes = left.map((candidate) => likeness(word, candidate));
    const best = Math.max(0, ...likes);
    if (best === 0) continue;
    shared += best;
    left.splice(likes.indexOf(best), 1);
  }
  return (2 * shared) / (said.length + name.length);
}

/** How many words at the start are an article or partitive, leaving at least one word. */
export function leadingArticle(words: readonly string[], lexicon: Lexicon): number {
  const length = phraseAt(words, 0, lexicon.articles);
  return length < words.length ? length : 0;
}
