import type { Journal, Line, Movement } from './movement';
import type { Wallet } from './wallet';

/** What a store answers to a movement. Anything else is thrown as a Fault. */
export type MovementResult =
  | { kind: 'committed' }
  /** The key was used before with the same inputs: its first result stands for ever. */
  | { kind: 'replayed'; journal: Journal }
  /** Another movement came first: this is the wallet as it is now. */
  | { kind: 'wallet-changed'; wallet: Wallet };

export interface WalletStore {
  /**
   * Commits a movement alone: journal, wallet and line in one transaction.
   * @throws Fault `movement-key-reused` when the key stands with other inputs.
   */
  commit(movement: Movement): Promise<MovementResult>;
  /** Newest first, at most `limit` lines; the next page begins before the last sequence of this one. */
  statement(account: string, limit: number, beforeSequence?: number): Promise<Line[]>;
  journal(key: string): Promise<Journal | undefined>;
}
