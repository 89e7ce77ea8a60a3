import { type Lexicon, lexiconOf } from './languages';
import type { IntentDefinition, InteractionModel, SlotDefinition } from './model';
import { foldedWords } from './text';
import { compileValues, type ValueIndex } from './values';

export interface WordElement {
  kind: 'word';
  text: string;
  weight: number;
}

export interface SlotElement {
  kind: 'slot';
  name: string;
  type: string;
}

export type Element = WordElement | SlotElement;

/** One thing a person may say, ready for alignment. */
export interface Sample {
  intent: string;
  text: string;
  elements: Element[];
  /** Built-in intents want near-exact words. */
  strict: boolean;
  /** How much of it is words: decides between equals. */
  literalWeight: number;
  words: Set<string>;
  /** An answer to a question for a slot: it needs no words of its own. */
  isAnswer?: boolean;
  order: number;
}

export interface CompiledModel {
  locale: string;
  source: InteractionModel;
  lexicon: Lexicon;
  samples: Sample[];
  /** Words that carry meaning in samples: unlikely to be an unknown product. */
  carrierWords: Set<string>;
  values: Map<string, ValueIndex>;
}

const LIGHT_WEIGHT = 0.3;

export function weightOf(word: string, lexicon: Lexicon): number {
  return lexicon.lightWords.has(word) ? LIGHT_WEIGHT : 1;
}

export function compileModel(source: InteractionModel, locale: string): CompiledModel {
  const lexicon = lexiconOf(locale);
  const samples = source.languageModel.intents.flatMap((intent, order) => samplesOf(intent, order, lexicon));
  const types = source.languageModel.types ?? [];
  return {
    locale,
    source,
    lexicon,
    samples,
    carrierWords: carrierWordsOf(samples),
    values: new Map(types.map((type) => [type.name, compileValues(type.values ?? [], lexicon)])),
  };
}

function samplesOf(intent: IntentDefinition, order: number, lexicon: Lexicon): Sample[] {
  const strict = intent.name.startsWith('AMAZON.');
  const texts = [...(intent.samples ?? []), ...(lexicon.builtInPhrases[intent.name] ?? [])];
  return texts
    .map((text) =>
      parseSample(text, { intent: intent.name, order, strict, slots: intent.slots ?? [] }, lexicon),
    )
    .filter((sample) => sample.elements.length > 0);
}

export interface SampleOwner {
  intent: string;
  order: number;
  strict: boolean;
  slots: readonly SlotDefinition[];
}

const SLOT = /\{([^}|]*\|)?\s*(\w+)\s*\}/;

/** "reorder {quantity} {product}" → words and slots. A slot that the intent does not declare is taken as a word. */
export function parseSample(text: string, owner: SampleOwner, lexicon: Lexicon): Sample {
  const elements: Element[] = [];
  for (const part of text.split(/(\{[^}]*\})/)) {
    const slot = owner.slots.find((candidate) => candidate.name === SLOT.exec(part)?.[2]);
    if (slot) elements.push({ kind: 'slot', name: slot.name, type: slot.type });
    else
      for (const word of foldedWords(part))
        elements.push({ kind: 'word', text: word, weight: weightOf(word, lexicon) });
  }
  const literalWeight = elements.reduce(
    (sum, element) => sum + (element.kind === 'word' ? element.weight : 0),
    0,
  );
  const { intent, order, strict } = owner;
  const words = new Set(elements.flatMap((element) => (element.kind === 'word' ? element.text : [])));
  return { intent, order, strict, text, elements, literalWeight, words };
}

function carrierWordsOf(samples: readonly Sample[]): Set<string> {
  const words = samples.flatMap((sample) =>
    sample.elements.flatMap((element) => (element.kind === 'word' ? element : [])),
  );
  return new Set(words.filter((word) => word.weight === 1).map((word) => word.text));
}
