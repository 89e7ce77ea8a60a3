import type { NoFacts } from '../../../domain/outcome';

/** The seller's own terms, as far as they are told. */
export interface Terms {
  withdrawalDays: number;
  /** Longest time after which earned coins expire. */
  earnedValidMonths: number;
}

export type ExplainCoinsOutcomes = {
  /** What a coin is, and where coins come from. */
  basics: NoFacts;
  /** What expires, and what they cannot do. */
  limits: Terms;
  /** Whether coins can be turned into money. */
  'cash-out': { withdrawalDays: number; accountPageUrl: string | undefined };
  'more-again': NoFacts;
};
