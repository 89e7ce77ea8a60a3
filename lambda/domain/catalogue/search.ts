import type { Language } from '../language';
import type { Catalogue } from './catalogue';
import type { CatalogueItem } from './item';
import { meaningfulWords, wordLikeness } from './words';

export interface Match {
  item: CatalogueItem;
  /** 0 to 1. */
  score: number;
  /** How well the best found word is found, 0 to 1. */
  surest: number;
  /** Only what the item is for or made of was named: "crêpes" in « sirop pour crêpes ». */
  isAside: boolean;
}

/** One thing an item is called; extra words (brand, pack) help when said and cost nothing when not. */
interface Label {
  item: CatalogueItem;
  words: string[];
  /** Those of the item's own name. */
  nameWords: string[];
  /** Those that say what the thing is, before "for", "of" or the like. */
  headWords: string[];
  extraWords: string[];
}

interface Index {
  labels: Label[];
  /** Labels by each of their words. */
  byWord: Map<string, Label[]>;
}

const indexes = new WeakMap<Catalogue, Map<Language, Index>>();

/** What follows tells the thing apart, and is not the thing. */
const asides: Record<Language, RegExp> = {
  en: /\s(?:for|of|with|in)\s.*$/i,
  fr: /\s(?:pour|de|à|au|aux|en|avec)\s.*$|\sd['’].*$/i,
};

const wordsOf = (text: string, language: Language): string[] => [...new Set(meaningfulWords(text, language))];

function labelsOf(item: CatalogueItem, language: Language): Label[] {
  const name = item.names[language];
  const nameWords = wordsOf(name.name, language);
  const extraWords = meaningfulWords(`${item.brand} ${name.pack}`, language);
  return [name.name, ...name.synonyms]
    .map((text) => ({
      item,
      words: wordsOf(text, language),
      nameWords,
      headWords: wordsOf(text.replace(asides[language], ''), language),
      extraWords,
    }))
    .filter((label) => label.words.length > 0);
}

function buildIndex(catalogue: Catalogue, language: Language): Index {
  const labels = catalogue.items.flatMap((item) => labelsOf(item, language));
  const byWord = new Map<string, Label[]>();
  for (const label of labels) {
    for (const word of new Set([...label.words, ...label.extraWords])) {
      const known = byWord.get(word);
      if (known) known.push(label);
      else byWord.set(word, [label]);
    }
  }
  return { labels, byWord };
}

function indexOf(catalogue: Catalogue, language: Language): Index {
  const byLanguage = indexes.get(catalogue) ?? new Map<Language, Index>();
  indexes.set(catalogue, byLanguage);
  const index = byLanguage.get(language) ?? buildIndex(catalogue, language);
  byLanguage.set(language, index);
  return index;
}

/** How well each said word is found in a label, from the vocabulary's likenesses computed once per phrase. */
type Likenesses = Map<string, Map<string, number>>;

const likenessesOf = (said: string[], index: Index): Likenesses =>
  new Map(said.map((word) => [word, knownWordsLike(word, index)]));

/** A word that the shelf knows is no misspelling of another. */
function knownWordsLike(word: string, { byWord }: Index): Map<string, number> {
  const isKnown = byWord.has(word);
  const alike = new Map<string, number>();
  for (const known of byWord.keys()) {
    if (isKnown && !known.startsWith(word)) continue;
    const likeness = wordLikeness(word, known);
    if (likeness > 0) alike.set(known, likeness);
  }
  return alike;
}

const best = (alike: Map<string, number> | undefined, words: string[]): number =>
  words.reduce((most, word) => Math.max(most, alike?.get(word) ?? 0), 0);

function matchOf(said: string[], label: Label, likenesses: Likenesses): Match {
  let found = 0;
  let foundInLabel = 0;
  let surest = 0;
  let isAside = true;
  for (const word of said) {
    const inLabel = best(likenesses.get(word), label.words);
    const sure = Math.max(inLabel, 0.9 * best(likenesses.get(word), label.extraWords));
    foundInLabel += inLabel;
    found += sure;
    surest = Math.max(surest, sure);
    isAside &&= best(likenesses.get(word), label.headWords) === 0;
  }
  const ofLabel = Math.min(1, foundInLabel / label.words.length);
  const score = foundInLabel === 0 ? 0 : 0.7 * (found / said.length) + 0.3 * ofLabel;
  return { item: label.item, score, surest, isAside };
}

function labelsLike(likenesses: Likenesses, { byWord }: Index): Set<Label> {
  const alike = [...likenesses.values()].flatMap((known) => [...known.keys()]);
  return new Set(alike.flatMap((word) => byWord.get(word) ?? []));
}

/** What must not be in it: "pulp" of "without pulp". */
const refusedWords = (said: string[]): string[] =>
  said.map((word) => word.split(' ')[1]).filter((word) => word !== undefined);

/** Whether a phrase says that what this item is named for must not be in it. */
export const isRefused = (phrase: string, item: CatalogueItem, language: Language): boolean => {
  const nameWords = wordsOf(item.names[language].name, language);
  return refusedWords(wordsOf(phrase, language)).some((word) => nameWords.includes(word));
};

const isBetter = (match: Match, known: Match): boolean =>
  match.score > known.score || (match.score === known.score && !match.isAside);

/**
 * Items that a phrase may mean, best first: every word of the phrase counts, misspellings and plurals are
 * forgiven. Deterministic: equal scores stand in the catalogue's order.
 */
export function searchCatalogue(catalogue: Catalogue, phrase: string, language: Language): Match[] {
  const said = [...new Set(meaningfulWords(phrase, language))];
  if (said.length === 0) return [];
  const index = indexOf(catalogue, language);
  const likenesses = likenessesOf(said, index);
  const refused = refusedWords(said);
  const matches = new Map<CatalogueItem, Match>();
  for (const label of labelsLike(likenesses, index)) {
    if (refused.some((word) => label.nameWords.includes(word))) continue;
    const match = matchOf(said, label, likenesses);
    const known = matches.get(label.item);
    if (!known || isBetter(match, known)) matches.set(label.item, match);
  }
  const order = new Map(catalogue.items.map((item, position) => [item, position]));
  const named = [...matches.values()].filter(({ score }) => score > 0);
  return named.sort((a, b) => b.score - a.score || (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0));
}

/**
 * What to offer instead of an item that cannot be had: its successor, else the most alike of its category, by all
 * that both are called. Mint green tea is a tea, but more a green tea.
 */
export function nearestForSale(
  catalogue: Catalogue,
  item: CatalogueItem,
  language: Language,
): CatalogueItem | undefined {
  const isOffer = (other: CatalogueItem | undefined): other is CatalogueItem =>
    other !== undefined && other !== item && other.status === 'active' && other.stock > 0;
  const successor = item.replacedBy ? catalogue.find(item.replacedBy) : undefined;
  if (isOffer(successor)) return successor;
  const phrases = [item.names[language].name, ...item.names[language].synonyms];
  const matches = phrases
    .flatMap((phrase) => searchCatalogue(catalogue, phrase, language))
    .filter((match) => match.score >= 0.5 && match.item.category === item.category && isOffer(match.item));
  const alike = new Map<CatalogueItem, number>();
  for (const match of matches) alike.set(match.item, (alike.get(match.item) ?? 0) + match.score);
  return [...alike].sort((a, b) => b[1] - a[1])[0]?.[0];
}
