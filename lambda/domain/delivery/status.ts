import { type NoFacts, type Outcome, outcome } from '../outcome';
import { dayOf, type Instant, type TimeZone } from '../time';
import type { DoorKind } from './home';
import type { DoorState, LockState } from './lock';
import { type AlarmName, type DeliveryWindow, hasEnded, isExposed, type WindowState } from './window';

/** What the devices of a door said last, and when: there is nothing newer, since no device is asked here. */
export interface SeenDoor {
  door: DoorKind;
  lock: LockState;
  leaf: DoorState;
  at: Instant;
}

export type DoorOutcomes = {
  /** Locked, and not known to stand open: as of then. */
  'door-locked': SeenDoor;
  /** Anything else that was read: unlocked, open, jammed, or not to be known. */
  'door-not-locked': SeenDoor;
  /** Somebody was let in, and it is not proven locked again. */
  'door-exposed': { window: DeliveryWindow };
  /** Its lock was not read around any delivery lately. */
  'door-unread': { door: DoorKind };
};

/** How far a delivery has come, as people would put it. */
export type Progress =
  | 'unconfirmed'
  | 'to-come'
  | 'at-the-door'
  | 'inside'
  | 'locking'
  | 'not-locked'
  | 'locked-again'
  | 'came'
  | 'not-let-in'
  | 'revoked'
  | 'expired';

export type CourierOutcomes = {
  delivery: { window: DeliveryWindow; progress: Progress };
  'no-deliveries': NoFacts;
};

export type RecordingOutcomes = {
  recording: { door: DoorKind; endedAt: Instant };
  'no-recording': NoFacts;
};

const progressOf: Record<WindowState, Progress> = {
  requested: 'unconfirmed',
  authorized: 'to-come',
  armed: 'to-come',
  arrived: 'at-the-door',
  'camera-failed': 'at-the-door',
  recording: 'at-the-door',
  unlocking: 'inside',
  'unlock-unknown': 'locking',
  unlocked: 'inside',
  open: 'inside',
  placed: 'inside',
  securing: 'locking',
  'relock-failed': 'not-locked',
  secured: 'locked-again',
  'no-entry': 'not-let-in',
  completed: 'came',
  'completed-revoked': 'came',
  failed: 'not-let-in',
  revoked: 'revoked',
  expired: 'expired',
};

/** How far it has come: by its state, never by the clock. */
export const deliveryProgress = ({ state }: DeliveryWindow): Progress => progressOf[state];

const byStart = (a: DeliveryWindow, b: DeliveryWindow): number => a.startsAt.localeCompare(b.startsAt);
const isUnderWay = (window: DeliveryWindow): boolean => {
  const progress = deliveryProgress(window);
  return progress === 'at-the-door' || progress === 'locked-again' || isExposed(window);
};

/** A door that may be open comes before everything. */
const mostUrgent = (windows: readonly DeliveryWindow[]): DeliveryWindow | undefined =>
  windows.find(({ state }) => state === 'relock-failed') ??
  windows.find(isExposed) ??
  windows.find(isUnderWay);

const hasCome = (window: DeliveryWindow): boolean => deliveryProgress(window) === 'came';

/** The one that people mean by "the delivery": under way, of today, the next to come, or the last that was. */
function deliveryMeant(
  windows: readonly DeliveryWindow[],
  now: Instant,
  zone: TimeZone,
): DeliveryWindow | undefined {
  const sorted = [...windows].sort(byStart);
  const today = dayOf(now, zone);
  const ofToday = sorted.filter(({ startsAt }) => dayOf(startsAt, zone) === today);
  const isOpen = (window: DeliveryWindow) => !hasEnded(window);
  return (
    mostUrgent(sorted) ??
    ofToday.findLast((window) => isOpen(window) && window.startsAt <= now) ??
    ofToday.findLast(hasCome) ??
    sorted.find(isOpen) ??
    sorted.at(-1)
  );
}

/** "Did the courier come?" */
export function courierStatus(
  windows: readonly DeliveryWindow[],
  now: Instant,
  zone: TimeZone,
): Outcome<CourierOutcomes> {
  const window = deliveryMeant(windows, now, zone);
  return window
    ? outcome('delivery', { window, progress: deliveryProgress(window) })
    : outcome('no-deliveries');
}

/** "When did the courier come?": the last time one was here, before any that is to come. */
export function visitStatus(
  windows: readonly DeliveryWindow[],
  now: Instant,
  zone: TimeZone,
): Outcome<CourierOutcomes> {
  const sorted = [...windows].sort(byStart);
  const visit = mostUrgent(sorted) ?? sorted.findLast(hasCome);
  return visit
    ? outcome('delivery', { window: visit, progress: deliveryProgress(visit) })
    : courierStatus(windows, now, zone);
}

const latestSeen = (windows: readonly DeliveryWindow[]): DeliveryWindow | undefined =>
  windows
    .filter(({ seen }) => seen !== undefined)
    .sort((a, b) => (a.seen?.at ?? '').localeCompare(b.seen?.at ?? ''))
    .at(-1);

/** "Is my door locked?", of one door: unknown is never locked. */
export function doorStatus(
  windows: readonly DeliveryWindow[],
  doorId: string,
  kind: DoorKind,
): Outcome<DoorOutcomes> {
  const own = windows.filter(({ door }) => door.doorId === doorId);
  const exposed = own.find(({ state }) => state === 'relock-failed') ?? own.find(isExposed);
  if (exposed) return outcome('door-exposed', { window: exposed });
  const seen = latestSeen(own)?.seen;
  if (!seen) return outcome('door-unread', { door: kind });
  const facts = { door: kind, lock: seen.lock, leaf: seen.door, at: seen.at };
  const isLocked = seen.lock === 'locked' && seen.door !== 'open';
  return isLocked ? outcome('door-locked', facts) : outcome('door-not-locked', facts);
}

/** "When was the last recording?" */
export function recordingStatus(windows: readonly DeliveryWindow[]): Outcome<RecordingOutcomes> {
  const recordings = windows.flatMap(({ door, camera }) =>
    camera?.clip ? [{ door: door.kind, endedAt: camera.clip.endsAt }] : [],
  );
  const [latest] = recordings.sort((a, b) => b.endedAt.localeCompare(a.endedAt));
  return latest ? outcome('recording', latest) : outcome('no-recording');
}

/** Alarms by what they mean for the household, the worst first. */
const gravest: readonly AlarmName[] = [
  'door-not-locked',
  'unexpected-unlock',
  'unlock-unconfirmed',
  'camera-lost',
  'courier-problem',
  'camera-not-recording',
  'clip-missing',
  'not-ready',
];

export interface RaisedAlarm {
  window: DeliveryWindow;
  name: AlarmName;
  at: Instant;
}

/** Whether a door is in doubt now: said unasked, before anything else. */
export const alarmNow = (windows: readonly DeliveryWindow[]): DeliveryWindow | undefined =>
  windows.find(({ state }) => state === 'relock-failed') ??
  windows.find((window) => isExposed(window) && window.alarms.length > 0) ??
  windows.find(
    (window) => !hasEnded(window) && window.alarms.some(({ name }) => name === 'unexpected-unlock'),
  );

/** The gravest alarm of some windows. */
export function gravestAlarm(windows: readonly DeliveryWindow[]): RaisedAlarm | undefined {
  const raised = windows.flatMap((window) => window.alarms.map((alarm) => ({ window, ...alarm })));
  return raised.sort((a, b) => gravest.indexOf(a.name) - gravest.indexOf(b.name))[0];
}
