import { epochMsOf, type Instant, plusMs } from '../../domain/time';

/*
 * A lock that is not there, for development and tests: its bolt, its door, its own timer, and everything that can go
 * wrong with it. Nothing happens but by the clock that is handed in. All of it is one plain object, that a page may show,
 * and the functions below, by which people at the door and their demonstrator act.
 */

/** What can go wrong, each as it happens with real ones. */
export const lockFaults = [
  /** Of a command: it is done, and nobody hears of it. Readings are lost too. */
  'reply-lost',
  /** It is not done, and nobody hears of it. */
  'command-lost',
  /** It is done a quarter of a minute later, unless that is too late; nobody hears of it. */
  'command-late',
  /** It is taken, and nothing happens. */
  'accepts-only',
  /** It is refused for good. */
  'rejects',
  /** The provider has had enough for seven seconds. */
  'rate-limited',
  /** The provider is not there. */
  'down',
  /** The lock cannot be reached, and its provider knows. */
  'offline',
  /** The lock cannot be reached, and its provider takes commands all the same. */
  'stale-online',
  /** The bolt gets stuck when it moves. */
  'jams',
  /** A reading says that it is stuck, and it is not. */
  'false-jam',
  /** A reading says how the bolt was before it moved last. */
  'flash-back',
  /** A reading does not know the bolt. */
  'state-unknown',
  /** A reading does not know the door. */
  'door-unknown',
  /** It can be read, and not be worked from afar. */
  'not-remote',
] as const;
export type LockFault = (typeof lockFaults)[number];

export type Bolt = 'locked' | 'unlocked' | 'jammed';
export type BoltMove = 'locked' | 'unlocked';

/** What was commanded and is not done yet. */
interface Order {
  to: BoltMove;
  startsAt: Instant;
  doneAt: Instant;
  relockAfterSeconds?: number;
}

export interface SimulatedLock {
  bolt: Bolt;
  /** How it was before it moved last. */
  boltBefore: Bolt;
  door: 'closed' | 'open';
  hasDoorSensor: boolean;
  batteryPercent: number;
  /** Absent: it has no timer of its own. */
  autoRelockSeconds?: number;
  /** How long its bolt takes; 0: done before the answer, which then confirms it. */
  boltMs: number;
  orders: Order[];
  /** By its own timer, which needs no network. */
  relockAt?: Instant;
  /** How often each fault is met with still. */
  faults: Partial<Record<LockFault, number | 'always'>>;
  requests: { unlock: number; lock: number };
  /** What happened to it in truth, oldest first; the last hundred. */
  history: { at: Instant; what: string }[];
}

const mostRemembered = 100;

export const newSimulatedLock = (changes: Partial<SimulatedLock> = {}): SimulatedLock => ({
  bolt: 'locked',
  boltBefore: 'locked',
  door: 'closed',
  hasDoorSensor: true,
  batteryPercent: 90,
  autoRelockSeconds: 180,
  boltMs: 0,
  orders: [],
  faults: {},
  requests: { unlock: 0, lock: 0 },
  history: [],
  ...changes,
});

/** Whether a fault is there, without using it up. */
export const hasFault = ({ faults }: SimulatedLock, fault: LockFault): boolean => faults[fault] !== undefined;

/** Whether a fault is met with now: one time fewer is left. */
export function meetsFault(lock: SimulatedLock, fault: LockFault): boolean {
  const left = lock.faults[fault];
  if (left === undefined) return false;
  if (left !== 'always') setFault(lock, fault, left - 1);
  return true;
}

/** @param times how often it is met with; 0: not any more */
export function setFault(lock: SimulatedLock, fault: LockFault, times: number | 'always' = 'always'): void {
  const { [fault]: _before, ...others } = lock.faults;
  lock.faults = times === 0 ? others : { ...others, [fault]: times };
}

export function clearFaults(lock: SimulatedLock): void {
  lock.faults = {};
}

function remember(lock: SimulatedLock, at: Instant, what: string): void {
  lock.history = [...lock.history, { at, what }].slice(-mostRemembered);
}

const canBeBolted = ({ door, hasDoorSensor }: SimulatedLock): boolean => door === 'closed' || !hasDoorSensor;

function moveBolt(lock: SimulatedLock, to: BoltMove, at: Instant, cause: string): void {
  lock.boltBefore = lock.bolt;
  lock.bolt = meetsFault(lock, 'jams') ? 'jammed' : to;
  remember(lock, at, `${lock.bolt} ${cause}`);
}

/** It sets its timer whenever it is unlocked, by whomever. */
function setTimer(lock: SimulatedLock, at: Instant, seconds = lock.autoRelockSeconds): void {
  delete lock.relockAt;
  if (lock.bolt !== 'unlocked' || lock.autoRelockSeconds === undefined || seconds === undefined) return;
  lock.relockAt = plusMs(at, seconds * 1_000);
}

function carryOut(lock: SimulatedLock, { to, doneAt, relockAfterSeconds }: Order): void {
  const isBarred = to === 'locked' && !canBeBolted(lock);
  if (isBarred) remember(lock, doneAt, 'not locked: the door is open');
  else if (lock.bolt !== to) moveBolt(lock, to, doneAt, 'from afar');
  if (!isBarred) setTimer(lock, doneAt, relockAfterSeconds);
}

/** Lets time pass: what was commanded is done, and its own timer runs out. */
export function letPass(lock: SimulatedLock, now: Instant): void {
  const due = lock.orders.filter(({ doneAt }) => doneAt <= now);
  lock.orders = lock.orders.filter(({ doneAt }) => doneAt > now);
  due.sort((a, b) => epochMsOf(a.doneAt) - epochMsOf(b.doneAt));
  for (const order of due) {
    relockBy(lock, order.doneAt);
    carryOut(lock, order);
  }
  relockBy(lock, now);
}

function relockBy(lock: SimulatedLock, now: Instant): void {
  const { relockAt } = lock;
  if (relockAt === undefined || relockAt > now || !canBeBolted(lock)) return;
  moveBolt(lock, 'locked', relockAt, 'by its own timer');
  delete lock.relockAt;
}

/** What the device does with a command that has reached it. */
export function order(lock: SimulatedLock, asked: Omit<Order, 'doneAt'>, now: Instant): void {
  lock.orders = [...lock.orders, { ...asked, doneAt: plusMs(asked.startsAt, lock.boltMs) }];
  letPass(lock, now);
}

/** Whether the bolt is on its way. */
export const isMoving = ({ orders }: SimulatedLock, now: Instant): boolean =>
  orders.some(({ startsAt }) => startsAt <= now);

/** Somebody turns the bolt by hand. */
export function turnBolt(lock: SimulatedLock, to: BoltMove, now: Instant): void {
  letPass(lock, now);
  lock.boltBefore = lock.bolt;
  lock.bolt = to;
  remember(lock, now, `${to} by hand`);
  setTimer(lock, now);
}

/** Somebody opens or closes the door. @returns false when it is locked, and stays closed */
export function moveDoor(lock: SimulatedLock, to: 'closed' | 'open', now: Instant): boolean {
  letPass(lock, now);
  if (to === 'open' && lock.door === 'closed' && lock.bolt === 'locked') return false;
  lock.door = to;
  remember(lock, now, to === 'open' ? 'door opened' : 'door closed');
  letPass(lock, now);
  return true;
}
