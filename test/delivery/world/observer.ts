import type { SimulatedLock } from '../../../lambda/adapters/locks/simulated-lock';
import type { LockCommand } from '../../../lambda/domain/delivery/lock';
import { sortedJson, Violation } from '../../ledger/audit/violation';
import type { Commit, Storage } from '../../ledger/fake/storage';
import { Evidence } from './evidence';
import { chainTag, hashOf, type Invariant, invariants, type Known, msOf, type Witness } from './invariants';
import {
  commandIn,
  type RawCommand,
  type RawWindow,
  type WindowChange,
  windowChanges,
  windowIn,
  windowKey,
} from './raw';
import { checkDeadline, checkEntry } from './rules/entry';
import { checkUnlock } from './rules/unlock';
import { checkWay } from './rules/way';

interface Devices {
  locks: Readonly<Record<string, SimulatedLock>>;
}

/**
 * Watches every commit and everything that goes to a device, by rules of its own: it shares no code with what it
 * watches, and reads raw items.
 */
export class Observer implements Witness {
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
  readonly tokens = new Map<string, string>();
  private readonly answers = new Map<string, string>();

  constructor(
    readonly storage: () => Storage,
    readonly nowMs: () => number,
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

  demand(name: Invariant, isSo: boolean, detail: string, evidence?: unknown): void {
    this.checks[name] += 1;
    if (!isSo) throw new Violation(name, detail, evidence);
  }

  private checkSecrets(where: string, what: unknown): void {
    if (this.secrets.size === 0 || what === undefined) return;
    const text = JSON.stringify(what);
    for (const secret of this.secrets)
      this.demand('I10', !text.includes(secret), `${where} has a challenge in it`);
  }

  isProven(window: RawWindow | undefined, atMs: number): boolean {
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
    const known = this.knownOf(after.windowId);
    const entry = checkEntry(this, known, change, before, after);
    if (entry.event.kind === 'authorize' && entry.by.role === 'customer') known.isAuthorized = true;
    const secret = after.challenge && this.tokens.get(after.challenge.hash);
    if (secret !== undefined) this.secrets.add(secret);
    checkDeadline(this, change, after, entry);
    if (before) checkWay(this, { before, after, entry, known });
    for (const { before: one, after: other } of change.commands) {
      const command = commandIn(other);
      if (!one && command?.body.kind === 'unlock') checkUnlock(this, before, entry, command, known);
    }
  }

  private knownOf(windowId: string): Known {
    const known = this.known.get(windowId) ?? {
      head: hashOf(sortedJson([chainTag, windowId])),
      ...{ entries: 0, unlockRequests: 0, isAuthorized: false, isAnswered: false },
    };
    this.known.set(windowId, known);
    return known;
  }

  lockOf({ door: { lockId } }: RawWindow): SimulatedLock | undefined {
    return this.devices.locks[lockId.slice(lockId.indexOf(':') + 1)];
  }
}
