import type { NoticeTopic } from './command';
import type { ConditionName } from './conditions';
import type { EventKind } from './events';
import type { GuardName } from './guards';
import {
  type AlarmName,
  beforeEntry,
  endedStates,
  exposedStates,
  type Role,
  type WindowState,
  windowStates,
} from './window';

/*
 * The whole of an in-home delivery as one table: from a state, on an event, by a role. `when` chooses between rows that
 * begin alike, the first that holds; `needs` must hold, or the event is refused with the name of what does not. What an
 * event writes down is in records.ts, when a state ends by itself in deadlines.ts.
 *
 * Two things follow from its shape and are tested: from an exposed state every way to an end leads through `secured`,
 * unless the unlock certainly never happened, and no row of operations sends an unlock command.
 */

/** What a row sends into the world. */
export interface Sends {
  unlock?: true;
  lock?: true;
  startCamera?: true;
  /** Where one was started and not stopped. */
  stopCamera?: true;
  /** A notice to the customer. */
  told?: NoticeTopic;
  /** A notice to operations. */
  paged?: NoticeTopic;
}

interface Rest {
  when?: ConditionName;
  needs?: readonly GuardName[];
  sends?: Sends;
  raises?: AlarmName;
}

export interface Row extends Rest {
  from: readonly WindowState[];
  on: EventKind;
  by: readonly Role[];
  to: WindowState | 'same';
}

const row = (
  from: readonly WindowState[],
  on: EventKind,
  by: readonly Role[],
  to: Row['to'],
  rest: Rest = {},
): Row => ({ from, on, by, to, ...rest });

const customer: readonly Role[] = ['customer'];
const operator: readonly Role[] = ['operator'];
const courier: readonly Role[] = ['courier'];
const system: readonly Role[] = ['system'];
const people: readonly Role[] = ['customer', 'operator'];

/** The door was unlocked and is not being locked yet. */
const inside = ['unlocked', 'open', 'placed'] as const;
/** A command to unlock may be on its way still. */
const commanded = ['unlocking', 'unlock-unknown'] as const;
const mayBeOpen = [...inside, ...commanded] as const;
const locking = ['securing', 'relock-failed'] as const;
const atTheDoor = ['arrived', 'camera-failed', 'recording'] as const;
const beforeTheDoor = ['authorized', 'armed'] as const;
/** Nobody has been let in, or the door was proven locked since. */
const closed = [...beforeEntry, 'secured', 'no-entry', ...endedStates] as const;

const entryNeeds = ['assigned', 'begun', 'timeToEnter'] as const;
const unlockNeeds = [
  ...['assigned', 'notRevoked', 'begun', 'timeToEnter', 'budgetLeft', 'challenged', 'challengeFresh'],
  ...['cameraRecords', 'cameraFresh', 'lockOnline', 'lockLocked', 'batteryEnough'],
] as readonly GuardName[];
const courierNeeds = ['assigned', 'otherExplained'] as const;
const revokeNeeds = ['otherExplained'] as const;

const lock = { lock: true } as const;
const stopCamera = { stopCamera: true } as const;
const notLocked = { ...lock, told: 'door-not-locked', paged: 'door-not-locked' } as const;
const foundOpen = { told: 'unexpected-unlock', paged: 'unexpected-unlock' } as const;

// biome-ignore format: a table, one row a line
const before: Row[] = [
  row(['requested'], 'authorize', customer, 'authorized', { needs: ['notOver', 'notLapsed'], sends: { told: 'authorized' } }),
  row(beforeTheDoor, 'assign', operator, 'same', { needs: ['notOver'] }),
  row(['authorized'], 'enable', operator, 'same', { needs: ['notOver', 'courierAssigned'] }),
  row(['authorized'], 'readiness', system, 'armed', { when: 'readyAndWanted' }),
  row(['authorized'], 'readiness', system, 'same', { when: 'readinessChanged' }),
  row(['armed'], 'readiness', system, 'authorized', { when: 'notReady', sends: { paged: 'not-ready' }, raises: 'not-ready' }),
  row(['armed'], 'readiness', system, 'same', { when: 'readinessChanged' }),
];

