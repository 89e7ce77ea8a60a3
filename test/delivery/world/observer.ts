import { createHash } from 'node:crypto';
import type { SimulatedLock } from '../../../lambda/adapters/locks/simulated-lock';
import type { LockCommand } from '../../../lambda/domain/delivery/lock';
import { sortedJson, Violation } from '../../ledger/audit/violation';
import type { Commit, Storage } from '../../ledger/fake/storage';
import { Evidence } from './evidence';
import {
  commandIn,
  entryIn,
  type RawCommand,
  type RawEntry,
  type RawWindow,
  type WindowChange,
  windowChanges,
  windowIn,
  windowKey,
} from './raw';

export const invariants = {
  I1: 'no unlock without a recording proven within five seconds, when it is decided and when it leaves',
  I2: 'at most one unlock command of a window, and at most one that reaches the lock',
  I3: 'nothing ends while its door may be open',
  I4: 'no unlock but within the window, less its last minute',
  I5: 'no unlock after a revocation, a kill switch, or of a terminal that was revoked',
  I6: 'each step has one entry, and the chain computes again',
  I7: 'a door that may be open has a deadline within three minutes',
  I8: 'a lock command is taken in every state',
  I9: 'the same key has the same answer',
  I10: 'no secret in any item, notice or log',
  I11: 'operations alone never open a door',
  I12: 'only a reading that says locked counts as locked',
} as const;
export type Invariant = keyof typeof invariants;

const exposed = new Set([
  'unlocking',
  'unlock-unknown',
  'unlocked',
  'open',
  'placed',
  'securing',
  'relock-failed',
]);
const ended = new Set(['completed', 'completed-revoked', 'failed', 'revoked', 'expired']);
const openStates = new Set(['unlocked', 'open', 'placed']);
const longestExposureMs = 180_000;
const lastMinuteMs = 60_000;
const secondReadingMs = 3_000;
const unlockValidMs = 20_000;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
const tag = 'majordomo:delivery:1';
const msOf = (instant: string | undefined): number => Date.parse(instant ?? '');

/** What is known of a window besides what stands in the table. */
interface Known {
  head: string;
  entries: number;
  unlockId?: string;
  unlockRequests: number;
  isAuthorized: boolean;
  /** The unlock command was answered for good. */
  isAnswered: boolean;
}

interface Devices {
  locks: Readonly<Record<string, SimulatedLock>>;
}

/**
 * Watches every commit and everything that goes to a device, by rules of its own: it shares no code with what it
 * watches, and reads raw items.
 */
export class Observer {
  readonly evidence = new Evidence();
  /** How often each invariant was in question. */
  readonly checks = Object.fromEntries(Object.keys(invariants).map((name) => [name, 0])) as Record<
    Invariant,
    number
  >;
  /** How often each state was come to. */
  readonly reached: Record<string, number> = {};
  violation?: Violation;
  private readonly known = new Map<string, Known>();
  private readonly secrets = new Set<string>();
  private readonly tokens = new Map<string, string>();
  private readonly answers = new Map<string, string>();

  constructor(
    private readonly storage: () => Storage,
    private readonly nowMs: () => number,
    private readonly devices: Devices,
  ) {}

  /** A token came into the world; a secret it is once its hash is kept as a challenge. */
  tokenMade(token: string): void {
    this.tokens.set(hashOf(token), token);
  }

  /** What another one has seen so far. */
  goOnFrom(other: Observer): void {
    for (const [windowId, known] of other.known) this.known.set(windowId, { ...known });
    for (const secret of other.secrets) this.secrets.add(secret);
    for (const [hash, token] of other.tokens) this.tokens.set(hash, token);
    this.evidence.goOnFrom(other.evidence);
  }

  see(commit: Commit): void {
    this.guarded(() => {
      for (const change of windowChanges(commit)) this.checkWindow(change);
      for (const { key, after } of commit) this.checkSecrets(`the item ${key}`, after);
    });
  }

  /** An unlock command leaves for its lock. */
  unlockLeaves({ commandId, lockId, notAfter }: LockCommand): void {
    this.guarded(() => {
      const windowId = commandId.slice(0, commandId.indexOf('.'));
      const window = windowIn(this.storage().get(windowKey(windowId)));
      const now = this.nowMs();
      const known = this.known.get(windowId);
      this.demand('I2', known?.unlockId === commandId, 'an unlock that nobody wrote down left', {
        commandId,
      });
      this.demand('I1', this.isProven(window, now), 'an unlock left without a proven recording', {
        commandId,
      });
      this.demand('I4', now < msOf(notAfter), 'an unlock left after its time', { commandId, notAfter });
      this.demand('I5', window?.revocation === undefined, 'an unlock left after a revocation', { commandId });
      this.demand('I3', window?.state === 'unlocking', 'an unlock left that nobody waits for', window?.state);
      this.demand(
        'I2',
        window?.door.lockId === `simulated:${lockId}` || window?.door.lockId === lockId,
        'another lock',
      );
    });
  }

