import type { HouseholdId } from '../../ids';
import type { Day, Instant, TimeZone } from '../../time';
import type { ChainedEntry, Hash } from '../audit';
import type { Reasoned, Why } from '../events';
import type { DeliveryHome, Door } from '../home';
import type { WindowDoor } from '../window';
import type { DeviceClaim, HomeDevice } from './devices';

/*
 * Which lock an unlock reaches is decided by the doors of a home. So one person alone never changes them, each change is
 * in a log, and a lock or a camera is in one home at most.
 */

/** What a home is to have. */
export interface HomeSetUp {
  /** Of its windows. */
  timeZone: TimeZone;
  /** All doors, in the place of those before; none takes them away. */
  doors: readonly Door[];
}

/** What one person proposes, and another has to agree to. A home has one at a time. */
export interface DoorProposal extends HomeSetUp, Reasoned {
  proposalId: string;
  proposedBy: string;
  proposedAt: Instant;
  /** Nobody can agree from this instant on. */
  expiresAt: Instant;
}

/** A door in the log. Not where it stands: the log is for ever, and an address must be forgotten. */
export interface LoggedDoor extends WindowDoor {
  /** From where it stood before; absent for a door that was not there. */
  movedMeters?: number;
}

export type DoorEvent =
  | ({ kind: 'propose'; expiresAt: Instant } & LoggedSetUp)
  | ({ kind: 'approve' } & LoggedSetUp)
  | ({ kind: 'withdraw'; proposalId: string } & Why)
  /** The household was forgotten: what it had for itself is free, and nothing is proposed any more. */
  | { kind: 'forget'; freed: readonly HomeDevice[] };

type LoggedSetUp = { proposalId: string; timeZone: TimeZone; doors: readonly LoggedDoor[] } & Why;

/** One change of a home's doors, for ever. */
export interface DoorEntry extends ChainedEntry {
  householdId: HouseholdId;
  event: DoorEvent;
}

/** Where the doors of a home stand, beside the home itself. */
export interface DoorFile {
  /** Number and hash of the last entry; 0 and the beginning of the chain where there is none. */
  log: { sequence: number; head: Hash };
  proposal?: DoorProposal;
}

/** One change: what one transaction writes. */
export interface DoorStep {
  before: DoorFile;
  entry: DoorEntry;
  /** What waits for another person from now on. */
  proposal?: DoorProposal;
  /** What another person agreed to: the home in its next revision, and the devices that are its own no more. */
  agreed?: { home: DeliveryHome; freed: readonly HomeDevice[] };
}

export type DoorCommit =
  | { kind: 'committed' }
  /** Somebody else came first, or a window was asked for meanwhile. */
  | { kind: 'changed' }
  /** Another home has this device. */
  | { kind: 'device-taken'; device: HomeDevice };

export interface DoorStore {
  read(householdId: HouseholdId): Promise<DoorFile>;
  /** Whose some devices are; those that are free are left out. */
  claimsOf(devices: readonly HomeDevice[]): Promise<DeviceClaim[]>;
  /** Writes a change on exactly what stood before, and claims the devices of its doors, all or nothing. */
  commit(step: DoorStep): Promise<DoorCommit>;
  /** The whole log of a home, from the first entry on. */
  entries(householdId: HouseholdId): Promise<DoorEntry[]>;
  /** Homes whose log has an entry of a day (UTC). */
  changedOn(day: Day): Promise<HouseholdId[]>;
}
