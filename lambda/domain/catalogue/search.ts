import type { Language } from '../language';
import type { Catalogue } from './catalogue';
import type { CatalogueItem } from './item';
import { meaningfulWords, wordLikeness } from './words';

export interface Match {
  item: CatalogueItem;
  /** 0 to 1. */
  score: number;
}

/** One thing an item is called; extra words (brand, pack) help when said and cost nothing when not. */
interface Label {
  item: CatalogueItem;
  words: string[];
  extraWords: string[];
}

interface Index {
  labels: Label[];
  /** Labels by each of their words. */
  byWord: Map<string, Label[]>;
}

const indexes = new WeakMap<Catalogue, Map<Language, Index>>();

function labelsOf(item: CatalogueItem, language: Language): Label[] {
  const name = item.names[language];
  const extraWords = meaningfulWords(`${item.brand} ${name.pack}`, language);
  return [name.name, ...name.synonyms]
    .map((text) => ({ item, words: [...new Set(meaningfulWords(text, language))], extraWords }))
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

function likenessesOf(said: string[], index: Index): Likenesses {
  return new Map(
    said.map((word) => {
      const alike = new Map<string, number>();
      for (const known of index.byWord.keys()) {
        const likeness = wordLikeness(word, known);
        if (likeness > 0) alike.set(known, likeness);
      }
      return [word, alike];
    }),
  );
}

const best = (alike: Map<string, number> | undefined, words: string[]): number =>
  words.reduce((most, word) => Math.max(most, alike?.get(word) ?? 0), 0);

function scoreOf(said: string[], label: Label, likenesses: Likenesses): number {
  let found = 0;
  let foundInLabel = 0;
  for (const word of said) {
    const inLabel = best(likenesses.get(word), label.words);
    foundInLabel += inLabel;
    found += Math.max(inLabel, 0.9 * best(likenesses.get(word), label.extraWords));
  }
  if (foundInLabel === 0) return 0;
  const ofSaid = found / said.length;
  const ofLabel = Math.min(1, foundInLabel / label.words.length);
  return 0.7 * ofSaid + 0.3 * ofLabel;
}

/**
 * Items that a phrase may mean, best first: every word of the phrase counts, misspellings and plurals are
 * forgiven. Deterministic: equal scores stand in the catalogue's order.
 */
export function searchCatalogue(catalogue: Catalogue, phrase: string, language: Language): Match[] {
  const said = [...new Set(meaningfulWords(phrase, language))];
  if (said.length === 0) return [];
  const index = indexOf(catalogue, language);
  const likenesses = likenessesOf(said, index);
  const candidates = new Set<Label>();
  for (const alike of likenesses.values()) {
    for (const word of alike.keys()) for (const label of index.byWord.get(word) ?? []) candidates.add(label);
  }
  const scores = new Map<CatalogueItem, number>();
  for (const label of candidates) {
    scores.set(label.item, Math.max(scores.get(label.item) ?? 0, scoreOf(said, label, likenesses)));
  }
  const order = new Map(catalogue.items.map((item, position) => [item, position]));
  return [...scores]
    .map(([item, score]) => ({ item, score }))
    .sort((a, b) => b.score - a.score || (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0));
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