  /** An unlock command has come to its lock. */
  unlockArrives({ commandId }: LockCommand): void {
    this.guarded(() => {
      const known = this.known.get(commandId.slice(0, commandId.indexOf('.')));
      if (!known) throw new Violation('I2', `an unlock of no window came to a lock: ${commandId}`);
      known.unlockRequests += 1;
      this.demand('I2', known.unlockRequests === 1, 'a second unlock came to the lock', { commandId });
    });
  }

  /** Somebody who may lock asked for it, and was answered. */
  lockAsked(windowId: string, isTaken: boolean, answer: string): void {
    this.guarded(() =>
      this.demand('I8', isTaken, `a lock command was answered "${answer}"`, this.windowOf(windowId)?.state),
    );
  }

  /** A request under a key was answered; answers that are none yet are not told. */
  replied(owner: string, key: string, request: string, answer: string): void {
    this.guarded(() => {
      const name = `${owner}/${key}/${request}`;
      const before = this.answers.get(name);
      this.answers.set(name, answer);
      if (before !== undefined)
        this.demand('I9', before === answer, `${request} has two answers`, { before, answer });
    });
  }

  /** Something is told to somebody, or written into a log. */
  told(where: string, text: string): void {
    this.guarded(() => this.checkSecrets(where, text));
  }

  windowOf(windowId: string): RawWindow | undefined {
    return windowIn(this.storage().get(windowKey(windowId)));
  }

  fail(property: string, detail: string, evidence?: unknown): void {
    this.violation ??= new Violation(property, detail, evidence);
  }

  private guarded(check: () => void): void {
    try {
      check();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      this.violation ??= error;
    }
  }

  private demand(name: Invariant, isSo: boolean, detail: string, evidence?: unknown): void {
    this.checks[name] += 1;
    if (!isSo) throw new Violation(name, detail, evidence);
  }

  private checkSecrets(where: string, what: unknown): void {
    if (this.secrets.size === 0 || what === undefined) return;
    const text = JSON.stringify(what);
    for (const secret of this.secrets)
      this.demand('I10', !text.includes(secret), `${where} has a challenge in it`);
  }

  private isProven(window: RawWindow | undefined, atMs: number): boolean {
    const challenge = window?.camera?.challenge;
    return (
      window !== undefined &&
      challenge !== undefined &&
      this.evidence.hasProof(window.windowId, challenge, atMs)
    );
  }

  private checkWindow(change: WindowChange): void {
    const [before, after] = [windowIn(change.before), windowIn(change.after)];
    for (const { before: one, after: other } of change.commands)
      this.checkCommand(commandIn(one), commandIn(other));
    const isStep = change.after !== undefined && before?.version !== after?.version;
    if (isStep && after) {
      this.checkStep(change, before, after);
      return;
    }
    this.demand('I6', change.entries.length === 0, 'an entry was written without its step', change.windowId);
    this.demand(
      'I6',
      sortedJson(before) === sortedJson(after),
      'a window changed without a step',
      change.windowId,
    );
    const isNew = change.commands.some((one) => one.before === undefined);
    this.demand('I6', !isNew, 'a command was written without its step', change.windowId);
  }

  private checkCommand(before: RawCommand | undefined, after: RawCommand | undefined): void {
    if (!before) return;
    this.demand('I6', after !== undefined, 'a command was taken away', before.commandId);
    if (!after) return;
    const isSame = sortedJson(before.body) === sortedJson(after.body) && before.createdAt === after.createdAt;
    this.demand('I6', isSame, 'a command was changed', before.commandId);
    if (after.body.kind !== 'unlock') return;
    const isSecond = before.status !== 'pending' && after.attempts > before.attempts;
    this.demand('I2', !isSecond, 'an unlock was taken a second time', after.commandId);
    const known = this.known.get(after.windowId);
    if (known && (after.status === 'confirmed' || after.status === 'rejected')) known.isAnswered = true;
  }

  private checkStep(change: WindowChange, before: RawWindow | undefined, after: RawWindow): void {
    this.reached[after.state] = (this.reached[after.state] ?? 0) + Number(before?.state !== after.state);
    const entry = this.checkEntry(change, before, after);
    const known = this.knownOf(after.windowId);
    if (entry.event.kind === 'authorize' && entry.by.role === 'customer') known.isAuthorized = true;
    const secret = after.challenge && this.tokens.get(after.challenge.hash);
    if (secret !== undefined) this.secrets.add(secret);
    this.checkDeadline(change, after, entry);
    if (before) this.checkWay(before, after, entry, known);
    for (const { before: one, after: other } of change.commands) {
      const command = commandIn(other);
      if (!one && command?.body.kind === 'unlock') this.checkUnlock(before, entry, command, known);
    }
  }

