import type { Heard, HeardWord } from './hearing';
import type { Sample, SlotElement, WordElement } from './samples';
import type { Reading } from './slots/reader';
import { likeness } from './text';

export interface Filled {
  name: string;
  type: string;
  reading: Reading;
  from: number;
  to: number;
}

/** The cheapest way to hear an utterance as a sample. */
export interface Alignment {
  sample: Sample;
  /** 1 when each word is the sample's and each slot holds what it expects; 0 when nothing fits. */
  score: number;
  slots: Filled[];
  /** How much of the sample's words was heard. */
  weightHeard: number;
  /** What was forgiven, in plain words. */
  forgiven: string[];
}

/** Reads slots and compares words for one utterance, remembering both: samples share types and words. */
export interface Ear {
  heard: Heard;
  said: Set<string>;
  /** What each span would be as a value of this type. */
  readings(type: string): (from: number, to: number) => Reading | undefined;
  /** How like the sample's word each word of the utterance is. */
  likenesses(sampleWord: string): Likenesses;
}

interface Likenesses {
  each: number[];
  best: number;
}

export function makeEar(
  heard: Heard,
  readSlot: (type: string, from: number, to: number) => Reading | undefined,
): Ear {
  const readers = new Map<string, (from: number, to: number) => Reading | undefined>();
  const compared = new Map<string, Likenesses>();
  const compare = (sampleWord: string): Likenesses => {
    const each = heard.words.map((word) => likeness(word.text, sampleWord));
    return { each, best: Math.max(0, ...each) };
  };
  return {
    heard,
    said: new Set(heard.words.map((word) => word.text)),
    readings: (type) =>
      remember(readers, type, () => spanMemory(heard.words.length, (from, to) => readSlot(type, from, to))),
    likenesses: (sampleWord) => remember(compared, sampleWord, () => compare(sampleWord)),
  };
}

function spanMemory<Value>(
  length: number,
  read: (from: number, to: number) => Value,
): (from: number, to: number) => Value {
  const known: ({ value: Value } | undefined)[] = [];
  return (from, to) => {
    const key = from * (length + 1) + to;
    const entry = known[key] ?? { value: read(from, to) };
    known[key] = entry;
    return entry.value;
  };
}

function remember<Value>(memory: Map<string, Value>, key: string, compute: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}

/** One cell of the table: how the first words were heard as the first elements. */
interface Cell {
  cost: number;
  previous: Cell | undefined;
  slot?: Filled;
  /** Weight of the sample's word that was heard. */
  heard?: number;
  /** Word of the utterance or of the sample (or both, when one was taken for the other) that did not fit. */
  said?: string;
  expected?: string;
}

const SLOT_WEIGHT = 1;
const WORTH_A_LOOK = 0.4;
const MISPLACED_SHARE = 0.5;
const BEST_WHEN_FORGIVING = 0.98;

/** Undefined when the sample cannot come near. */
export function align(sample: Sample, ear: Ear): Alignment | undefined {
  if (!mayFit(sample, ear)) return undefined;
  const words = ear.heard.words;
  let row = firstRow(words, sample);
  for (const element of sample.elements) {
    row = element.kind === 'word' ? wordRow(element, row, ear, sample) : slotRow(element, row, ear, sample);
  }
  const last = row[words.length];
  if (!last || !Number.isFinite(last.cost)) return undefined;
  return { sample, score: score(last.cost, sample, words), ...trace(last) };
}

/** A quick look before the thorough one: some telling word is heard, and not too much is missing. */
function mayFit(sample: Sample, ear: Ear): boolean {
  let missing = 0;
  let hasTelling = false;
  let hearsTelling = false;
  for (const element of sample.elements) {
    if (element.kind === 'slot') continue;
    const isHeard = ear.likenesses(element.text).best > 0;
    if (!isHeard) missing += element.weight;
    hasTelling ||= element.weight === 1;
    hearsTelling ||= isHeard && element.weight === 1;
  }
  return hearsTelling || !hasTelling ? score(missing, sample, ear.heard.words) >= WORTH_A_LOOK : false;
}

function firstRow(words: readonly HeardWord[], sample: Sample): Cell[] {
  const row: Cell[] = [{ cost: 0, previous: undefined }];
  for (const word of words) row.push(skipWord(row.at(-1) as Cell, word, sample));
  return row;
}

