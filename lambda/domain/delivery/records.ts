import { type Instant, plusMs } from '../time';
import { isShut } from './conditions';
import type { EventKind, EventOf } from './events';
import type { Situation } from './guards';
import type { LockReading } from './lock';
import type { Row, Sends } from './machine';
import type { DeliveryWindow, RelockRecord, WindowState } from './window';

/** What an event writes down in the window, whatever state it leads to. */
type Record<K extends EventKind> = (situation: Situation<EventOf<K>>) => Partial<DeliveryWindow>;

const nothing = (): Partial<DeliveryWindow> => ({});

/** Since when a thing has been so without a break; undefined as soon as it is not. */
const unbroken = (holds: boolean, since: Instant | undefined, at: Instant): Instant | undefined =>
  holds ? (since ?? at) : undefined;

function relockAfter({ relock, door }: DeliveryWindow, reading: LockReading): RelockRecord {
  const { lockedSince, closedSince, jammedSince, ...rest } = relock;
  const { at } = reading;
  const since = {
    lockedSince: unbroken(isShut(reading, door), lockedSince, at),
    closedSince: unbroken(reading.door === 'closed', closedSince, at),
    jammedSince: unbroken(reading.lock === 'jammed', jammedSince, at),
  };
  return { ...rest, ...defined(since) };
}

const defined = <T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

const withCamera = (
  { window: { camera } }: Situation,
  change: Partial<NonNullable<DeliveryWindow['camera']>>,
): Partial<DeliveryWindow> => (camera ? { camera: { ...camera, ...change } } : {});

const foundAgain = ({ window: { camera } }: Situation): Partial<DeliveryWindow> => {
  if (!camera) return {};
  const { lostSince: _lostSince, isLossTold: _isLossTold, ...rest } = camera;
  return { camera: rest };
};

const revoked = (
  { window, by, now }: Situation,
  reason: NonNullable<DeliveryWindow['revocation']>['reason'],
) => (window.revocation ? {} : { revocation: { at: now, by, reason } });

export const records: { [K in EventKind]: Record<K> } = {
  authorize: nothing,
  assign: ({ event, by }) => ({ assignment: { ...event.assignment, assignedBy: by.id } }),
  enable: () => ({ isEnabled: true }),
  readiness: ({ event }) => ({ readiness: event.readiness }),
  arrive: ({ window, event, now }) => ({
    arrivals: window.arrivals + 1,
    camera: { challenge: event.cameraChallenge, startedAt: now },
  }),
  'camera-recording': nothing,
  challenge: ({ event, now, policy }) => ({
    challenge: {
      hash: event.challengeHash,
      deviceId: event.deviceId,
      expiresAt: plusMs(now, policy.challengeMs),
    },
  }),
  // The challenge stays: whoever brings it again is told that the door was unlocked already.
  // What was read before says nothing of what is read after.
  unlock: ({ now }) => ({ unlockBudget: 0, unlock: { commandedAt: now }, relock: { attempts: 0 } }),
  'unlock-answered': ({ window: { unlock }, event }) =>
    unlock && event.outcome === 'rejected' ? { unlock: { ...unlock, isRejected: true } } : {},
  'lock-read': ({ window, event: { reading } }) => ({
    seen: { lock: reading.lock, door: reading.door, at: reading.at },
    relock: relockAfter(window, reading),
  }),
  placed: ({ window: { unlock }, now }) => (unlock ? { unlock: { ...unlock, placedAt: now } } : {}),
  lock: nothing,
  problem: nothing,
  revoke: (situation) => revoked(situation, situation.event.reason),
  halt: (situation) => revoked(situation, situation.event.reason),
  timer: nothing,
  'camera-lost': (situation) => {
    const { window, event, now, policy } = situation;
    const lostSince = window.camera?.lostSince ?? plusMs(now, -event.gapMs);
    return withCamera(situation, { lostSince, isLossTold: event.gapMs > policy.cameraGapTellMs });
  },
  'camera-back': foundAgain,
  attest: ({ window, by }) => ({ attestedBy: [...new Set([...window.attestedBy, by.id])] }),
  'clip-stored': (situation) =>
    withCamera(situation, {
      clip: { reference: situation.event.reference, endsAt: situation.event.endsAt },
    }),
  'propose-extension': ({ event, by, now }) => ({
    extension: { proposedBy: by.id, proposedAt: now, endsAt: event.endsAt },
  }),
  'approve-extension': ({ window: { extension }, by }) =>
    extension ? { extension: { ...extension, approvedBy: by.id }, endsAt: extension.endsAt } : {},
  note: nothing,
};

/** What entering a state, or sending, writes down. */
export function entering(window: DeliveryWindow, row: Row, now: Instant): Partial<DeliveryWindow> {
  const { to, sends = {} } = row;
  const state: WindowState = to === 'same' ? window.state : to;
  const isNew = state !== window.state;
  return {
    state,
    ...(isNew && { stateSince: now, ...moments(window, state, now) }),
    ...relockChange(window, state, isNew, sends, now),
    ...(sends.stopCamera && window.camera && { camera: { stoppedAt: now, ...window.camera } }),
  };
}

/** Each time the door begins to be locked, the attempts, the readings and the words of people that count begin anew. */
function relockChange(
  { relock }: DeliveryWindow,
  state: WindowState,
  isNew: boolean,
  sends: Sends,
  now: Instant,
): Partial<DeliveryWindow> {
  if (state === 'securing' && isNew) {
    const { closedSince } = relock;
    return { relock: { since: now, attempts: 1, ...defined({ closedSince }) }, attestedBy: [] };
  }
  if ((state !== 'securing' && state !== 'relock-failed') || !sends.lock) return {};
  const isPaged = state === 'relock-failed' && sends.paged === 'door-not-locked';
  return { relock: { ...relock, attempts: relock.attempts + 1, ...(isPaged && { pagedAt: now }) } };
}

/** The moments that voice, console and figures ask for. */
function moments({ unlock }: DeliveryWindow, state: WindowState, now: Instant): Partial<DeliveryWindow> {
  if (!unlock) return {};
  if (state === 'open') return { unlock: { ...unlock, openedAt: now } };
  return state === 'secured' || state === 'no-entry' ? { unlock: { ...unlock, securedAt: now } } : {};
}
