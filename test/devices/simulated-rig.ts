import { makeSimulatedLocks } from '../../lambda/adapters/locks/simulated';
import {
  clearFaults,
  type LockFault,
  letPass,
  newSimulatedLock,
  type SimulatedLock,
  setFault,
  turnBolt,
} from '../../lambda/adapters/locks/simulated-lock';
import type { LockHarness, LockRig, Situation } from './harness';

const now = '2026-03-01T12:00:00.000Z';
const noHttp = 'nothing is sent over HTTP';

const faults: Partial<Record<Situation, LockFault>> = {
  'accepts-only': 'accepts-only',
  rejects: 'rejects',
  'rate-limited': 'rate-limited',
  breaks: 'reply-lost',
  down: 'down',
  silent: 'reply-lost',
  'reply-lost': 'reply-lost',
  'state-unknown': 'state-unknown',
  'door-unknown': 'door-unknown',
  offline: 'offline',
  'not-remote': 'not-remote',
};

/** What is no fault, but how a lock is. */
const arrangements: Partial<
  Record<Situation, (lock: SimulatedLock, locks: Record<string, unknown>) => void>
> = {
  jammed(lock) {
    lock.bolt = 'jammed';
    setFault(lock, 'jams');
  },
  'door-open'(lock) {
    lock.door = 'open';
  },
  'no-door-sensor'(lock) {
    lock.hasDoorSensor = false;
  },
  'battery-low'(lock) {
    lock.batteryPercent = 12;
  },
  'stale-online'(lock) {
    setFault(lock, 'stale-online');
    turnBolt(lock, 'unlocked', now);
  },
  missing(_lock, locks) {
    delete locks.front;
  },
};

function startRig(): LockRig {
  const lock = newSimulatedLock();
  const locks = { front: lock };
  return {
    port: makeSimulatedLocks(locks, { now: () => now }),
    lockId: 'front',
    now: () => now,
    arrange(situation) {
      const fault = faults[situation];
      if (fault) setFault(lock, fault);
      arrangements[situation]?.(lock, locks);
    },
    recover: () => clearFaults(lock),
    turn: (bolt) => turnBolt(lock, bolt, now),
    bolt() {
      letPass(lock, now);
      return lock.bolt;
    },
    unlockRequests: () => lock.requests.unlock,
    lockRequests: () => lock.requests.lock,
    stop: () => undefined,
  };
}

export const simulatedHarness: LockHarness = {
  name: 'the simulation',
  without: {
    'answers-strangely': noHttp,
    unauthorized: noHttp,
    unreachable: noHttp,
    malformed: noHttp,
    'not-json': noHttp,
    'too-large': noHttp,
    redirects: noHttp,
  },
  has: { door: 'closed', battery: true },
  secrets: ['no secret'],
  start: async () => startRig(),
};
