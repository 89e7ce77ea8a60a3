import { genesisOf } from '../../lambda/domain/delivery/audit';
import { deadlineOf } from '../../lambda/domain/delivery/deadlines';
import type { DeliveryEvent, EventKind } from '../../lambda/domain/delivery/events';
import type { Situation } from '../../lambda/domain/delivery/guards';
import type { Live } from '../../lambda/domain/delivery/live';
import { standardDeliveryPolicy as policy } from '../../lambda/domain/delivery/policy';
import {
  type Actor,
  type DeliveryWindow,
  exposedStates,
  type Role,
  type WindowState,
} from '../../lambda/domain/delivery/window';
import { type Instant, plusMs } from '../../lambda/domain/time';

/** When every sample window begins. */
export const sampleStart: Instant = '2026-06-10T10:00:00.000Z';
export const afterStart = (seconds: number): Instant => plusMs(sampleStart, seconds * 1_000);

export const sampleLocation = { latitude: 48.8566, longitude: 2.3522 };
const reached = new Set<WindowState>([
  ...exposedStates,
  'secured',
  'completed',
  'completed-revoked',
  'no-entry',
]);

export const actors: Record<Role, Actor> = {
  customer: { role: 'customer', id: 'hh_1' },
  operator: { role: 'operator', id: 'op_1' },
  courier: { role: 'courier', id: 'cou_1' },
  system: { role: 'system', id: 'watch' },
};

const base: DeliveryWindow = {
  windowId: 'win_1',
  householdId: 'hh_1',
  orderId: 'ord_1',
  door: {
    doorId: 'door_1',
    kind: 'front',
    lockId: 'simulated:lock-1',
    cameraId: 'simulated:camera-1',
    hasDoorSensor: true,
  },
  startsAt: sampleStart,
  endsAt: afterStart(7_200),
  timeZone: 'Europe/Paris',
  createdAt: afterStart(-86_000),
  state: 'requested',
  stateSince: afterStart(100),
  version: 1,
  head: genesisOf('win_1'),
  unlockBudget: 1,
  isEnabled: true,
  arrivals: 1,
  assignment: { courierId: 'cou_1', packageIds: ['P1'], assignedBy: 'op_1' },
  relock: { attempts: 0 },
  alarms: [],
  attestedBy: [],
};

const camera = { challenge: 'echo', startedAt: afterStart(60) };
const challenge = { hash: 'hash', deviceId: 'dev_1', expiresAt: afterStart(130) };

/** A window that could be in this state at 100 seconds after its start. */
export function windowIn(state: WindowState): DeliveryWindow {
  const hasRelock = ['securing', 'relock-failed', 'secured'].includes(state);
  const window: DeliveryWindow = {
    ...base,
    state,
    ...(['arrived', 'recording'].includes(state) && { camera, challenge }),
    ...(reached.has(state) && {
      camera,
      challenge,
      unlockBudget: 0,
      unlock: { commandedAt: afterStart(90) },
    }),
    ...(hasRelock && { relock: { since: afterStart(100), attempts: 1 } }),
    ...(state === 'revoked' && {
      revocation: { at: afterStart(100), by: actors.customer, reason: 'customer-request' },
    }),
  };
  const deadlineAt = deadlineOf(window, policy);
  return { ...window, ...(deadlineAt !== undefined && { deadlineAt }) };
}

/** Devices as they should be for somebody to be let in, read just now. */
export const fitLive = (now: Instant): Live => ({
  windowId: 'win_1',
  lookedAt: now,
  lock: { lock: 'locked', door: 'closed', isOnline: true, batteryPercent: 80, at: now },
  camera: { isOnline: true, isRecording: true, at: now },
  frames: [1, 2].map((counter) => ({
    counter,
    capturedAt: plusMs(now, counter - 2),
    seenAt: now,
    echo: 'echo',
  })),
});

/** One event of each kind, as fit as can be. */
export const sampleEvents: { [K in EventKind]: (now: Instant) => Extract<DeliveryEvent, { kind: K }> } = {
  authorize: () => ({ kind: 'authorize' }),
  assign: () => ({ kind: 'assign', assignment: { courierId: 'cou_2', packageIds: ['P2'] } }),
  enable: () => ({ kind: 'enable' }),
  readiness: (now) => ({ kind: 'readiness', readiness: { checkedAt: now, problems: [] } }),
  arrive: () => ({
    kind: 'arrive',
    deviceId: 'dev_1',
    packageId: 'P1',
    metersAway: 12,
    cameraChallenge: 'echo',
  }),
  'camera-recording': () => ({ kind: 'camera-recording' }),
  challenge: () => ({ kind: 'challenge', deviceId: 'dev_1', challengeHash: 'hash-2' }),
  unlock: () => ({ kind: 'unlock', deviceId: 'dev_1', challengeHash: 'hash' }),
  'unlock-answered': () => ({ kind: 'unlock-answered', commandId: 'win_1.2.0', outcome: 'accepted' }),
  'lock-read': (at) => ({
    kind: 'lock-read',
    reading: { lock: 'unlocked', door: 'closed', isOnline: true, at },
  }),
  placed: () => ({ kind: 'placed' }),
  lock: () => ({ kind: 'lock' }),
  problem: () => ({ kind: 'problem', reason: 'wrong-package' }),
  revoke: () => ({ kind: 'revoke', reason: 'customer-request' }),
  halt: () => ({ kind: 'halt', reason: 'system-outage' }),
  timer: () => ({ kind: 'timer' }),
  'camera-lost': () => ({ kind: 'camera-lost', gapMs: 6_000 }),
  'camera-back': () => ({ kind: 'camera-back' }),
  attest: () => ({ kind: 'attest', text: 'seen on the camera' }),
  'clip-stored': (now) => ({ kind: 'clip-stored', reference: 'clip-1', endsAt: now }),
  'propose-extension': () => ({
    kind: 'propose-extension',
    endsAt: afterStart(7_800),
    reason: 'weather',
  }),
  'approve-extension': () => ({ kind: 'approve-extension' }),
  note: () => ({ kind: 'note', text: 'called the customer' }),
};

/** All that a decision is made of, 20 seconds after a window came into a state. */
export function situationOf(state: WindowState, kind: EventKind, role: Role, seconds = 120): Situation {
  const now = afterStart(seconds);
  return {
    window: windowIn(state),
    event: sampleEvents[kind](now),
    by: actors[role],
    now,
    policy,
    live: fitLive(now),
  };
}

/** What is different from the sample. */
export type Change = (situation: Situation) => Partial<Situation>;

export const windowIs =
  (window: object): Change =>
  (situation) => ({ window: { ...situation.window, ...window } });
export const eventIs =
  (event: object): Change =>
  (situation) => ({ event: { ...situation.event, ...event } as DeliveryEvent });
export const nothing: Change = () => ({});
