/** A repeatable source of chance: the same seed gives the same numbers in the same order. */
export interface Chance {
  /** From 0 to just under 1. */
  next(): number;
  /** From `least` to just under `most`. */
  between(least: number, most: number): number;
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  pick<T>(values: readonly T[]): T | undefined;
  /** A new order of the same values. */
  shuffled<T>(values: readonly T[]): T[];
  /** Around 1, as likely to be half as double; `spread` is the standard deviation of its logarithm. */
  factor(spread: number): number;
  bytes(count: number): Uint8Array;
}

/** The mulberry32 generator: 32 bits of state, plenty for a household. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function makeChance(seed: number): Chance {
  const next = mulberry32(seed);
  const between = (least: number, most: number) => least + next() * (most - least);
  const whole = (least: number, most: number) => Math.floor(between(least, most + 1));
  /** Twelve evens make a bell, near enough. */
  const bell = () => Array.from({ length: 12 }, next).reduce((sum, each) => sum + each, -6);
  return {
    next,
    between,
    whole,
    pick: (values) => values[whole(0, values.length - 1)],
    shuffled: (values) =>
      values
        .map((value) => ({ value, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ value }) => value),
    factor: (spread) => Math.exp(spread * bell()),
    bytes: (count) => Uint8Array.from({ length: count }, () => whole(0, 255)),
  };
}
