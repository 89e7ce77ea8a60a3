import type { Instant } from '../time';

/** How often something may be tried. */
export interface AttemptLimit {
  most: number;
  /** Windows of this length follow one another from 1970 on: every key begins anew with each. */
  windowMs: number;
}

export type TakeResult = { kind: 'allowed' } | { kind: 'refused'; until: Instant };

export interface AttemptStore {
  /**
   * Takes one of the tries that a key has in this window, before what is tried is looked at. However many try at once,
   * no more than `most` are allowed; one whose answer was lost may count twice, never not at all. Over the edge of two
   * windows twice as many can follow one another.
   * @param key what is tried and by whom: `gift-code:<household>`. Never what was tried.
   * @throws Fault when the store fails; then nothing is allowed.
   */
  take(key: string, limit: AttemptLimit, now: Instant): Promise<TakeResult>;
}