// biome-ignore format: a table, one row a line
const arriving: Row[] = [
  row(['armed', 'camera-failed'], 'arrive', courier, 'arrived', { needs: [...entryNeeds, 'rightPackage', 'atTheDoor', 'arrivalsLeft'], sends: { startCamera: true, told: 'arrived' } }),
  row(['arrived'], 'camera-recording', system, 'recording', { needs: ['cameraFresh'] }),
  row(['arrived'], 'timer', system, 'expired', { when: 'over', sends: { ...stopCamera, told: 'expired' } }),
  row(['arrived'], 'timer', system, 'camera-failed', { when: 'due', sends: { ...stopCamera, paged: 'no-entry' }, raises: 'camera-not-recording' }),
  row(['armed', ...atTheDoor], 'lock-read', system, 'same', { when: 'foundOpen', sends: foundOpen, raises: 'unexpected-unlock' }),
  row(['armed', ...atTheDoor], 'lock-read', system, 'same', { when: 'readingMatters' }),
];

// biome-ignore format: a table, one row a line
const entering: Row[] = [
  row(['recording'], 'challenge', courier, 'same', { needs: entryNeeds }),
  row(['recording'], 'unlock', courier, 'unlocking', { needs: unlockNeeds, sends: { unlock: true } }),
  row(['unlocking'], 'unlock-answered', system, 'unlocked', { when: 'confirmed', sends: { told: 'door-unlocked' } }),
  row(['unlocking'], 'unlock-answered', system, 'same'),
  row(['unlocking'], 'lock-read', system, 'unlocked', { when: 'readsUnlocked', sends: { told: 'door-unlocked' } }),
  row(['unlocking'], 'lock-read', system, 'no-entry', { when: 'readsLockedAfterRejection', sends: { ...stopCamera, told: 'no-entry', paged: 'no-entry' } }),
  row(['unlocking'], 'lock-read', system, 'same', { when: 'readingMatters' }),
  row(['unlocking'], 'timer', system, 'unlock-unknown', { when: 'due', sends: { ...lock, paged: 'door-not-locked' }, raises: 'unlock-unconfirmed' }),
  row(['unlock-unknown'], 'unlock-answered', system, 'securing', { sends: lock }),
  row(['unlock-unknown'], 'lock-read', system, 'securing', { sends: lock }),
  row(['unlock-unknown'], 'timer', system, 'securing', { when: 'due', sends: lock }),
  row(['no-entry'], 'timer', system, 'failed', { when: 'due', sends: { told: 'failed' } }),
];

// biome-ignore format: a table, one row a line
const beingInside: Row[] = [
  row(['unlocked'], 'lock-read', system, 'open', { when: 'readsOpen' }),
  row(inside, 'lock-read', system, 'securing', { when: 'shutForGood', sends: lock }),
  row(inside, 'lock-read', system, 'securing', { when: 'closedUnseen', sends: lock }),
  row(['open', 'placed'], 'lock-read', system, 'securing', { when: 'closedForGood', sends: lock }),
  row(inside, 'lock-read', system, 'same', { when: 'readingMatters' }),
  row(['unlocked', 'open'], 'placed', courier, 'placed', { needs: ['assigned'] }),
  row(inside, 'timer', system, 'securing', { when: 'due', sends: lock }),
  row(mayBeOpen, 'lock', people, 'securing', { sends: lock }),
  row(mayBeOpen, 'lock', courier, 'securing', { needs: ['assigned'], sends: lock }),
  row(mayBeOpen, 'problem', courier, 'securing', { needs: courierNeeds, sends: { ...lock, paged: 'courier-problem' }, raises: 'courier-problem' }),
  row(exposedStates, 'camera-lost', system, 'same', { when: 'lossIsLong', sends: { told: 'leave-now', paged: 'camera-lost' }, raises: 'camera-lost' }),
  row(exposedStates, 'camera-lost', system, 'same', { when: 'lossIsNew', sends: { told: 'camera-lost', paged: 'camera-lost' }, raises: 'camera-lost' }),
  row(exposedStates, 'camera-back', system, 'same', { when: 'cameraWasLost' }),
];

