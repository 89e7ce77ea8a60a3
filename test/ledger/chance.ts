import { seededRandom } from '../support/faulty-client';

/** All that is by chance in a run: the same seed, the same run. */
export class Chance {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** From 0 to just under 1. */
  fraction = (): number => this.random();

  happens(probability: number): boolean {
    return this.random() < probability;
  }

  /** A whole number of [from, to]. */
  between(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  pick<T>(all: readonly [T, ...T[]] | readonly T[]): T {
    const one = all[Math.floor(this.random() * all.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** One of some, each as often as its weight says. */
  weighted<T extends { weight: number }>(all: readonly T[]): T {
    let draw = this.random() * all.reduce((sum, { weight }) => sum + weight, 0);
    const found = all.find((one) => {
      draw -= one.weight;
      return draw < 0;
    });
    return found ?? this.pick(all);
  }
}
