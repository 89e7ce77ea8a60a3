import type { Mutant, WrittenRule } from '../../mutation/mutant';

export interface LedgerRule extends WrittenRule {
  /** Tests that tell, where the simulation cannot: the rule stands behind another one, or is of what it does not do. */
  suite?: string;
  /** Needed by something rare: so many operations have to be run until it is noticed. */
  operations?: number;
}

/** One rule of the ledger taken away. */
export type LedgerMutant = LedgerRule & Mutant;
