import type { Instant } from '../time';

/** `jammed`: the bolt could not move all the way. `unknown` counts as unlocked, always. */
export const lockStates = ['locked', 'unlocked', 'jammed', 'unknown'] as const;
export type LockState = (typeof lockStates)[number];

/** `unknown` where there is no sensor, or it does not tell. */
export const doorStates = ['closed', 'open', 'unknown'] as const;
export type DoorState = (typeof doorStates)[number];

/** What a lock can do; asked once when a door is set up, and before a window is armed. */
export interface LockCapabilities {
  canUnlock: boolean;
  canLock: boolean;
  hasDoorSensor: boolean;
  /** The lock locks itself again, without the cloud: the best answer to a network that is jammed. */
  autoRelockSeconds?: number;
}

/** What a lock says of itself, asked live: never out of somebody's cache. */
export interface LockReading {
  lock: LockState;
  door: DoorState;
  isOnline: boolean;
  batteryPercent?: number;
  /** When the answer came, by our clock. */
  at: Instant;
}

/** Whether it says that one can walk in; a reading that failed says nothing. */
export const isOpen = ({ lock, door }: LockReading): boolean => lock === 'unlocked' || door === 'open';

/** A command, which the outbox has stored before. */
export interface LockCommand {
  commandId: string;
  lockId: string;
  /** After this instant the lock must not do it any more. Only unlock commands have one. */
  notAfter?: Instant;
  /** Of an unlock: when the lock should lock itself again, where it can. */
  relockAfterSeconds?: number;
}

/**
 * What came of a command. `accepted`: the provider took it, which says nothing about the bolt. `confirmed`: the device
 * itself says that it is done. `rejected`: it certainly was not and will not be done. `unknown`: no answer, or none that
 * can be understood: it may have been done.
 */
export type CommandOutcome = 'accepted' | 'confirmed' | 'rejected' | 'unknown';

export interface CommandAnswer {
  outcome: CommandOutcome;
  /** The provider's own number of it, where it has one. */
  providerReference?: string;
  /** For people; never a secret. */
  detail?: string;
  /** The provider asks to be left alone this long. */
  retryAfterMs?: number;
}

/**
 * Locks of one provider. Nothing here throws for what a lock or its provider does: each failure is an answer, and what
 * is not understood is `unknown`.
 */
export interface LockPort {
  capabilities(lockId: string): Promise<LockCapabilities | undefined>;
  /** A live reading; one that cannot be had says `unknown`, and whether the lock is online. */
  read(lockId: string): Promise<LockReading>;
  /** Sent at most once: an adapter must never try again by itself. */
  unlock(command: LockCommand): Promise<CommandAnswer>;
  /** May be sent as often as it takes. */
  lock(command: LockCommand): Promise<CommandAnswer>;
}
