import { epochMsOf, type Instant, plusMs } from '../time';
import type { DeliveryEvent, EventKind, EventOf } from './events';
import { freshLock, type Live, provesRecording } from './live';
import type { DeliveryPolicy } from './policy';
import type { Refusal } from './refusal';
import { isProposer } from './two-persons';
import { type Actor, type DeliveryWindow, hasEnded } from './window';

/** All that a decision is made of; nothing else is looked at. */
export interface Situation<E extends DeliveryEvent = DeliveryEvent> {
  window: DeliveryWindow;
  event: E;
  by: Actor;
  now: Instant;
  policy: DeliveryPolicy;
  live?: Live;
}

type Check<K extends EventKind = EventKind> = (situation: Situation<EventOf<K>>) => Refusal | undefined;

const need =
  (refusal: Refusal, holds: (situation: Situation) => boolean): Check =>
  (situation) =>
    holds(situation) ? undefined : refusal;

/** For guards that look at what one kind of event brings along. */
const about =
  <K extends EventKind>(kind: K, holds: (situation: Situation<EventOf<K>>) => boolean) =>
  (situation: Situation): boolean =>
    situation.event.kind === kind && holds(situation as Situation<EventOf<K>>);

const isAssigned = ({ window, by }: Situation): boolean => window.assignment?.courierId === by.id;

const isNear = about(
  'arrive',
  ({ event: { metersAway }, policy }) => metersAway !== undefined && metersAway <= policy.geofenceMeters,
);

const hasPackage = about(
  'arrive',
  ({ window, event }) => window.assignment?.packageIds.includes(event.packageId) ?? false,
);

const isChallenged = about(
  'unlock',
  ({ window: { challenge }, event }) =>
    challenge?.hash === event.challengeHash && challenge.deviceId === event.deviceId,
);

const isExtensionFit = about('propose-extension', ({ window, event, policy }) => {
  const moreMs = epochMsOf(event.endsAt) - epochMsOf(window.endsAt);
  return Number.isFinite(moreMs) && moreMs > 0 && moreMs <= policy.longestExtensionMs;
});

const lockIs =
  (holds: (reading: NonNullable<ReturnType<typeof freshLock>>, policy: DeliveryPolicy) => boolean) =>
  ({ live, now, policy }: Situation): boolean => {
    const reading = freshLock(live, now, policy);
    return reading !== undefined && holds(reading, policy);
  };

/** What must hold; the first that does not is the answer. Any doubt: refused. */
export const guards = {
  begun: need('window-not-open', ({ window, now }) => now >= window.startsAt),
  stillAbout: need(
    'window-expired',
    ({ window, now, policy }) => !hasEnded(window) || now < plusMs(window.stateSince, policy.courierLocksMs),
  ),
  notOver: need('window-expired', ({ window, now }) => now < window.endsAt),
  notLapsed: need(
    'window-expired',
    ({ window: { deadlineAt }, now }) => deadlineAt !== undefined && now < deadlineAt,
  ),
  timeToEnter: need(
    'window-expired',
    ({ window, now, policy }) => now < plusMs(window.endsAt, -policy.lastUnlockBeforeEndMs),
  ),
  notRevoked: need('window-revoked', ({ window }) => !window.revocation),
  courierAssigned: need('courier-missing', ({ window }) => window.assignment !== undefined),
  assigned: need('not-assigned', isAssigned),
  rightPackage: need('package-mismatch', hasPackage),
  atTheDoor: need('out-of-geofence', isNear),
  arrivalsLeft: need('too-many-arrivals', ({ window, policy }) => window.arrivals < policy.mostArrivals),
  budgetLeft: need('unlock-budget-spent', ({ window }) => window.unlockBudget === 1),
  challenged: need('challenge-used', isChallenged),
  challengeFresh: need(
    'challenge-expired',
    ({ window: { challenge }, now }) => challenge !== undefined && now < challenge.expiresAt,
  ),
  cameraRecords: need('camera-not-recording', ({ live }) => live?.camera?.isRecording === true),
  cameraFresh: need('camera-stale', ({ live, window, now, policy }) =>
    provesRecording(live, window, now, policy),
  ),
  lockOnline: need(
    'lock-offline',
    lockIs(({ isOnline, lock }) => isOnline && lock !== 'unknown'),
  ),
  lockLocked: need(
    'lock-already-open',
    lockIs(({ lock, door }) => lock === 'locked' && door !== 'open'),
  ),
  batteryEnough: need(
    'battery-too-low',
    lockIs(({ batteryPercent }, { lowestBatteryPercent }) => (batteryPercent ?? 100) >= lowestBatteryPercent),
  ),
  extensionUnused: need('extension-used', ({ window }) => window.extension === undefined),
  extensionFits: need('extension-invalid', isExtensionFit),
  extensionProposed: need(
    'state-conflict',
    ({ window: { extension } }) => extension !== undefined && extension.approvedBy === undefined,
  ),
  secondPerson: need(
    'second-approver-required',
    ({ window, by }) => by.role === 'customer' || !isProposer(by, window.extension?.proposedBy),
  ),
  textGiven: need('text-missing', ({ event }) => 'text' in event && Boolean(event.text?.trim())),
  otherExplained: need(
    'text-missing',
    ({ event }) =>
      !('reason' in event) || event.reason !== 'other' || Boolean('text' in event && event.text?.trim()),
  ),
} satisfies Record<string, Check>;

export type GuardName = keyof typeof guards;
