import type { Heard, HeardWord, Situation } from '../hearing';
import { quote } from '../hearing';
import { findValues, leadingArticle } from '../values';
import { readBuiltIn } from './built-in';

/** What a slot would hold, were it to take these words. */
export interface Reading {
  value: string;
  /** 0 when the words are just what the slot expects. */
  cost: number;
  /** In plain words, for the page. */
  note: string;
  known: boolean;
}

const MOST_WORDS = 14;
const TRIMMED_COST = 0.01;

/** Reads words `from` up to, not including, `to` as a value of this type; undefined when they cannot be one. */
export function readSlot(
  type: string,
  heard: Heard,
  from: number,
  to: number,
  situation: Situation,
): Reading | undefined {
  if (to - from > MOST_WORDS && type !== 'AMAZON.SearchQuery') return undefined;
  const isCustom = situation.model.values.has(type) || situation.dynamic.has(type);
  return isCustom || !type.startsWith('AMAZON.')
    ? readCustom(type, heard, from, to, situation)
    : readBuiltIn(type, heard, from, to, situation);
}

function readCustom(
  type: string,
  heard: Heard,
  from: number,
  to: number,
  situation: Situation,
): Reading | undefined {
  const words = heard.words.slice(from, to);
  const texts = words.map((word) => word.text);
  // What is called "a. m." or « du matin » has no article before its name.
  const isWhole = isWholeName(type, texts, situation);
  const article = isWhole ? 0 : leadingArticle(texts, situation.model.lexicon);
  if (!isWhole && isNoName(words, article, situation)) return undefined;
  const value = quote(heard, from + article, to);
  const similarity = bestSimilarity(type, texts, situation) || listSimilarity(type, texts, situation);
  const fit = fitOf(similarity, words.slice(article), situation);
  const trimmed = article > 0 ? TRIMMED_COST : 0;
  return { value, cost: trimmed + fit.cost, known: fit.known, note: `“${value}” is ${fit.note}` };
}

function fitOf(
  similarity: number,
  words: readonly HeardWord[],
  situation: Situation,
): Omit<Reading, 'value'> {
  if (similarity === 1) return { cost: 0, note: 'a known value', known: true };
  if (similarity > 0) {
    const weight = words.reduce((sum, word) => sum + word.weight, 0);
    return { cost: 0.05 + (1 - similarity) * (1 + weight), note: 'like a known value', known: true };
  }
  const doubt = words.reduce((sum, word) => sum + word.weight * unknownness(word.text, situation), 0);
  return { cost: 0.2 + doubt, note: 'not a known value', known: false };
}

/** A name neither starts nor ends with "um", does not start with "and", and does not end with "for". */
function isNoName(words: readonly HeardWord[], article: number, { model }: Situation): boolean {
  const isGlue = (word: HeardWord | undefined) => model.lexicon.glueWords.has(word?.text ?? '');
  const isFiller = (word: HeardWord | undefined) => word?.filler === true;
  if (isFiller(words[0]) || isFiller(words.at(-1))) return true;
  return words.length > 1 && (isGlue(words[article]) || isGlue(words.at(-1)));
}

/** A word that samples use elsewhere is hardly the name of something new. */
function unknownness(word: string, situation: Situation): number {
  return situation.model.carrierWords.has(word) || situation.model.lexicon.lightWords.has(word) ? 0.9 : 0.3;
}

const LIST_SIMILARITY = 0.95;

/**
 * "Milk and eggs" fills a slot as one value, which nothing is called, when each part is known; in "eggs milk and bread"
 * the comma is not heard, and each word is.
 */
function listSimilarity(type: string, words: readonly string[], situation: Situation): number {
  const isKnown = (part: readonly string[]) => bestSimilarity(type, part, situation) > 0;
  const { joiningWords } = situation.model.lexicon;
  const parts: string[][] = [[]];
  for (const word of words) {
    if (joiningWords.has(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  const named = parts.filter((part) => part.length > 0);
  const isList =
    named.length > 1 && named.every((part) => isKnown(part) || part.every((word) => isKnown([word])));
  return isList ? LIST_SIMILARITY : 0;
}

const indexesOf = (type: string, { dynamic, model }: Situation) => [
  dynamic.get(type),
  model.values.get(type),
];

function isWholeName(type: string, words: readonly string[], situation: Situation): boolean {
  return indexesOf(type, situation).some((index) => index?.names.has(words.join(' ')));
}

function bestSimilarity(type: string, words: readonly string[], situation: Situation): number {
  const indexes = indexesOf(type, situation);
  return Math.max(0, ...indexes.map((index) => (index && findValues(index, words)?.similarity) ?? 0));
}
