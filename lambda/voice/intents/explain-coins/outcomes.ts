import type { NoFacts } from '../../../domain/outcome';
import type { Earning, Sale } from '../../../domain/rewards/sources';

/** The seller's own terms, as far as they are told. */
export interface Terms {
  withdrawalDays: number;
  /** Whether coins are sold now: those that were bought are told of all the same. */
  isSold: boolean;
  /** Longest time after which earned coins expire; undefined when none are earned now. */
  earnedValidMonths: number | undefined;
}

export type ExplainCoinsOutcomes = {
  /** What a coin is, and where coins come from. */
  basics: { sale: Sale; earning: Earning };
  /** What expires, and what they cannot do. */
  limits: Terms;
  /** Whether coins can be turned into money. */
  'cash-out': { withdrawalDays: number; accountPageUrl: string | undefined };
  'more-again': NoFacts;
};
