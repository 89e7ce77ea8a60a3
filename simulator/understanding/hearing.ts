import type { Temporal } from 'temporal-polyfill';
import { type Lexicon, lexiconOf } from './languages';
import { type CompiledModel, weightOf } from './samples';
import { phraseAt, type Token, tokenise } from './text';
import type { ValueIndex } from './values';

/** What surrounds an utterance: the model, the values loaded at run time, the moment, and an open question. */
export interface Situation {
  model: CompiledModel;
  /** Dynamic entities by slot type. */
  dynamic: ReadonlyMap<string, ValueIndex>;
  skillId: string;
  /** Now, in the account's time zone: dates are relative to it. */
  moment: Temporal.ZonedDateTime;
  /** The slot that was just asked for, when one was. */
  elicited?: { intent: string; slot: string };
  /** A yes or no is expected, whether or not the model has intents for it. */
  confirming?: boolean;
}

export interface HeardWord extends Token {
  weight: number;
  /** Said without meaning ("please", « euh »). */
  filler: boolean;
}

/** An utterance, cut into weighed words. */
export interface Heard {
  text: string;
  words: HeardWord[];
}

const FILLER_WEIGHT = 0.02;

export function hear(text: string, locale: string): Heard {
  const clean = text.normalize('NFC').replaceAll('’', "'");
  const lexicon = lexiconOf(locale);
  return { text: clean, words: weigh(tokenise(clean), lexicon) };
}

function weigh(tokens: readonly Token[], lexicon: Lexicon): HeardWord[] {
  const texts = tokens.map((token) => token.text);
  const words: HeardWord[] = [];
  while (words.length < tokens.length) {
    const fillers = phraseAt(texts, words.length, lexicon.fillers);
    for (const token of tokens.slice(words.length, words.length + Math.max(fillers, 1))) {
      const weight = fillers > 0 ? FILLER_WEIGHT : weightOf(token.text, lexicon);
      words.push({ ...token, weight, filler: fillers > 0 });
    }
  }
  return words;
}

/** The words themselves, as they were said, in lower case. */
export function quote(heard: Heard, from: number, to: number): string {
  const first = heard.words[from];
  const last = heard.words[to - 1];
  return first && last ? heard.text.slice(first.start, last.end).toLowerCase() : '';
}
