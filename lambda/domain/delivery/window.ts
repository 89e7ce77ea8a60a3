import type { HouseholdId, OrderId } from '../ids';
import type { Instant, TimeZone } from '../time';
import type { Hash } from './audit';
import type { DoorKind } from './home';
import type { DoorState, LockState } from './lock';

/** Where a window stands. What may happen in each is the table in machine.ts. */
export const windowStates = [
  'requested',
  'authorized',
  'armed',
  'arrived',
  'camera-failed',
  'recording',
  'unlocking',
  'unlock-unknown',
  'unlocked',
  'open',
  'placed',
  'securing',
  'relock-failed',
  'secured',
  'no-entry',
  'completed',
  'completed-revoked',
  'failed',
  'revoked',
  'expired',
] as const;
export type WindowState = (typeof windowStates)[number];

/** Nobody was let in yet. */
export const beforeEntry = [
  'requested',
  'authorized',
  'armed',
  'arrived',
  'camera-failed',
  'recording',
] as const satisfies WindowState[];

/** The door may be open: from the command on, not from its confirmation. */
export const exposedStates = [
  'unlocking',
  'unlock-unknown',
  'unlocked',
  'open',
  'placed',
  'securing',
  'relock-failed',
] as const satisfies WindowState[];

/** Nothing happens any more, but that a lock command is still taken. */
export const endedStates = [
  'completed',
  'completed-revoked',
  'failed',
  'revoked',
  'expired',
] as const satisfies WindowState[];

const isOneOf =
  (states: readonly WindowState[]) =>
  ({ state }: { state: WindowState }): boolean =>
    states.includes(state);
export const isBeforeEntry = isOneOf(beforeEntry);
export const isExposed = isOneOf(exposedStates);
export const hasEnded = isOneOf(endedStates);

/** Who does something. `system`: timers, and what the devices are read to say. */
export const roles = ['customer', 'operator', 'courier', 'system'] as const;
export type Role = (typeof roles)[number];

export interface Actor {
  role: Role;
  /** Household, sign-in or courier; a name of the part for the system. Pseudonymous. */
  id: string;
}

/** Why a courier could not: what they see for themselves at the door. */
export const courierReasons = [
  'lock-offline',
  'lock-jammed',
  'low-battery',
  'camera-offline',
  'camera-stale',
  'wrong-address',
  'wrong-package',
  'person-or-pet-home',
  'suspected-fraud',
  'weather',
  'system-outage',
  'other',
] as const;

/** Why operations did what they did; what a courier says is among it. */
export const reasonCodes = [
  'customer-request',
  'courier-no-show',
  'courier-compromised',
  ...courierReasons,
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What somebody has to look at. */
export const alarmNames = [
  'not-ready',
  'camera-not-recording',
  'camera-lost',
  'unlock-unconfirmed',
  'unexpected-unlock',
  'door-not-locked',
  'clip-missing',
  'courier-problem',
] as const;
export type AlarmName = (typeof alarmNames)[number];

export interface Assignment {
  courierId: string;
  /** What the courier must scan; one of them is enough. */
  packageIds: readonly string[];
}

/** As it stands in a window. */
export interface SentCourier extends Assignment {
  /** The operator who sent them: no terminal that this person enrolled opens the door. */
  assignedBy: string;
}

/** What lets the assigned courier ask for the door once. */
export interface Challenge {
  /** Of what was given to the courier: the value itself is kept nowhere. */
  hash: Hash;
  /** The terminal it was given to. */
  deviceId: string;
  expiresAt: Instant;
}

/** What the devices said when they were last asked whether all is ready. */
export interface Readiness {
  checkedAt: Instant;
  /** Empty when ready. */
  problems: readonly ReadinessProblem[];
}

export const readinessProblems = [
  'lock-offline',
  'lock-unknown',
  'lock-already-open',
  'battery-too-low',
  'auto-relock-missing',
  'door-sensor-differs',
  'camera-offline',
] as const;
export type ReadinessProblem = (typeof readinessProblems)[number];

export interface Extension {
  /** The operator who asks for it. */
  proposedBy: string;
  proposedAt: Instant;
  endsAt: Instant;
  /** Another person, who agreed. */
  approvedBy?: string;
}

/** The door of a window, as it was when the window was asked for. */
export interface WindowDoor {
  doorId: string;
  kind: DoorKind;
  lockId: string;
  cameraId: string;
  hasDoorSensor: boolean;
}

/** When a courier may be let in by one door, and all that has become of it. */
export interface DeliveryWindow {
  windowId: string;
  householdId: HouseholdId;
  orderId: OrderId;
  door: WindowDoor;
  /** Half open: `startsAt` is in it, `endsAt` is not. */
  startsAt: Instant;
  endsAt: Instant;
  /** Of the door; what was said was said in it. */
  timeZone: TimeZone;
  createdAt: Instant;
  state: WindowState;
  /** Since when it is in this state. */
  stateSince: Instant;
  /** Counts changes, and is the number of the last audit entry. */
  version: number;
  /** Hash of the last audit entry. */
  head: Hash;
  /** When something happens by itself, if nothing else does before. */
  deadlineAt?: Instant;
  /** Unlock commands left: spent in the store before one is sent. */
  unlockBudget: 0 | 1;
  /** Operations want it to happen. */
  isEnabled: boolean;
  assignment?: SentCourier;
  readiness?: Readiness;
  arrivals: number;
  challenge?: Challenge;
  camera?: WindowCamera;
  unlock?: UnlockRecord;
  relock: RelockRecord;
  /** Last known of lock and door. */
  seen?: { lock: LockState; door: DoorState; at: Instant };
  revocation?: { at: Instant; by: Actor; reason: ReasonCode };
  extension?: Extension;
  alarms: readonly { name: AlarmName; at: Instant }[];
  /** Operators who say that they know the door to be locked. */
  attestedBy: readonly string[];
}

export interface WindowCamera {
  /** What the camera has to say back: no recording of yesterday knows it. */
  challenge: string;
  startedAt: Instant;
  stoppedAt?: Instant;
  /** Since when there was no new frame, while there should have been. */
  lostSince?: Instant;
  /** The household and the courier know of it. */
  isLossTold?: boolean;
  clip?: { reference: string; endsAt: Instant };
}

export interface UnlockRecord {
  /** The exposure clock starts with the command, not with its answer. */
  commandedAt: Instant;
  /** Refused by the provider for good; believed once the lock is read as locked. */
  isRejected?: boolean;
  openedAt?: Instant;
  placedAt?: Instant;
  /** The end of the exposure. */
  securedAt?: Instant;
}

export interface RelockRecord {
  /** Since when the door is being locked. */
  since?: Instant;
  attempts: number;
  /** When people were called last because it does not lock. */
  pagedAt?: Instant;
  /** First of the readings in a row that say locked (and closed). */
  lockedSince?: Instant;
  closedSince?: Instant;
  jammedSince?: Instant;
}
