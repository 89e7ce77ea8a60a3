import type { Heard, HeardWord } from './hearing';
import type { Element, Sample } from './samples';
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
  /** How many words of the sample were heard. */
  wordsHeard: number;
  /** What was forgiven, in plain words. */
  forgiven: string[];
}

/** Reads slots and compares words for one utterance, remembering both. */
export interface Ear {
  heard: Heard;
  said: Set<string>;
  read(type: string, from: number, to: number): Reading | undefined;
  alike(word: HeardWord, sampleWord: string): number;
}

export function makeEar(
  heard: Heard,
  readSlot: (type: string, from: number, to: number) => Reading | undefined,
): Ear {
  const readings = new Map<string, Reading | undefined>();
  const likenesses = new Map<string, number>();
  return {
    heard,
    said: new Set(heard.words.map((word) => word.text)),
    read: (type, from, to) => remember(readings, `${type} ${from} ${to}`, () => readSlot(type, from, to)),
    alike: (word, sampleWord) =>
      remember(likenesses, `${word.text} ${sampleWord}`, () => likeness(word.text, sampleWord)),
  };
}

function remember<Value>(memory: Map<string, Value>, key: string, compute: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined || memory.has(key)) return known as Value;
  const value = compute();
  memory.set(key, value);
  return value;
}

/** One cell of the table: how the first words were heard as the first elements. */
interface Cell {
  cost: number;
  previous: Cell | undefined;
  slot?: Filled;
  isHeard?: boolean;
  /** Word of the utterance or of the sample (or both, when one was taken for the other) that did not fit. */
  said?: string;
  expected?: string;
}

const SLOT_WEIGHT = 1;
const MISPLACED_SHARE = 0.5;
const BEST_WHEN_FORGIVING = 0.98;

/** Undefined when no word that matters is shared. */
export function align(sample: Sample, ear: Ear): Alignment | undefined {
  if (!sharesWord(sample, ear)) return undefined;
  const words = ear.heard.words;
  let row = firstRow(words, sample);
  for (const element of sample.elements) {
    row = element.kind === 'word' ? wordRow(element, row, ear, sample) : slotRow(element, row, ear, sample);
  }
  const last = row[words.length];
  if (!last || !Number.isFinite(last.cost)) return undefined;
  return { sample, score: score(last.cost, sample, words), ...trace(last) };
}

function sharesWord(sample: Sample, ear: Ear): boolean {
  const telling = sample.elements.filter((element) => element.kind === 'word' && element.weight === 1);
  if (telling.length === 0) return true;
  return telling.some(
    (element) => element.kind === 'word' && ear.heard.words.some((word) => ear.alike(word, element.text) > 0),
  );
}

function firstRow(words: readonly HeardWord[], sample: Sample): Cell[] {
  const row: Cell[] = [{ cost: 0, previous: undefined }];
  for (const word of words) row.push(skipWord(row.at(-1) as Cell, word, sample));
  return row;
}

/** A word that the sample has elsewhere is only out of its place. */
function skipWord(before: Cell, word: HeardWord, sample: Sample): Cell {
  const share = sample.words.has(word.text) ? MISPLACED_SHARE : 1;
  return { cost: before.cost + word.weight * share, previous: before, said: word.text };
}

function wordRow(
  element: Element & { kind: 'word' },
  above: readonly Cell[],
  ear: Ear,
  sample: Sample,
): Cell[] {
  const missing = element.weight * (ear.said.has(element.text) ? MISPLACED_SHARE : 1);
  const row: Cell[] = [];
  for (const [column, cell] of above.entries()) {
    let best: Cell = { cost: cell.cost + missing, previous: cell, expected: element.text };
    const word = ear.heard.words[column - 1];
    const diagonal = above[column - 1];
    const left = row[column - 1];
    if (word && diagonal) best = cheaper(best, matchWord(diagonal, word, element, ear));
    if (word && left) best = cheaper(best, skipWord(left, word, sample));
    row.push(best);
  }
  return row;
}

function matchWord(
  before: Cell,
  word: HeardWord,
  element: Element & { kind: 'word' },
  ear: Ear,
): Cell | undefined {
  const alike = ear.alike(word, element.text);
  if (alike === 0) return undefined;
  if (alike === 1) return { cost: before.cost, previous: before, isHeard: true };
  const cost = before.cost + (1 - alike) * (word.weight + element.weight);
  return { cost, previous: before, isHeard: true, said: word.text, expected: element.text };
}

function slotRow(
  element: Element & { kind: 'slot' },
  above: readonly Cell[],
  ear: Ear,
  sample: Sample,
): Cell[] {
  const row: Cell[] = [{ cost: Number.POSITIVE_INFINITY, previous: undefined }];
  for (const [index, word] of ear.heard.words.entries()) {
    const column = index + 1;
    let best: Cell = skipWord(row[index] as Cell, word, sample);
    for (let from = 0; from < column; from++)
      best = cheaper(best, fillSlot(above[from], element, from, column, ear));
    row.push(best);
  }
  return row;
}

function fillSlot(
  before: Cell | undefined,
  element: Element & { kind: 'slot' },
  from: number,
  to: number,
  ear: Ear,
): Cell | undefined {
  if (!before || !Number.isFinite(before.cost)) return undefined;
  const reading = ear.read(element.type, from, to);
  if (!reading) return undefined;
  const slot = { name: element.name, type: element.type, reading, from, to };
  return { cost: before.cost + reading.cost, previous: before, slot };
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

function trace(last: Cell): Pick<Alignment, 'slots' | 'wordsHeard' | 'forgiven'> {
  const slots: Filled[] = [];
  const forgiven: string[] = [];
  let wordsHeard = 0;
  for (let cell: Cell | undefined = last; cell; cell = cell.previous) {
    if (cell.slot) slots.unshift(cell.slot);
    if (cell.isHeard) wordsHeard++;
    const pardon = pardonOf(cell);
    if (pardon) forgiven.unshift(pardon);
  }
  return { slots, wordsHeard, forgiven };
}

function pardonOf({ said, expected }: Cell): string | undefined {
  if (said && expected) return `took “${said}” for “${expected}”`;
  if (said) return `ignored “${said}”`;
  return expected && `“${expected}” was not said`;
}
