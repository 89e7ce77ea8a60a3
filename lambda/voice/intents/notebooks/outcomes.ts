import type { DigitalGood } from '../../../domain/digital/good';

export type NotebooksOutcomes = {
  /** All there are, and the question about one of them. */
  notebooks: { goods: { good: DigitalGood; isOwned: boolean }[]; offered: DigitalGood; isOwned: boolean };
};
