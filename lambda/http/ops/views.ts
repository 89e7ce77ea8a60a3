import type { AuditEntry, Flaw } from '../../domain/delivery/audit';
import type { Command } from '../../domain/delivery/command';
import { exposureMsOf } from '../../domain/delivery/figures';
import { type Halt, scopeName } from '../../domain/delivery/halt';
import type { Live } from '../../domain/delivery/live';
import type { WatchedWindow } from '../../domain/delivery/store';
import { type Actor, type DeliveryWindow, isExposed } from '../../domain/delivery/window';
import { epochMsOf, type Instant } from '../../domain/time';
import type { Person } from './env';
import { may } from './roles';

/* What operations see. Secrets of a delivery (challenges) are shown to nobody, households to those who may know them. */

/** Who looks, and when. */
export interface Onlooker {
  person: Person;
  now: Instant;
}

const mayIdentify = ({ person }: Onlooker): boolean => may(person.roles, 'identify');
const ageMs = (at: Instant, now: Instant): number => Math.max(0, epochMsOf(now) - epochMsOf(at));

const actorView = ({ role, id }: Actor, onlooker: Onlooker) =>
  role === 'customer' && !mayIdentify(onlooker) ? { role } : { role, id };

export const providerOf = (deviceId: string): string => deviceId.split(':', 1)[0] ?? '';

function doorView({ door }: DeliveryWindow, onlooker: Onlooker) {
  const { doorId, kind, hasDoorSensor, lockId, cameraId } = door;
  const devices = mayIdentify(onlooker) && { lockId, cameraId };
  return { doorId, kind, hasDoorSensor, lockProvider: providerOf(lockId), ...devices };
}

const courierOf = ({ assignment }: DeliveryWindow) =>
  assignment && { courierId: assignment.courierId, packageCount: assignment.packageIds.length };

/** How long the door may have been open, or has been up to now. */
function exposureOf(window: DeliveryWindow, now: Instant) {
  const { unlock } = window;
  if (!unlock) return undefined;
  const isOpen = isExposed(window);
  const durationMs = isOpen ? ageMs(unlock.commandedAt, now) : exposureMsOf(window);
  return { since: unlock.commandedAt, isOpen, ...(durationMs !== undefined && { durationMs }) };
}

export function windowView(window: DeliveryWindow, onlooker: Onlooker) {
  const { windowId, orderId, householdId, startsAt, endsAt, timeZone, state, stateSince, version } = window;
  const { isEnabled, arrivals, readiness, unlock, seen, revocation, extension, alarms, camera } = window;
  return {
    ...{ windowId, orderId, startsAt, endsAt, timeZone, state, stateSince, version, isEnabled, arrivals },
    ...(mayIdentify(onlooker) && { householdId }),
    door: doorView(window, onlooker),
    ...courierOf(window),
    ...{ readiness, unlock, seen, extension, alarms },
    ...(revocation && { revocation: { ...revocation, by: actorView(revocation.by, onlooker) } }),
    exposure: exposureOf(window, onlooker.now),
    isCameraLost: camera?.lostSince !== undefined,
  };
}

/** What the devices said last, and how long ago. */
export const liveView = ({ lookedAt, lock, camera, frames }: Live, { now }: Onlooker) => ({
  lookedAt,
  ...(lock && { lock: { ...lock, ageMs: ageMs(lock.at, now) } }),
  ...(camera && {
    camera: {
      ...{ isOnline: camera.isOnline, isRecording: camera.isRecording, at: camera.at },
      ageMs: ageMs(camera.at, now),
      ...(frames.length > 0 && { newestFrameAgeMs: ageMs(frames.at(-1)?.seenAt ?? camera.at, now) }),
    },
  }),
});

export const watchedView = ({ window, live }: WatchedWindow, onlooker: Onlooker) => ({
  ...windowView(window, onlooker),
  ...(live && { live: liveView(live, onlooker) }),
});

/** Whose word a step rests on: the device's own, its provider's, or nobody's but the actor's. */
function proofOf({ event }: AuditEntry): 'device' | 'provider' | undefined {
  if (event.kind === 'lock-read' || event.kind === 'clip-stored') return 'device';
  if (event.kind !== 'unlock-answered') return undefined;
  return event.outcome === 'confirmed' ? 'device' : 'provider';
}

const secrets = ['cameraChallenge', 'challengeHash'];
/** What proves at the door that somebody has the parcel. */
const packages = ['packageId', 'assignment'];

function eventView({ event }: AuditEntry, onlooker: Onlooker): Record<string, unknown> & { kind: string } {
  const hidden = mayIdentify(onlooker) ? secrets : [...secrets, ...packages];
  const shown = Object.entries(event).filter(([name]) => !hidden.includes(name));
  const courier = event.kind === 'assign' && { courierId: event.assignment.courierId };
  return { ...Object.fromEntries(shown), ...courier, kind: event.kind };
}

/** A command as it stands now. It is commanded, then taken by a provider, then confirmed by the device: three things. */
function commandView({ commandId, body, status, attempts, createdAt, sentAt, detail }: Command) {
  return {
    ...{ commandId, kind: body.kind, status, attempts, createdAt },
    ...(body.kind === 'notify' && { topic: body.topic, to: body.to }),
    ...(sentAt !== undefined && { sentAt, waitedMs: epochMsOf(sentAt) - epochMsOf(createdAt) }),
    ...(detail !== undefined && { detail }),
    isConfirmedByDevice: status === 'confirmed',
  };
}

export function timelineView(
  entries: readonly AuditEntry[],
  commands: readonly Command[],
  onlooker: Onlooker,
) {
  const byId = new Map(commands.map((command) => [command.commandId, command]));
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const { sequence, at, from, to, hash } = entry;
    return {
      ...{ sequence, at, from, to, hash },
      ...(before && { afterMs: epochMsOf(at) - epochMsOf(before.at) }),
      by: actorView(entry.by, onlooker),
      event: eventView(entry, onlooker),
      proof: proofOf(entry),
      commands: entry.commands.flatMap(({ commandId }) => {
        const command = byId.get(commandId);
        return command ? [commandView(command)] : [];
      }),
    };
  });
}

export type TimelineEntry = ReturnType<typeof timelineView>[number];

export const chainView = (flaw: Flaw | undefined) => ({
  isVerified: flaw === undefined,
  ...(flaw && { flaw }),
});

export function haltView(halt: Halt, onlooker: Onlooker) {
  const { scope, reason, text, haltedBy, haltedAt, liftProposedBy } = halt;
  const isHidden = scope.kind === 'household' && !mayIdentify(onlooker);
  return {
    scope: isHidden ? { kind: scope.kind } : scope,
    name: isHidden ? scope.kind : scopeName(scope),
    ...{ reason, text, haltedBy, haltedAt, liftProposedBy },
  };
}
