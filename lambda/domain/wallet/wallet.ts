import type { HouseholdId } from '../ids';
import type { Instant } from '../time';

/** A household's coins. Account ids are all the ledger knows of a household. */
export interface Wallet {
  householdId: HouseholdId;
  /** Random and pseudonymous: what remains in the ledger after a person is erased. */
  account: string;
  /** Number of the last movement, 1..n without gaps; 0 before the first. */
  sequence: number;
  availableCoins: number;
  /** Instant of the last movement; never goes back. */
  at: Instant;
}

/** Accounts of the house itself. Their legs stand in journals; nobody writes their balances in a request. */
export const systemAccounts = { issuer: '~issuer', merchant: '~merchant' } as const;
