import { epochMsOf, type Instant, plusMs } from '../time';
import type { EventKind, EventOf } from './events';
import type { Situation } from './guards';
import { isOpen, type LockReading } from './lock';
import type { WindowDoor } from './window';

/*
 * What tells rows of the table apart that begin alike. Unlike a guard, a condition that does not hold is no refusal:
 * the next row is looked at.
 */

const on =
  <K extends EventKind>(kind: K, holds: (situation: Situation<EventOf<K>>) => boolean) =>
  (situation: Situation): boolean =>
    situation.event.kind === kind && holds(situation as Situation<EventOf<K>>);

const passed = (since: Instant | undefined, durationMs: number, now: Instant): boolean =>
  since !== undefined && now >= plusMs(since, durationMs);

/** A door that is not known to be closed is not closed, where there is a sensor; one that says it is open is, anywhere. */
const isClosed = ({ door }: LockReading, { hasDoorSensor }: WindowDoor): boolean =>
  hasDoorSensor ? door === 'closed' : door !== 'open';

/** Unknown is not locked, and what a lock that is offline says is unknown. */
export const isShut = (reading: LockReading, door: WindowDoor): boolean =>
  reading.isOnline && reading.lock === 'locked' && isClosed(reading, door);

const readsShut = on('lock-read', ({ window, event }) => isShut(event.reading, window.door));

/** What was read before the command says nothing about the command. */
const isNews = on('lock-read', ({ window, event }) => {
  const since = window.unlock?.commandedAt;
  return since === undefined || event.reading.at > since;
});

/** Not by the courier of another window of the same door, either. */
const isOpenUnexplained = ({ reading, isOtherInside }: EventOf<'lock-read'>): boolean =>
  isOpen(reading) && !isOtherInside;

const isReady = on('readiness', ({ event }) => event.readiness.problems.length === 0);
const isWanted = ({ window }: Situation): boolean => window.isEnabled && window.assignment !== undefined;
const isReadyNow = (situation: Situation): boolean =>
  on(
    'readiness',
    ({ event, now, policy }) =>
      epochMsOf(now) - epochMsOf(event.readiness.checkedAt) <= policy.readinessMaxAgeMs,
  )(situation) && isReady(situation);

const wasRevoked = ({ window }: Situation): boolean => window.revocation !== undefined;
const clipOverdue = ({ window, now, policy }: Situation): boolean =>
  passed(window.stateSince, policy.clipWaitMs, now);
/** A command of which nothing was heard may be done until then: nothing is over before. */
const unlockIsPast = ({ window: { unlock }, now, policy }: Situation): boolean =>
  passed(unlock?.commandedAt, policy.unlockConfirmMs, now);
const clipLongEnough = on(
  'clip-stored',
  (situation) =>
    situation.window.state === 'secured' &&
    unlockIsPast(situation) &&
    situation.event.endsAt >= plusMs(situation.window.stateSince, situation.policy.recordAfterMs),
);

const sameProblems = on('readiness', ({ window, event }) => {
  const before = window.readiness?.problems.join();
  return before !== undefined && before === event.readiness.problems.join();
});

export const conditions = {
  due: ({ window, now }) => window.deadlineAt !== undefined && now >= window.deadlineAt,
  over: ({ window, now }) => now >= window.endsAt,
  readyAndWanted: (situation) => isReadyNow(situation) && isWanted(situation),
  notReady: (situation) => !isReady(situation),
  readinessChanged: (situation) => !sameProblems(situation),

  confirmed: on('unlock-answered', ({ event }) => event.outcome === 'confirmed'),
  readsUnlocked: (situation) =>
    isNews(situation) && on('lock-read', ({ event }) => event.reading.lock === 'unlocked')(situation),
  readsLockedAfterRejection: (situation) =>
    situation.window.unlock?.isRejected === true && isNews(situation) && readsShut(situation),
  readsOpen: on('lock-read', ({ event }) => event.reading.door === 'open'),
  closedForGood: on(
    'lock-read',
    ({ window, event, now, policy }) =>
      event.reading.door === 'closed' && passed(window.relock.closedSince, policy.closedDebounceMs, now),
  ),
  /** The camera has been lost for long: the door is locked as soon as nothing is known to stand in it. */
  closedUnseen: on(
    'lock-read',
    ({ window, event }) => window.camera?.isLossTold === true && isClosed(event.reading, window.door),
  ),
  /** Locked (and closed) in two readings, the second some seconds after the first. */
  shutForGood: on(
    'lock-read',
    ({ window, event, policy }) =>
      isShut(event.reading, window.door) &&
      passed(window.relock.lockedSince, policy.secondReadingMs, event.reading.at),
  ),
  jammedForGood: on(
    'lock-read',
    ({ window, event, policy }) =>
      event.reading.lock === 'jammed' &&
      passed(window.relock.jammedSince, policy.secondReadingMs, event.reading.at),
  ),
  /** The reading says something else than the last one, or something that is waited for. */
  readingMatters: on('lock-read', ({ window, event: { reading } }) => {
    const { seen, relock, door } = window;
    const differs = seen?.lock !== reading.lock || seen.door !== reading.door;
    const isShutNews = isShut(reading, door) !== (relock.lockedSince !== undefined);
    const isJamNews = (reading.lock === 'jammed') !== (relock.jammedSince !== undefined);
    return differs || isShutNews || isJamNews;
  }),
  foundOpen: on(
    'lock-read',
    ({ window, event }) =>
      isOpenUnexplained(event) && !window.alarms.some(({ name }) => name === 'unexpected-unlock'),
  ),
  /** Locked once and not any more; a reading that failed is no news. */
  cameOpen: on('lock-read', ({ event }) => isOpenUnexplained(event)),

  relockFailed: ({ window, now, policy }) => passed(window.relock.since, policy.relockFailsMs, now),
  stillRecordingAfter: ({ window, now, policy }) =>
    window.camera?.stoppedAt === undefined && passed(window.stateSince, policy.recordAfterMs, now),
  clipOverdue,
  clipOverdueRevoked: (situation) => wasRevoked(situation) && clipOverdue(situation),
  clipLongEnough,
  clipLongEnoughRevoked: (situation) => wasRevoked(situation) && clipLongEnough(situation),
  lossIsNew: on(
    'camera-lost',
    ({ window, event, policy }) =>
      window.camera?.lostSince === undefined && event.gapMs > policy.cameraGapAlarmMs,
  ),
  lossIsLong: on(
    'camera-lost',
    ({ window, event, policy }) => window.camera?.isLossTold !== true && event.gapMs > policy.cameraGapTellMs,
  ),
  cameraWasLost: ({ window }) => window.camera?.lostSince !== undefined,
  attestedByAnother: ({ window, by }) => window.attestedBy.some((one) => one !== by.id),
} satisfies Record<string, (situation: Situation) => boolean>;

export type ConditionName = keyof typeof conditions;