  private knownOf(windowId: string): Known {
    const known = this.known.get(windowId) ?? {
      head: hashOf(sortedJson([tag, windowId])),
      ...{ entries: 0, unlockRequests: 0, isAuthorized: false, isAnswered: false },
    };
    this.known.set(windowId, known);
    return known;
  }

  private checkEntry(change: WindowChange, before: RawWindow | undefined, after: RawWindow): RawEntry {
    const [one, ...others] = change.entries;
    if (!one?.after) throw new Violation('I6', 'a step has no entry', change.windowId);
    this.demand('I6', others.length === 0 && one.before === undefined, 'a step has two entries', others);
    const entry = entryIn(one.after);
    const known = this.knownOf(change.windowId);
    const { hash, ...rest } = entry;
    const isNext = entry.sequence === known.entries + 1 && after.version === entry.sequence;
    this.demand('I6', isNext, 'entries are not numbered one by one', entry);
    this.demand(
      'I6',
      entry.previousHash === known.head,
      'an entry does not follow from the one before',
      entry,
    );
    this.demand('I6', hashOf(sortedJson([tag, rest])) === hash, 'the hash of an entry is wrong', entry);
    this.demand(
      'I6',
      after.head === hash && entry.windowId === change.windowId,
      'a window has another head',
      entry,
    );
    this.demand(
      'I6',
      entry.from === before?.state && entry.to === after.state,
      'an entry tells another way',
      entry,
    );
    const written = change.commands
      .filter((command) => !command.before)
      .map(({ after: item }) => commandIn(item));
    const told = entry.commands.map(({ commandId, kind }) => `${kind} ${commandId}`).sort();
    const stand = written.map((command) => `${command?.body.kind} ${command?.commandId}`).sort();
    this.demand('I6', sortedJson(told) === sortedJson(stand), 'an entry tells of other commands', {
      told,
      stand,
    });
    this.demand('I6', msOf(entry.at) <= this.nowMs(), 'an entry is of the future', entry);
    known.head = hash;
    known.entries += 1;
    return entry;
  }

  private checkDeadline(change: WindowChange, after: RawWindow, entry: RawEntry): void {
    if (!exposed.has(after.state)) return;
    const deadlineMs = msOf(after.deadlineAt);
    const { gpk, gsk } = change.after ?? {};
    this.demand(
      'I7',
      deadlineMs <= msOf(entry.at) + longestExposureMs,
      'no deadline within three minutes',
      after,
    );
    if (openStates.has(after.state)) {
      const hardMs = msOf(after.unlock?.commandedAt) + longestExposureMs;
      this.demand(
        'I7',
        deadlineMs <= Math.min(hardMs, msOf(after.endsAt)),
        'somebody may stay too long',
        after,
      );
    }
    this.demand(
      'I7',
      String(gpk).startsWith('DUE#door#'),
      'a door that may be open is not listed',
      after.state,
    );
    this.demand('I7', msOf(String(gsk)) <= deadlineMs, 'the sweeper would come after the deadline', { gsk });
  }

  private checkWay(before: RawWindow, after: RawWindow, entry: RawEntry, known: Known): void {
    if (before.state === after.state) return;
    const [wasExposed, isExposed] = [exposed.has(before.state), exposed.has(after.state)];
    if (ended.has(before.state)) throw new Violation('I3', `it went on after its end: ${after.state}`, entry);
    if (wasExposed && !isExposed) this.checkLeaving(before, after, entry, known);
    if (ended.has(after.state)) this.checkEnd(before, after, entry, known);
  }

  private checkLeaving(before: RawWindow, after: RawWindow, entry: RawEntry, known: Known): void {
    const isWay = after.state === 'secured' || after.state === 'no-entry';
    this.demand('I3', isWay, `from ${before.state} to ${after.state}`, entry);
    if (after.state === 'no-entry') {
      const didOpen = this.lockOf(before)?.history.some(
        ({ at, what }) => what === 'unlocked from afar' && at >= (before.unlock?.commandedAt ?? ''),
      );
      this.demand('I3', known.isAnswered && !didOpen, 'it was opened, and told that nobody came in', entry);
    }
    if (after.state === 'secured') this.checkSecured(before, entry);
  }

