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
  if (endsBadly(words, situation)) return undefined;
  const texts = words.map((word) => word.text);
  const article = leadingArticle(texts, situation.model.lexicon);
  const value = quote(heard, from + article, to);
  const weight = words.reduce((sum, word) => sum + word.weight, 0);
  const similarity = bestSimilarity(type, texts, situation);
  const trimmed = article > 0 ? 0.01 : 0;
  if (similarity === 1) return { value, cost: trimmed, note: `“${value}” is a known value`, known: true };
  if (similarity > 0) {
    return {
      value,
      cost: trimmed + 0.05 + (1 - similarity) * (1 + weight),
      note: `“${value}” is like a known value`,
      known: true,
    };
  }
  const cost =
    trimmed + 0.2 + words.reduce((sum, word) => sum + word.weight * unknownness(word.text, situation), 0);
  return { value, cost, note: `“${value}” is not a known value`, known: false };
}

/** A name neither starts nor ends with "um", and does not end with "for". */
function endsBadly(words: readonly HeardWord[], { model }: Situation): boolean {
  const last = words.at(-1);
  return (
    words[0]?.filler === true ||
    last?.filler === true ||
    (words.length > 1 && model.lexicon.glueWords.has(last?.text ?? ''))
  );
}

/** A word that samples use elsewhere is hardly the name of something new. */
function unknownness(word: string, situation: Situation): number {
  return situation.model.carrierWords.has(word) || situation.model.lexicon.lightWords.has(word) ? 0.9 : 0.3;
}

function bestSimilarity(type: string, words: readonly string[], situation: Situation): number {
  const indexes = [situation.dynamic.get(type), situation.model.values.get(type)];
  return Math.max(0, ...indexes.map((index) => (index && findValues(index, words)?.similarity) ?? 0));
}
