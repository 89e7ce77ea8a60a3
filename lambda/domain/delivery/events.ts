import type { Instant } from '../time';
import type { CommandOutcome, LockReading } from './lock';
import type { Assignment, Readiness, ReasonCode } from './window';

/** Why somebody did something, for the log. */
export interface Why {
  reason?: ReasonCode;
  text?: string;
}

/** Where a reason has to be given. */
export interface Reasoned extends Why {
  reason: ReasonCode;
}

/**
 * Everything that can happen to a window. An event goes into the audit log as it is: nothing in it is secret, and
 * nobody is named.
 */
export type DeliveryEvent =
  /** The customer proved who they are. */
  | { kind: 'authorize' }
  | ({ kind: 'assign'; assignment: Assignment } & Why)
  | ({ kind: 'enable' } & Why)
  /** What the devices said to the question whether all is ready. */
  | { kind: 'readiness'; readiness: Readiness }
  /** `metersAway`: from the door; absent where nobody knows. The place itself is nobody's business later. */
  | { kind: 'arrive'; deviceId: string; packageId: string; metersAway?: number; cameraChallenge: string }
  /** The camera proved that it records. */
  | { kind: 'camera-recording' }
  | { kind: 'challenge'; deviceId: string; challengeHash: string }
  | { kind: 'unlock'; deviceId: string; challengeHash: string }
  | { kind: 'unlock-answered'; commandId: string; outcome: CommandOutcome; detail?: string }
  /** `isOtherInside`: the courier of another window of this door may have opened it. */
  | { kind: 'lock-read'; reading: LockReading; isOtherInside?: true }
  | { kind: 'placed'; photoReference?: string }
  /** Lock now. */
  | ({ kind: 'lock' } & Why)
  | ({ kind: 'problem' } & Reasoned)
  | ({ kind: 'revoke' } & Reasoned)
  /** The kill switch. */
  | { kind: 'halt'; reason: ReasonCode }
  /** Time has passed. */
  | { kind: 'timer' }
  | { kind: 'camera-lost'; gapMs: number }
  | { kind: 'camera-back' }
  /** Somebody says that they know the door to be locked. */
  | { kind: 'attest'; reason?: ReasonCode; text: string }
  | { kind: 'clip-stored'; reference: string; endsAt: Instant }
  | ({ kind: 'propose-extension'; endsAt: Instant } & Reasoned)
  | ({ kind: 'approve-extension' } & Why)
  | { kind: 'note'; reason?: ReasonCode; text: string };

export type EventKind = DeliveryEvent['kind'];
export type EventOf<K extends EventKind> = Extract<DeliveryEvent, { kind: K }>;

export const eventKinds = [
  'authorize',
  'assign',
  'enable',
  'readiness',
  'arrive',
  'camera-recording',
  'challenge',
  'unlock',
  'unlock-answered',
  'lock-read',
  'placed',
  'lock',
  'problem',
  'revoke',
  'halt',
  'timer',
  'camera-lost',
  'camera-back',
  'attest',
  'clip-stored',
  'propose-extension',
  'approve-extension',
  'note',
] as const satisfies EventKind[];