  private checkSecured(before: RawWindow, entry: RawEntry): void {
    if (entry.event.kind === 'attest') {
      const isOwn = entry.by.role === 'customer';
      const isByTwo = before.attestedBy.some((one) => one !== entry.by.id);
      this.demand('I12', isOwn || isByTwo, 'one operator alone said that it is locked', entry);
      return;
    }
    const { lockId, hasDoorSensor } = before.door;
    const reading = entry.event.reading as { at?: string } | undefined;
    const first = before.relock.lockedSince;
    const isShut = (at: string | undefined) => this.evidence.saidShut(lockId, at, hasDoorSensor);
    this.demand('I12', isShut(reading?.at) && isShut(first), 'locked is what no lock has said', {
      entry,
      first,
    });
    const apartMs = msOf(reading?.at) - msOf(first);
    this.demand('I12', apartMs >= secondReadingMs, 'one reading was enough', { entry, first });
  }

  private checkEnd(before: RawWindow, after: RawWindow, entry: RawEntry, known: Known): void {
    this.demand('I3', !exposed.has(before.state), `an end in ${before.state}`, entry);
    if (known.unlockId === undefined || known.isAnswered) return;
    const validMs = Math.min(
      msOf(before.unlock?.commandedAt) + unlockValidMs,
      msOf(after.endsAt) - lastMinuteMs,
    );
    this.demand('I3', this.nowMs() >= validMs, 'it ended while its unlock may still come to the lock', entry);
  }

  private lockOf({ door: { lockId } }: RawWindow): SimulatedLock | undefined {
    return this.devices.locks[lockId.slice(lockId.indexOf(':') + 1)];
  }

  private checkUnlock(
    before: RawWindow | undefined,
    entry: RawEntry,
    command: RawCommand,
    known: Known,
  ): void {
    if (!before) throw new Violation('I11', 'a window began with an unlock', entry);
    this.demand('I2', known.unlockId === undefined && before.unlockBudget === 1, 'a second unlock', command);
    known.unlockId = command.commandId;
    const atMs = msOf(entry.at);
    this.demand('I1', this.isProven(before, atMs), 'an unlock without a proven recording', entry);
    this.demand(
      'I12',
      this.evidence.saidLocked(before.door.lockId, atMs),
      'of a lock not known to be locked',
      entry,
    );
    const isWithin = atMs >= msOf(before.startsAt) && atMs < msOf(before.endsAt) - lastMinuteMs;
    this.demand('I4', isWithin, 'an unlock at the wrong time', { entry, before });
    this.demand('I5', before.revocation === undefined, 'an unlock after the revocation', entry);
    this.checkStanding(before, entry);
    this.checkCourier(before, entry, known);
  }

  /** What had to stand in the table in that very instant. */
  private checkStanding({ door, householdId, assignment }: RawWindow, entry: RawEntry): void {
    const provider = door.lockId.slice(0, door.lockId.indexOf(':'));
    const scopes = [
      'all',
      `provider:${provider}`,
      `courier:${assignment?.courierId}`,
      `household:${householdId}`,
    ];
    const isHalted = scopes.some((sk) => this.storage().get({ pk: 'HALTS', sk }) !== undefined);
    this.demand('I5', !isHalted, 'an unlock while all is halted', entry);
    const deviceId = String(entry.event.deviceId);
    const device = this.storage().get({ pk: 'COURIERS', sk: `CD#${deviceId}` });
    const isActive = device?.courierId === assignment?.courierId && device?.revokedAt === undefined;
    this.demand(
      'I5',
      device !== undefined && isActive,
      'an unlock of a terminal that is not enrolled',
      entry,
    );
    const isOfTwo = device?.enrolledBy !== assignment?.assignedBy;
    this.demand('I11', isOfTwo, 'one operator enrolled the terminal and sent its courier', entry);
  }

  private checkCourier(
    { assignment, challenge, extension, endsAt }: RawWindow,
    entry: RawEntry,
    known: Known,
  ): void {
    const isCourier = entry.by.role === 'courier' && entry.by.id === assignment?.courierId;
    this.demand(
      'I11',
      isCourier && known.isAuthorized,
      'nobody but the courier of an authorised window',
      entry,
    );
    const isChallenged =
      challenge?.hash === entry.event.challengeHash &&
      challenge?.deviceId === entry.event.deviceId &&
      msOf(entry.at) < msOf(challenge?.expiresAt) &&
      this.tokens.has(String(challenge?.hash));
    this.demand('I11', isChallenged, 'an unlock without a challenge of ours', entry);
    if (extension?.endsAt !== endsAt) return;
    const isByTwo = extension.approvedBy !== undefined && extension.approvedBy !== extension.proposedBy;
    this.demand('I11', isByTwo, 'one operator alone made the window longer', extension);
  }
}
