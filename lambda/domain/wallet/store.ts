import type { HouseholdId } from '../ids';
import type { Payout } from '../payments/payout';
import type { Instant } from '../time';
import type { Journal, Line, Movement } from './movement';
import type { Purse, RecentMovement, Wallet } from './wallet';

/** Another movement came first: this is one of its wallets as it is now. */
export interface WalletChanged {
  kind: 'wallet-changed';
  wallet: Wallet;
}

/** What a store answers to a movement. Anything else is thrown as a Fault. */
export type MovementResult =
  | { kind: 'committed' }
  /** The key was used before with the same inputs: its first result stands for ever. */
  | { kind: 'replayed'; journal: Journal }
  | WalletChanged
  /** The hold was ended before, and otherwise. */
  | { kind: 'resolved-otherwise'; journal: Journal };

export interface StatementQuestion {
  /** At most so many lines. */
  limit: number;
  /** The page before ended with this line. */
  beforeSequence?: number;
}

/** Movements back to an instant, as far as one read reaches. */
export interface MovementsSince {
  /** Newest first. */
  movements: RecentMovement[];
  /** False when there were more lines than are read at once: older ones were not looked at. */
  isWhole: boolean;
}

export interface WalletStore {
  /**
   * Commits a movement alone: its journal, wallets and lines in one transaction.
   * @throws Fault `movement-key-reused` when the key stands with other inputs.
   */
  commit(movement: Movement): Promise<MovementResult>;
  /** A wallet by itself: it may outlive the profile of its household. */
  read(householdId: HouseholdId, purse?: Purse): Promise<Wallet | undefined>;
  /** Lines that moved something, newest first. */
  statement(account: string, question: StatementQuestion): Promise<Line[]>;
  /** What moved since an instant, or ever, in one read. */
  movementsSince(account: string, since?: Instant): Promise<MovementsSince>;
  journal(key: string): Promise<Journal | undefined>;
  /** Every wallet of coins, in no order, some at a time: for the end of all of them. */
  all(): AsyncIterable<Wallet[]>;
  /** What is to be paid by hand for closed wallets whose households were forgotten. */
  payouts(): Promise<Payout[]>;
  /** Wallets with promo coins that have expired and were not moved since: for the sweeper. */
  withExpiredCoins(now: Instant, limit: number): Promise<Wallet[]>;
}
