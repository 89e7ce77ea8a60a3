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
  /** The last movements, newest first, at most `recentMovements`: "why did it change" without a second read. */
  recent: RecentMovement[];
}

/** What the wallet remembers of a movement; the whole stands in its line. */
export interface RecentMovement {
  at: Instant;
  kind: MovementKind;
  /** Signed: what it added or took. */
  coins: number;
  subject: string;
}

export const recentMovements = 3;

export const movementKinds = ['grant', 'order-payment', 'order-refund'] as const;
export type MovementKind = (typeof movementKinds)[number];

/** The wallet of a household before its first movement, under a new random account. */
export const emptyWallet = (householdId: HouseholdId, account: string): Wallet => ({
  householdId,
  account,
  sequence: 0,
  availableCoins: 0,
  at: '1970-01-01T00:00:00.000Z',
  recent: [],
});

/** Accounts of the house itself. Their legs stand in journals; nobody writes their balances in a request. */
export const systemAccounts = { issuer: '~issuer', merchant: '~merchant' } as const;
