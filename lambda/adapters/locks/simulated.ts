import type { CommandAnswer, LockCommand, LockPort, LockReading } from '../../domain/delivery/lock';
import { type Clock, type Instant, plusMs } from '../../domain/time';
import {
  type BoltMove,
  hasFault,
  isMoving,
  type LockFault,
  letPass,
  meetsFault,
  order,
  type SimulatedLock,
} from './simulated-lock';

const lateMs = 15_000;
const pauseMs = 7_000;

interface Meeting {
  answer: CommandAnswer;
  /** When the device does what it was told; absent: never. */
  afterMs?: number;
}

/** What becomes of a command, by the fault that it meets with. */
const meetings: [LockFault, Meeting][] = [
  ['down', { answer: { outcome: 'unknown', detail: 'status 503' } }],
  ['rate-limited', { answer: { outcome: 'rejected', detail: 'status 429', retryAfterMs: pauseMs } }],
  ['not-remote', { answer: { outcome: 'rejected', detail: 'not from afar' } }],
  ['rejects', { answer: { outcome: 'rejected', detail: 'refused' } }],
  ['offline', { answer: { outcome: 'rejected', detail: 'offline' } }],
  ['stale-online', { answer: { outcome: 'accepted' } }],
  ['accepts-only', { answer: { outcome: 'accepted' } }],
  ['command-lost', { answer: { outcome: 'unknown', detail: 'timeout' } }],
  ['command-late', { answer: { outcome: 'unknown', detail: 'timeout' }, afterMs: lateMs }],
  ['reply-lost', { answer: { outcome: 'unknown', detail: 'connection-lost' }, afterMs: 0 }],
];

/** Faults with which nothing can be read. */
const unreadable: readonly LockFault[] = ['down', 'rate-limited', 'offline', 'stale-online', 'reply-lost'];

const isUnreadable = (lock: SimulatedLock): boolean => unreadable.some((fault) => hasFault(lock, fault));

function command(
  lock: SimulatedLock,
  to: BoltMove,
  { notAfter, relockAfterSeconds }: LockCommand,
  now: Instant,
): CommandAnswer {
  letPass(lock, now);
  lock.requests[to === 'unlocked' ? 'unlock' : 'lock'] += 1;
  const met = meetings.find(([fault]) => meetsFault(lock, fault))?.[1];
  const afterMs = met ? met.afterMs : 0;
  const startsAt = plusMs(now, afterMs ?? 0);
  const isTooLate = notAfter !== undefined && startsAt >= notAfter;
  if (afterMs !== undefined && !isTooLate)
    order(lock, { to, startsAt, ...(relockAfterSeconds !== undefined && { relockAfterSeconds }) }, now);
  return met?.answer ?? answerOf(lock, to, isTooLate);
}

/** What a lock with which nothing is wrong says: confirmed is only what it has done. */
function answerOf(lock: SimulatedLock, to: BoltMove, isTooLate: boolean): CommandAnswer {
  if (isTooLate) return { outcome: 'rejected', detail: 'too late' };
  return { outcome: lock.bolt === to ? 'confirmed' : 'accepted' };
}

function boltRead(lock: SimulatedLock, now: Instant): LockReading['lock'] {
  if (meetsFault(lock, 'state-unknown') || isMoving(lock, now)) return 'unknown';
  if (meetsFault(lock, 'false-jam')) return 'jammed';
  return meetsFault(lock, 'flash-back') ? lock.boltBefore : lock.bolt;
}

function read(lock: SimulatedLock, now: Instant): LockReading {
  letPass(lock, now);
  const isDoorKnown = lock.hasDoorSensor && !meetsFault(lock, 'door-unknown');
  return {
    lock: boltRead(lock, now),
    door: isDoorKnown ? lock.door : 'unknown',
    isOnline: true,
    batteryPercent: lock.batteryPercent,
    at: now,
  };
}

/** Locks on this machine, by their ids: for development and tests. */
export function makeSimulatedLocks(locks: Readonly<Record<string, SimulatedLock>>, clock: Clock): LockPort {
  const find = (lockId: string) => (Object.hasOwn(locks, lockId) ? locks[lockId] : undefined);
  const send = async (to: BoltMove, asked: LockCommand): Promise<CommandAnswer> => {
    const lock = find(asked.lockId);
    return lock ? command(lock, to, asked, clock.now()) : { outcome: 'rejected', detail: 'no such lock' };
  };
  return {
    async capabilities(lockId) {
      const lock = find(lockId);
      if (!lock || isUnreadable(lock)) return undefined;
      const { hasDoorSensor, autoRelockSeconds } = lock;
      const isRemote = !hasFault(lock, 'not-remote');
      const relock = autoRelockSeconds === undefined ? {} : { autoRelockSeconds };
      return { canUnlock: isRemote, canLock: isRemote, hasDoorSensor, ...relock };
    },
    async read(lockId) {
      const lock = find(lockId);
      const now = clock.now();
      if (!lock || unreadable.some((fault) => meetsFault(lock, fault)))
        return { lock: 'unknown', door: 'unknown', isOnline: false, at: now };
      return read(lock, now);
    },
    unlock: (asked) => send('unlocked', asked),
    lock: (asked) => send('locked', asked),
  };
}
