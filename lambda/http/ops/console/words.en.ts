import type { CommandKind, NoticeTopic } from '../../../domain/delivery/command';
import type { EventKind } from '../../../domain/delivery/events';
import type { DoorKind } from '../../../domain/delivery/home';
import type { CommandOutcome, DoorState, LockState } from '../../../domain/delivery/lock';
import type { ReadinessWarning } from '../../../domain/delivery/readiness-warnings';
import type { AlarmName, ReasonCode, Role, WindowState } from '../../../domain/delivery/window';
import type { OpsRole } from '../roles';
import type { Place } from './paths';

/* What things are called; whole sentences are in sentences.en.ts. */

const pages: Record<Place, string> = {
  board: 'Board',
  readiness: 'Readiness',
  halts: 'Kill switch',
  devices: 'Terminals',
  homes: 'Doors',
  figures: 'Figures',
};

const roles: Record<OpsRole, string> = { viewer: 'viewer', operator: 'operator', auditor: 'auditor' };

const states: Record<WindowState, string> = {
  requested: 'Asked for',
  authorized: 'Authorised',
  armed: 'Ready',
  arrived: 'Courier arrived',
  'camera-failed': 'Camera failed',
  recording: 'Recording',
  unlocking: 'Unlocking',
  'unlock-unknown': 'Unlock unconfirmed',
  unlocked: 'Unlocked',
  open: 'Door open',
  placed: 'Parcel placed',
  securing: 'Locking',
  'relock-failed': 'Does not lock',
  secured: 'Locked again',
  'no-entry': 'Nobody entered',
  completed: 'Completed',
  'completed-revoked': 'Completed, called off',
  failed: 'Failed',
  revoked: 'Called off',
  expired: 'Expired',
};

const alarms: Record<AlarmName, string> = {
  'not-ready': 'Not ready',
  'camera-not-recording': 'Camera does not record',
  'camera-lost': 'Camera lost',
  'unlock-unconfirmed': 'Unlock unconfirmed',
  'unexpected-unlock': 'Unlocked by somebody else',
  'door-not-locked': 'Door not locked',
  'clip-missing': 'Recording missing',
  'courier-problem': 'Courier reports a problem',
};

const reasons: Record<ReasonCode, string> = {
  'customer-request': 'Customer’s request',
  'courier-no-show': 'Courier did not come',
  'courier-compromised': 'Courier or terminal not to be trusted',
  'lock-offline': 'Lock offline',
  'lock-jammed': 'Lock jammed',
  'low-battery': 'Low battery',
  'camera-offline': 'Camera offline',
  'camera-stale': 'Camera shows nothing new',
  'wrong-address': 'Wrong address',
  'wrong-package': 'Wrong package',
  'person-or-pet-home': 'Person or pet at home',
  'suspected-fraud': 'Suspected fraud',
  weather: 'Weather',
  'system-outage': 'System outage',
  other: 'Something else (say what)',
};

const warnings: Record<ReadinessWarning, string> = {
  'lock-offline': 'Lock offline',
  'lock-unknown': 'Lock unknown or jammed',
  'lock-already-open': 'Door is not locked',
  'battery-too-low': 'Battery too low',
  'auto-relock-missing': 'Does not lock itself',
  'door-sensor-differs': 'Door sensor is not as the home says',
  'camera-offline': 'Camera offline',
  'not-authorized': 'Not authorised yet',
  'no-courier': 'No courier',
  'not-enabled': 'Not enabled',
  'not-checked': 'Devices not asked yet',
};

const events: Record<EventKind | 'create', string> = {
  create: 'Asked for',
  authorize: 'Authorised with the voice code',
  assign: 'Courier assigned',
  enable: 'Enabled',
  readiness: 'Devices asked whether all is ready',
  arrive: 'Arrived at the door',
  'camera-recording': 'Camera proved that it records',
  challenge: 'Challenge given to the terminal',
  unlock: 'Asked for the door',
  'unlock-answered': 'Unlock answered',
  'lock-read': 'Lock read',
  placed: 'Parcel placed',
  lock: 'Lock now',
  problem: 'Problem reported',
  revoke: 'Called off',
  halt: 'Kill switch',
  timer: 'Time has passed',
  'camera-lost': 'Camera lost',
  'camera-back': 'Camera back',
  attest: 'Attested as locked',
  'clip-stored': 'Recording stored',
  'propose-extension': 'Later end proposed',
  'approve-extension': 'Later end approved',
  note: 'Note',
};

const actors: Record<Role, string> = {
  customer: 'customer',
  operator: 'operator',
  courier: 'courier',
  system: 'system',
};

const commands: Record<CommandKind, string> = {
  unlock: 'Unlock',
  lock: 'Lock',
  'camera-start': 'Start camera',
  'camera-stop': 'Stop camera',
  notify: 'Tell',
};

const statuses: Record<CommandOutcome | 'pending' | 'sent', string> = {
  pending: 'commanded',
  sent: 'sent',
  accepted: 'taken by the provider, not confirmed',
  confirmed: 'confirmed by the device',
  rejected: 'refused by the provider',
  unknown: 'no answer',
};

const topics: Record<NoticeTopic, string> = {
  authorized: 'authorised',
  'not-ready': 'not ready',
  arrived: 'courier arrived',
  'no-entry': 'nobody entered',
  'door-unlocked': 'door unlocked',
  'leave-now': 'leave now',
  'door-locked': 'door locked',
  'door-not-locked': 'door not locked',
  'camera-lost': 'camera lost',
  'unexpected-unlock': 'unlocked by somebody else',
  'courier-problem': 'problem of the courier',
  completed: 'completed',
  failed: 'failed',
  revoked: 'called off',
  expired: 'expired',
};

const doors: Record<DoorKind, string> = {
  front: 'Front door',
  back: 'Back door',
  side: 'Side door',
  garage: 'Garage',
};

const lockStates: Record<LockState, string> = {
  locked: 'locked',
  unlocked: 'unlocked',
  jammed: 'jammed',
  unknown: 'unknown',
};

const doorStates: Record<DoorState, string> = { closed: 'closed', open: 'open', unknown: 'unknown' };

export const names = {
  ...{ pages, roles, states, alarms, reasons, warnings, events, actors, commands, statuses, topics },
  ...{ doors, lockStates, doorStates },
  audiences: { customer: 'customer', operations: 'operations' },
  proofs: { device: 'the device itself', provider: 'only its provider' },
  scopes: { all: 'Everything', provider: 'Provider of locks', courier: 'Courier', household: 'Household' },
  flaws: {
    sequence: 'an entry is missing or out of place',
    'previous-hash': 'it does not follow from the entry before',
    hash: 'its content was changed',
    foreign: 'it is of another log',
    end: 'entries are missing at the end',
  },
};

export type Names = typeof names;
