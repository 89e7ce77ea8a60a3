import type { DigitalGood } from '../../../domain/digital/good';
import type { NoFacts } from '../../../domain/outcome';

export type StarsOutcomes = {
  stars: { stars: number; owned: DigitalGood[] };
  /** Nothing was ever bought. */
  'no-stars': NoFacts;
  /** A refund came after they were spent: the next stars pay it. */
  'stars-owed': { owedStars: number; owned: DigitalGood[] };
};
