import { type NoFacts, type Outcome, outcome } from '../outcome';
import { earlierOf, type Instant, plusMs } from '../time';
import { type AuditEntry, sealed } from './audit';
import type { Command, CommandBody } from './command';
import { conditions } from './conditions';
import { deadlineOf, wakeAt } from './deadlines';
import { guards, type Situation } from './guards';
import { type Row, rowsOf, type Sends } from './machine';
import type { DeliveryPolicy } from './policy';
import { entering, records } from './records';
import type { Refusal } from './refusal';
import { type DeliveryWindow, hasEnded } from './window';

/** One transition: what one transaction writes. */
export interface Step {
  before: DeliveryWindow;
  window: DeliveryWindow;
  entry: AuditEntry;
  commands: readonly Command[];
  /** When to come back to the window, should nothing else happen; absent once it has ended. */
  wakeAt?: Instant;
}

export type Decision = {
  step: Step;
  refused: { why: Refusal };
  /** Nothing follows from it: it was so already, or says nothing in this state. */
  ignored: NoFacts;
};

/** Why nothing of a kind can happen any more, or yet. */
function conflictOf({ window, event, now }: Situation): Refusal {
  if (event.kind === 'unlock' && window.unlock) return 'already-unlocked';
  if (window.state === 'revoked') return 'window-revoked';
  if (window.state === 'expired' || now >= window.endsAt) return 'window-expired';
  return 'state-conflict';
}

/** The first row that fits. */
function rowFor(situation: Situation): { row: Row } | { why: Refusal } | 'ignored' {
  const { window, event, by } = situation;
  const rows = rowsOf(window.state, event.kind);
  const own = rows.filter((row) => row.by.includes(by.role));
  if (own.length === 0) {
    if (rows.length > 0) return { why: 'not-allowed' };
    return by.role === 'system' ? 'ignored' : { why: conflictOf(situation) };
  }
  const row = own.find(({ when }) => when === undefined || conditions[when](situation));
  return row ? { row } : 'ignored';
}

function refusalOf(row: Row, situation: Situation): Refusal | undefined {
  for (const name of row.needs ?? []) {
    const why = guards[name](situation);
    if (why) return why;
  }
  return undefined;
}

const lastEntry = ({ endsAt }: DeliveryWindow, { lastUnlockBeforeEndMs }: DeliveryPolicy): Instant =>
  plusMs(endsAt, -lastUnlockBeforeEndMs);

/** Commands of a row, in the order in which they should leave: the door before those who are told of it. */
function bodiesOf(
  { unlock, lock, startCamera, stopCamera, told, paged }: Sends,
  situation: Situation,
): CommandBody[] {
  const { window, event, now, policy } = situation;
  const { lockId, cameraId } = window.door;
  const bodies: CommandBody[] = [];
  const notAfter = earlierOf(plusMs(now, policy.unlockConfirmMs), lastEntry(window, policy));
  const { relockAfterSeconds } = policy;
  if (unlock) bodies.push({ kind: 'unlock', lockId, notAfter, relockAfterSeconds });
  if (lock) bodies.push({ kind: 'lock', lockId });
  if (startCamera && event.kind === 'arrive')
    bodies.push({ kind: 'camera-start', cameraId, challenge: event.cameraChallenge });
  if (stopCamera && window.camera && window.camera.stoppedAt === undefined)
    bodies.push({ kind: 'camera-stop', cameraId });
  if (told) bodies.push({ kind: 'notify', topic: told, to: 'customer' });
  if (paged) bodies.push({ kind: 'notify', topic: paged, to: 'operations' });
  return bodies;
}

const commandsOf = (
  { windowId, householdId }: DeliveryWindow,
  version: number,
  now: string,
  bodies: CommandBody[],
): Command[] =>
  bodies.map((body, index) => ({
    commandId: `${windowId}.${version}.${index}`,
    windowId,
    householdId,
    createdAt: now,
    body,
    status: 'pending',
    attempts: 0,
  }));

function alarmsAfter({ alarms }: DeliveryWindow, { raises }: Row, now: string): DeliveryWindow['alarms'] {
  if (!raises || alarms.some(({ name }) => name === raises)) return alarms;
  return [...alarms, { name: raises, at: now }];
}

/** The window after a row, but for its audit entry. */
function changed(situation: Situation, row: Row): DeliveryWindow {
  const { window, event, now, policy } = situation;
  const record = records[event.kind] as (one: Situation) => Partial<DeliveryWindow>;
  const recorded = { ...window, ...record(situation) };
  const { deadlineAt: _deadlineAt, ...entered } = { ...recorded, ...entering(recorded, row, now) };
  const next = { ...entered, alarms: alarmsAfter(window, row, now), version: window.version + 1 };
  const deadlineAt = deadlineOf(next, policy);
  return { ...next, ...(deadlineAt !== undefined && { deadlineAt }) };
}

function stepOf(situation: Situation, row: Row): Step {
  const { window: before, event, by, now, policy } = situation;
  const after = changed(situation, row);
  const commands = commandsOf(before, after.version, now, bodiesOf(row.sends ?? {}, situation));
  const entry = sealed({
    windowId: before.windowId,
    sequence: after.version,
    at: now,
    by,
    event,
    from: before.state,
    to: after.state,
    commands: commands.map(({ commandId, body }) => ({ commandId, kind: body.kind })),
    previousHash: before.head,
  });
  const window = { ...after, head: entry.hash };
  const next = wakeAt(window, now, policy);
  return { before, window, entry, commands, ...(next !== undefined && { wakeAt: next }) };
}

/** What becomes of a window because of an event: decided here alone, from nothing but what it is given. */
export function decide(situation: Situation): Outcome<Decision> {
  const found = rowFor(situation);
  if (found === 'ignored') return outcome('ignored');
  if ('why' in found) return outcome('refused', found);
  const why = refusalOf(found.row, situation);
  return why ? outcome('refused', { why }) : outcome('step', stepOf(situation, found.row));
}

export const ends = ({ before, window }: Step): boolean => !hasEnded(before) && hasEnded(window);
