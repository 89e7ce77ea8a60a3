import { type Instant, plusMs } from '../time';
import type { DeliveryPolicy } from './policy';
import { type DeliveryWindow, isExposed, type WindowState } from './window';

type Deadline = (window: DeliveryWindow, policy: DeliveryPolicy) => Instant | undefined;

const earliest = (...instants: (Instant | undefined)[]): Instant | undefined =>
  instants.filter((instant) => instant !== undefined).sort()[0];

const atEnd: Deadline = ({ endsAt }) => endsAt;

const sinceState =
  (durationMs: (policy: DeliveryPolicy) => number): Deadline =>
  ({ stateSince }, policy) =>
    plusMs(stateSince, durationMs(policy));

/** Nobody stays longer than this, whatever the window says. */
const hardLimit: Deadline = ({ unlock }, policy) =>
  unlock && plusMs(unlock.commandedAt, policy.hardExposureMs);

const inside: Deadline = (window, policy) => earliest(hardLimit(window, policy), window.endsAt);

/** Without a sensor nobody knows whether it was opened. */
const unopened: Deadline = ({ door, stateSince }, policy) =>
  door.hasDoorSensor ? plusMs(stateSince, policy.unopenedMs) : undefined;

/** The next attempt to lock, or the moment at which people have to come. */
const nextAttempt: Deadline = ({ relock }, policy) => {
  if (relock.since === undefined) return undefined;
  const nextMs = policy.relockAttemptsMs[relock.attempts] ?? policy.relockFailsMs;
  return plusMs(relock.since, Math.min(nextMs, policy.relockFailsMs));
};

const afterSecured: Deadline = ({ camera, stateSince }, policy) =>
  plusMs(stateSince, camera && camera.stoppedAt === undefined ? policy.recordAfterMs : policy.clipWaitMs);

/** When each state ends by itself; an end has none. */
const deadlines: Record<WindowState, Deadline | undefined> = {
  requested: (window, policy) => earliest(sinceState((p) => p.requestValidMs)(window, policy), window.endsAt),
  authorized: atEnd,
  armed: atEnd,
  arrived: (window, policy) => earliest(sinceState((p) => p.cameraStartMs)(window, policy), window.endsAt),
  'camera-failed': atEnd,
  recording: atEnd,
  unlocking: sinceState((policy) => policy.unlockConfirmMs),
  'unlock-unknown': sinceState((policy) => policy.secondReadingMs),
  unlocked: (window, policy) => earliest(inside(window, policy), unopened(window, policy)),
  open: inside,
  placed: inside,
  securing: nextAttempt,
  'relock-failed': ({ relock, stateSince }, policy) =>
    plusMs(relock.pagedAt ?? stateSince, policy.pageAgainMs),
  secured: afterSecured,
  'no-entry': ({ stateSince }) => stateSince,
  completed: undefined,
  'completed-revoked': undefined,
  failed: undefined,
  revoked: undefined,
  expired: undefined,
};

/** When something is to happen to a window by itself. */
export const deadlineOf = (window: DeliveryWindow, policy: DeliveryPolicy): Instant | undefined =>
  deadlines[window.state]?.(window, policy);

/** Somebody is at the door, or was a moment ago: its devices are read every other second. */
const lookedAtOften: readonly WindowState[] = ['arrived', 'recording', 'secured'];
export const isWatched = (window: DeliveryWindow): boolean =>
  isExposed(window) || lookedAtOften.includes(window.state);

/** When the devices of a window that waits for its hour are to be asked next whether all is ready. */
function nextReadinessCheck(
  window: DeliveryWindow,
  now: Instant,
  policy: DeliveryPolicy,
): Instant | undefined {
  if (window.state === 'authorized' && window.isEnabled) return plusMs(now, policy.readinessEveryMs);
  if (window.state !== 'armed' && window.state !== 'authorized') return undefined;
  const checks = policy.recheckBeforeMs.map((beforeMs) => plusMs(window.startsAt, -beforeMs));
  return earliest(...checks.filter((check) => check > now));
}

/** When to come back to a window that was looked at now: for its deadline, or for its devices. */
export function wakeAt(window: DeliveryWindow, now: Instant, policy: DeliveryPolicy): Instant | undefined {
  const nextLook = isWatched(window)
    ? plusMs(now, policy.lookEveryMs)
    : nextReadinessCheck(window, now, policy);
  return earliest(deadlineOf(window, policy), nextLook);
}
