import { type Heard, quote, type Situation } from '../hearing';
import { readDate } from './dates';
import { readDuration } from './durations';
import { readFourDigits } from './four-digits';
import { parseNumber } from './numbers';
import { readOrdinal } from './ordinals';
import type { Reading } from './reader';
import { readTime } from './times';

type Parser = (words: readonly string[], situation: Situation) => string | undefined;

const PARSERS: { [type: string]: Parser } = {
  'AMAZON.NUMBER': (words, { model }) => parseNumber(words, model.locale)?.toString(),
  'AMAZON.FOUR_DIGIT_NUMBER': (words, { model }) => readFourDigits(words, model.locale),
  'AMAZON.DATE': (words, { model, moment }) => readDate(words, model.locale, moment.toPlainDate()),
  'AMAZON.TIME': (words, { model }) => readTime(words, model.locale),
  'AMAZON.DURATION': (words, { model }) => readDuration(words, model.locale),
  'AMAZON.Ordinal': (words, { model }) => readOrdinal(words, model.locale),
};

/** The longest number that people say in one go. */
const MOST_WORDS = 14;

/** Decides between two ways to take the same words, and nothing else: a time that would cut a year in two is none. */
const CUT_COST = 0.01;

/** Types whose value Alexa gives as "?" when it heard something in their place that is not one. */
const UNREADABLE = new Set(['AMAZON.NUMBER', 'AMAZON.FOUR_DIGIT_NUMBER']);

export function readBuiltIn(
  type: string,
  heard: Heard,
  from: number,
  to: number,
  situation: Situation,
): Reading | undefined {
  const words = heard.words.slice(from, to).map((word) => word.text);
  const said = quote(heard, from, to);
  const parser = PARSERS[type];
  if (!parser) return freeText(said, to - from);
  const value = words.length > MOST_WORDS ? undefined : parser(words, situation);
  const cost = type === 'AMAZON.TIME' && goesOnCounting(heard, from, situation) ? CUT_COST : 0;
  if (value !== undefined) return { value, cost, note: `“${said}” is ${value}`, known: true };
  const unreadable = UNREADABLE.has(type) && words.length === 1;
  return unreadable ? { value: '?', cost: 1.4, note: `“${said}” is not a number`, known: false } : undefined;
}

/** Whether a number follows another: "two thousand twenty | nine", "march thirtieth | twenty twenty nine". */
function goesOnCounting({ words }: Heard, from: number, { model: { locale } }: Situation): boolean {
  const isNumber = (at: number): boolean => {
    const text = words[at]?.text ?? '';
    return parseNumber([text], locale) !== undefined || readOrdinal([text], locale) !== undefined;
  };
  return isNumber(from - 1) && isNumber(from);
}

/** AMAZON.SearchQuery, names, cities: whatever was said. */
function freeText(said: string, words: number): Reading {
  return { value: said, cost: 0.25 + 0.03 * words, note: `“${said}” as it was said`, known: false };
}