/** A word that the sample has elsewhere is only out of its place. */
function skipWord(before: Cell, word: HeardWord, sample: Sample): Cell {
  const share = sample.words.has(word.text) ? MISPLACED_SHARE : 1;
  return {
    cost: before.cost + word.weight * share,
    previous: before,
    ...(word.filler ? {} : { said: word.text }),
  };
}

function wordRow(element: WordElement, above: readonly Cell[], ear: Ear, sample: Sample): Cell[] {
  const missing = element.weight * (ear.said.has(element.text) ? MISPLACED_SHARE : 1);
  const likenesses = ear.likenesses(element.text).each;
  const row: Cell[] = [];
  for (const [column, cell] of above.entries()) {
    let best: Cell = { cost: cell.cost + missing, previous: cell, expected: element.text };
    const word = ear.heard.words[column - 1];
    const diagonal = above[column - 1];
    const left = row[column - 1];
    if (word && diagonal)
      best = cheaper(best, matchWord(diagonal, word, element, likenesses[column - 1] ?? 0));
    if (word && left) best = cheaper(best, skipWord(left, word, sample));
    row.push(best);
  }
  return row;
}

function matchWord(before: Cell, word: HeardWord, element: WordElement, alike: number): Cell | undefined {
  if (alike === 0) return undefined;
  if (alike === 1) return { cost: before.cost, previous: before, heard: element.weight };
  const cost = before.cost + (1 - alike) * (word.weight + element.weight);
  return { cost, previous: before, heard: element.weight, said: word.text, expected: element.text };
}

function slotRow(element: SlotElement, above: readonly Cell[], ear: Ear, sample: Sample): Cell[] {
  const readings = ear.readings(element.type);
  const row: Cell[] = [{ cost: Number.POSITIVE_INFINITY, previous: undefined }];
  for (const [index, word] of ear.heard.words.entries()) {
    const skipped = skipWord(row[index] as Cell, word, sample);
    row.push(cheaper(skipped, fillSlot(element, above, index + 1, readings)));
  }
  return row;
}

/** The cheapest span that ends before `to`. */
function fillSlot(
  { name, type }: SlotElement,
  above: readonly Cell[],
  to: number,
  readings: ReturnType<Ear['readings']>,
): Cell | undefined {
  let best: { cost: number; from: number; reading: Reading } | undefined;
  for (let from = 0; from < to; from++) {
    const reading = readings(from, to);
    const cost = reading
      ? reading.cost + (above[from]?.cost ?? Number.POSITIVE_INFINITY)
      : Number.POSITIVE_INFINITY;
    if (reading && cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { cost, from, reading };
  }
  if (!best) return undefined;
  const { cost, from, reading } = best;
  return { cost, previous: above[from], slot: { name, type, reading, from, to } };
}

function cheaper(best: Cell, other: Cell | undefined): Cell {
  return other && other.cost < best.cost ? other : best;
}

function score(cost: number, sample: Sample, words: readonly HeardWord[]): number {
  if (cost === 0) return 1;
  const slots = sample.elements.filter((element) => element.kind === 'slot').length;
  const total =
    sample.literalWeight + slots * SLOT_WEIGHT + words.reduce((sum, word) => sum + word.weight, 0);
  return Math.max(0, Math.min(BEST_WHEN_FORGIVING, 1 - cost / total));
}

function trace(last: Cell): Pick<Alignment, 'slots' | 'weightHeard' | 'forgiven'> {
  const slots: Filled[] = [];
  const forgiven: string[] = [];
  let weightHeard = 0;
  for (let cell: Cell | undefined = last; cell; cell = cell.previous) {
    if (cell.slot) slots.unshift(cell.slot);
    weightHeard += cell.heard ?? 0;
    const pardon = pardonOf(cell);
    if (pardon) forgiven.unshift(pardon);
  }
  return { slots, weightHeard, forgiven };
}

function pardonOf({ said, expected }: Cell): string | undefined {
  if (said && expected) return `took “${said}” for “${expected}”`;
  if (said) return `ignored “${said}”`;
  return expected && `“${expected}” was not said`;
}
