import { createHash } from 'node:crypto';
import type { SimulatedLock } from '../../../lambda/adapters/locks/simulated-lock';
import type { Storage } from '../../ledger/fake/storage';
import type { Evidence } from './evidence';
import type { RawWindow } from './raw';

export const invariants = {
  I1: 'no unlock without a recording proven within five seconds, when it is decided and when it leaves',
  I2: 'at most one unlock command of a window, and at most one that reaches the lock',
  I3: 'nothing ends while its door may be open',
  I4: 'no unlock but within the window, less its last minute',
  I5: 'no unlock after a revocation, a kill switch, or of a terminal that was revoked',
  I6: 'each step has one entry, and the chain computes again',
  I7: 'a door that may be open has a deadline within three minutes',
  I8: 'a lock command is taken in every state',
  I9: 'the same key has the same answer',
  I10: 'no secret in any item, notice or log',
  I11: 'operations alone never open a door',
  I12: 'only a reading that says locked counts as locked',
} as const;
export type Invariant = keyof typeof invariants;

export const exposed = new Set([
  'unlocking',
  'unlock-unknown',
  'unlocked',
  'open',
  'placed',
  'securing',
  'relock-failed',
]);
export const ended = new Set(['completed', 'completed-revoked', 'failed', 'revoked', 'expired']);
export const openStates = new Set(['unlocked', 'open', 'placed']);
export const longestExposureMs = 180_000;
export const lastMinuteMs = 60_000;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
export const chainTag = 'majordomo:delivery:1';
export const msOf = (instant: string | undefined): number => Date.parse(instant ?? '');

/** What is known of a window besides what stands in the table. */
export interface Known {
  head: string;
  entries: number;
  unlockId?: string;
  unlockRequests: number;
  isAuthorized: boolean;
  /** The unlock command was answered for good. */
  isAnswered: boolean;
}

/** What the rules go by, and where a breach is told. */
export interface Witness {
  readonly evidence: Evidence;
  /** Every token that was made, by its hash. */
  readonly tokens: ReadonlyMap<string, string>;
  storage(): Storage;
  nowMs(): number;
  lockOf(window: RawWindow): SimulatedLock | undefined;
  /** Whether the camera of a window had proven in that instant that it records. */
  isProven(window: RawWindow | undefined, atMs: number): boolean;
  /** @throws Violation */
  demand(name: Invariant, isSo: boolean, detail: string, evidence?: unknown): void;
}
