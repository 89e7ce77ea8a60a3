import * as v from 'valibot';
import type { AuditEntry } from '../../domain/delivery/audit';
import { audiences, type Command, noticeTopics } from '../../domain/delivery/command';
import type { CourierDevice } from '../../domain/delivery/courier';
import { eventKinds } from '../../domain/delivery/events';
import type { Halt } from '../../domain/delivery/halt';
import { type DeliveryHome, doorKinds } from '../../domain/delivery/home';
import type { Live } from '../../domain/delivery/live';
import { doorStates, lockStates } from '../../domain/delivery/lock';
import {
  alarmNames,
  type DeliveryWindow,
  readinessProblems,
  reasonCodes,
  roles,
  windowStates,
} from '../../domain/delivery/window';
import { count } from './parse';

/* What the items of deliveries must look like to be believed. */

type Shape<T> = v.GenericSchema<unknown, T>;
const some = v.exactOptional;
const text = v.string();

const lock = v.picklist(lockStates);
const door = v.picklist(doorStates);
const reason = v.picklist(reasonCodes);
const actor = v.object({ role: v.picklist(roles), id: text });
const alarms = v.array(v.object({ name: v.picklist(alarmNames), at: text }));
const seen = v.object({ lock, door, at: text });

const doorEntries = {
  doorId: text,
  kind: v.picklist(doorKinds),
  lockId: text,
  cameraId: text,
  hasDoorSensor: v.boolean(),
};

const camera = v.object({
  challenge: text,
  startedAt: text,
  stoppedAt: some(text),
  lostSince: some(text),
  isLossTold: some(v.boolean()),
  clip: some(v.object({ reference: text, endsAt: text })),
});

const unlock = v.object({
  commandedAt: text,
  isRejected: some(v.boolean()),
  openedAt: some(text),
  placedAt: some(text),
  securedAt: some(text),
});

const relock = v.object({
  since: some(text),
  attempts: count,
  pagedAt: some(text),
  lockedSince: some(text),
  closedSince: some(text),
  jammedSince: some(text),
});

const extension = v.object({ proposedBy: text, proposedAt: text, endsAt: text, approvedBy: some(text) });

export const windowShape: Shape<DeliveryWindow> = v.object({
  windowId: text,
  householdId: text,
  orderId: text,
  door: v.object(doorEntries),
  startsAt: text,
  endsAt: text,
  timeZone: text,
  createdAt: text,
  state: v.picklist(windowStates),
  stateSince: text,
  version: count,
  head: text,
  deadlineAt: some(text),
  unlockBudget: v.picklist([0, 1]),
  isEnabled: v.boolean(),
  assignment: some(v.object({ courierId: text, packageIds: v.array(text), assignedBy: text })),
  readiness: some(v.object({ checkedAt: text, problems: v.array(v.picklist(readinessProblems)) })),
  arrivals: count,
  challenge: some(v.object({ hash: text, deviceId: text, expiresAt: text })),
  camera: some(camera),
  unlock: some(unlock),
  relock,
  seen: some(seen),
  revocation: some(v.object({ at: text, by: actor, reason })),
  extension: some(extension),
  alarms,
  attestedBy: v.array(text),
});

const frame = v.object({ counter: v.number(), capturedAt: text, echo: text });

const lockReading = v.object({
  lock,
  door,
  isOnline: v.boolean(),
  batteryPercent: some(v.number()),
  at: text,
});

const cameraReading = v.object({
  isOnline: v.boolean(),
  isRecording: v.boolean(),
  frame: some(frame),
  clip: some(v.object({ reference: text, endsAt: text })),
  at: text,
});

export const liveShape: Shape<Live> = v.object({
  windowId: text,
  lookedAt: text,
  lock: some(lockReading),
  camera: some(cameraReading),
  frames: v.array(v.object({ ...frame.entries, seenAt: text })),
});

/** Of any kind: what else an event says is for whoever reads the log, and is covered by the entry's hash. */
const eventOfLog = v.looseObject({ kind: v.picklist([...eventKinds, 'create']) });

/** Loose, so that the hash is checked over all that stands there, and not over what is expected alone. */
export const auditEntryShape: Shape<AuditEntry> = v.looseObject({
  windowId: text,
  sequence: count,
  at: text,
  by: v.looseObject(actor.entries),
  event: v.custom<AuditEntry['event']>((event) => v.is(eventOfLog, event)),
  from: some(v.picklist(windowStates)),
  to: v.picklist(windowStates),
  commands: v.array(v.looseObject({ commandId: text, kind: text })),
  previousHash: text,
  hash: text,
});

const body = v.variant('kind', [
  v.object({ kind: v.literal('unlock'), lockId: text, notAfter: text, relockAfterSeconds: v.number() }),
  v.object({ kind: v.literal('lock'), lockId: text }),
  v.object({ kind: v.literal('camera-start'), cameraId: text, challenge: text }),
  v.object({ kind: v.literal('camera-stop'), cameraId: text }),
  v.object({ kind: v.literal('notify'), topic: v.picklist(noticeTopics), to: v.picklist(audiences) }),
]);

export const commandShape: Shape<Command> = v.object({
  commandId: text,
  windowId: text,
  householdId: text,
  createdAt: text,
  body,
  status: v.picklist(['pending', 'sent', 'accepted', 'confirmed', 'rejected', 'unknown']),
  attempts: count,
  sentAt: some(text),
  detail: some(text),
  providerReference: some(text),
});

const location = v.object({ latitude: v.number(), longitude: v.number() });

export const doorsShape = v.array(v.object({ ...doorEntries, location }));

export const homeShape: Shape<DeliveryHome> = v.object({
  householdId: text,
  doors: doorsShape,
  timeZone: text,
  noneUntil: some(text),
  revision: count,
});

export const deviceShape: Shape<CourierDevice> = v.object({
  deviceId: text,
  courierId: text,
  publicKey: text,
  enrolledAt: text,
  enrolledBy: text,
  revokedAt: some(text),
});

const scope = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.picklist(['provider', 'courier', 'household']), id: text }),
]);

export const haltShape: Shape<Halt> = v.object({
  scope,
  reason,
  text: some(text),
  haltedBy: text,
  haltedAt: text,
  liftProposedBy: some(text),
  revision: count,
});