// biome-ignore format: a table, one row a line
const securing: Row[] = [
  row(locking, 'lock-read', system, 'secured', { when: 'shutForGood', sends: { told: 'door-locked' } }),
  row(['securing'], 'lock-read', system, 'relock-failed', { when: 'jammedForGood', sends: notLocked, raises: 'door-not-locked' }),
  row(locking, 'lock-read', system, 'same', { when: 'readingMatters' }),
  row(['securing'], 'timer', system, 'relock-failed', { when: 'relockFailed', sends: notLocked, raises: 'door-not-locked' }),
  row(['securing'], 'timer', system, 'same', { when: 'due', sends: lock }),
  row(['relock-failed'], 'timer', system, 'same', { when: 'due', sends: { ...lock, paged: 'door-not-locked' } }),
  row(locking, 'unlock-answered', system, 'same'),
  row(locking, 'placed', courier, 'same', { needs: ['assigned'] }),
  row(locking, 'problem', courier, 'same', { needs: courierNeeds, sends: { ...lock, paged: 'courier-problem' }, raises: 'courier-problem' }),
  row(['relock-failed'], 'attest', customer, 'secured', { needs: ['textGiven'], sends: { paged: 'door-locked' } }),
  row(['relock-failed'], 'attest', operator, 'secured', { when: 'attestedByAnother', needs: ['textGiven'], sends: { told: 'door-locked' } }),
  row(['relock-failed'], 'attest', operator, 'same', { needs: ['textGiven'] }),
];

// biome-ignore format: a table, one row a line
const ending: Row[] = [
  row(['secured'], 'lock-read', system, 'securing', { when: 'cameOpen', sends: { ...lock, ...foundOpen }, raises: 'unexpected-unlock' }),
  row(['secured'], 'lock-read', system, 'same', { when: 'readingMatters' }),
  row(['secured'], 'clip-stored', system, 'completed-revoked', { when: 'clipLongEnoughRevoked', sends: { told: 'completed' } }),
  row(['secured'], 'clip-stored', system, 'completed', { when: 'clipLongEnough', sends: { told: 'completed' } }),
  row(['secured'], 'timer', system, 'same', { when: 'stillRecordingAfter', sends: stopCamera }),
  row(['secured'], 'timer', system, 'completed-revoked', { when: 'clipOverdueRevoked', sends: { told: 'completed', paged: 'camera-lost' }, raises: 'clip-missing' }),
  row(['secured'], 'timer', system, 'completed', { when: 'clipOverdue', sends: { told: 'completed', paged: 'camera-lost' }, raises: 'clip-missing' }),
];

// biome-ignore format: a table, one row a line
const callingOff: Row[] = [
  // Nobody was promised anything yet.
  row(['requested'], 'revoke', people, 'revoked', { needs: revokeNeeds }),
  row(beforeEntry, 'revoke', people, 'revoked', { needs: revokeNeeds, sends: { ...stopCamera, told: 'revoked', paged: 'revoked' } }),
  row(mayBeOpen, 'revoke', people, 'securing', { needs: revokeNeeds, sends: { ...lock, told: 'revoked', paged: 'revoked' } }),
  row(locking, 'revoke', people, 'same', { needs: revokeNeeds, sends: lock }),
  row(['secured'], 'revoke', people, 'same', { needs: revokeNeeds }),
  row(mayBeOpen, 'halt', operator, 'securing', { sends: { ...lock, paged: 'revoked' } }),
  row(['armed', ...atTheDoor], 'problem', courier, 'failed', { needs: courierNeeds, sends: { ...stopCamera, told: 'failed', paged: 'failed' }, raises: 'courier-problem' }),
  row(['requested'], 'timer', system, 'expired', { when: 'due' }),
  row([...beforeTheDoor, 'camera-failed', 'recording'], 'timer', system, 'expired', { when: 'over', sends: { ...stopCamera, told: 'expired', paged: 'expired' } }),
];

// biome-ignore format: a table, one row a line
const always: Row[] = [
  row([...beforeTheDoor, ...atTheDoor], 'propose-extension', operator, 'same', { needs: ['notOver', 'extensionUnused', 'extensionFits'] }),
  row([...beforeTheDoor, ...atTheDoor], 'approve-extension', people, 'same', { needs: ['notOver', 'extensionProposed', 'secondPerson'] }),
  row(windowStates, 'note', operator, 'same', { needs: ['textGiven'] }),
  // Whatever has become of a window: its door may be locked.
  row([...closed, ...locking], 'lock', people, 'same', { sends: lock }),
  row(locking, 'lock', courier, 'same', { needs: ['assigned'], sends: lock }),
  // Not the door of a home where somebody else may have gone out since.
  row(closed, 'lock', courier, 'same', { needs: ['assigned', 'stillAbout'], sends: lock }),
];

export const table: readonly Row[] = [
  ...before,
  ...arriving,
  ...entering,
  ...beingInside,
  ...securing,
  ...ending,
  ...callingOff,
  ...always,
];

/** Rows of a state and an event, in the order in which they are looked at. */
export const rowsOf = (state: WindowState, on: EventKind): readonly Row[] =>
  table.filter((one) => one.on === on && one.from.includes(state));
