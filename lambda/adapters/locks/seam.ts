import { setTimeout as pause } from 'node:timers/promises';
import type {
  CommandAnswer,
  LockCapabilities,
  LockCommand,
  LockPort,
  LockReading,
} from '../../domain/delivery/lock';
import { type Clock, epochMsOf, type Instant, plusMs } from '../../domain/time';
import { answerOfFailure, type HttpClient, makeHttpClient } from './http-client';
import { askSeam, type SeamAttempt, type SeamLock } from './seam-api';

/*
 * What Seam says of a lock is what it heard last: `online` may be ten minutes old, `locked` as old as the silence of the
 * lock. It has no question that reaches the lock itself. What does is a command, and one is harmless: to lock what is
 * believed to be locked. So `unlocked` is taken from Seam as it is, and `locked` only once the lock itself has just
 * confirmed it; until then the reading says `unknown`. A door that may be in the middle of being unlocked is not asked
 * in this way: it would be shut in the courier's face.
 */

export interface SeamConfig {
  baseUrl: string;
  apiKey: string;
  clock: Clock;
  /** For one request. */
  timeoutMs: number;
  /** For a command with all that is asked about it afterwards. */
  confirmMs: number;
  /** Between two questions whether a command is done. */
  pollMs: number;
  /** Plain http too: only for this machine. */
  allowHttp?: boolean;
}

/** Also what a window waits for an unlock to be confirmed: after it, Seam has heard what became of it. */
const unlockTakesMs = 20_000;
/** Fewer than the 15 lock commands a minute that Seam takes for a lock, and as long as a reading counts as fresh. */
const proofLastsMs = 5_000;

const unreachable = [
  'device_offline',
  'device_disconnected',
  'device_removed',
  'hub_disconnected',
  'account_disconnected',
  'missing_device_credentials',
  'subscription_required',
];

/** Remembers, as long as the process, what was proven and what was begun; forgetting it costs a question more. */
class SeamLocks implements LockPort {
  private readonly http: HttpClient;
  /** When a lock itself said last that it is locked. */
  private readonly provenAt = new Map<string, Instant>();
  /** When an unlock was sent from here. */
  private readonly unlockAt = new Map<string, Instant>();

  constructor(private readonly config: SeamConfig) {
    const { baseUrl, apiKey, timeoutMs, allowHttp = false } = config;
    const headers = { authorization: `Bearer ${apiKey}` };
    this.http = makeHttpClient({ baseUrl, headers, timeoutMs, allowHttp });
  }

  capabilities = async (lockId: string): Promise<LockCapabilities | undefined> => {
    const answer = await askSeam(this.http, '/locks/get', { device_id: lockId });
    return answer.kind === 'told' ? capabilitiesOf(answer.told) : undefined;
  };

  read = async (lockId: string): Promise<LockReading> => {
    const answer = await askSeam(this.http, '/locks/get', { device_id: lockId });
    if (answer.kind !== 'told' || !isThere(answer.told)) return this.nothing();
    const { locked, door_open: isDoorOpen } = answer.told.properties;
    if (locked !== true || isDoorOpen === true)
      return this.reading(answer.told, locked === false ? 'unlocked' : 'unknown');
    return this.readLocked(answer.told);
  };

  unlock = async ({ lockId }: LockCommand): Promise<CommandAnswer> => {
    this.provenAt.delete(lockId);
    this.unlockAt.set(lockId, this.config.clock.now());
    return this.command('/locks/unlock_door', lockId);
  };

  lock = async ({ lockId }: LockCommand): Promise<CommandAnswer> => {
    const answer = await this.command('/locks/lock_door', lockId);
    if (answer.outcome === 'confirmed') this.provenAt.set(lockId, this.config.clock.now());
    return answer;
  };

  /** Sent once; what is repeated is the question what became of it. */
  private async command(
    path: '/locks/lock_door' | '/locks/unlock_door',
    lockId: string,
  ): Promise<CommandAnswer> {
    const until = plusMs(this.config.clock.now(), this.config.confirmMs);
    const answer = await askSeam(this.http, path, { device_id: lockId }, this.config.confirmMs);
    if (answer.kind === 'malformed') return { outcome: 'unknown', detail: 'malformed' };
    if (answer.kind !== 'told') return answerOfFailure(answer);
    return this.follow(answer.told, until);
  }

  private async follow(begun: SeamAttempt, until: Instant): Promise<CommandAnswer> {
    const { clock, confirmMs, pollMs, timeoutMs } = this.config;
    let attempt = begun;
    for (let passedMs = 0; isOpen(attempt) && passedMs < confirmMs; passedMs += pollMs) {
      await pause(pollMs);
      const leftMs = Math.min(timeoutMs, epochMsOf(until) - epochMsOf(clock.now()));
      if (leftMs <= 0) break;
      const question = { action_attempt_id: begun.action_attempt_id };
      const answer = await askSeam(this.http, '/action_attempts/get', question, leftMs);
      if (answer.kind === 'told') attempt = answer.told;
    }
    return { ...outcomeOf(attempt), providerReference: begun.action_attempt_id };
  }

  /** Seam believes it to be locked: what does the lock itself say? */
  private async readLocked(lock: SeamLock): Promise<LockReading> {
    const lockId = lock.device_id;
    if (this.isProven(lockId)) return this.reading(lock, 'locked', this.provenAt.get(lockId));
    if (await this.mayBeUnlocking(lockId)) return this.reading(lock, 'unknown');
    const { outcome } = await this.lock({ commandId: `probe.${lockId}`, lockId });
    if (outcome !== 'confirmed') return this.nothing();
    // What Seam knows of the door, too, is news only after the lock has been heard.
    const answer = await askSeam(this.http, '/locks/get', { device_id: lockId });
    if (answer.kind !== 'told' || answer.told.properties.locked !== true) return this.nothing();
    return this.reading(answer.told, 'locked', this.provenAt.get(lockId));
  }

  private isProven(lockId: string): boolean {
    const at = this.provenAt.get(lockId);
    return at !== undefined && this.config.clock.now() < plusMs(at, proofLastsMs);
  }

  /** Whether an unlock is under way, or was just now, from here or from any other process; any doubt: it is. */
  private async mayBeUnlocking(lockId: string): Promise<boolean> {
    const since = plusMs(this.config.clock.now(), -unlockTakesMs);
    const sentAt = this.unlockAt.get(lockId);
    if (sentAt !== undefined && sentAt > since) return true;
    const [attempts, events] = await Promise.all([
      askSeam(this.http, '/action_attempts/list', { device_id: lockId }),
      askSeam(this.http, '/events/list', { device_id: lockId, event_type: 'lock.unlocked', since }),
    ]);
    if (attempts.kind !== 'told' || events.kind !== 'told') return true;
    const isPending = attempts.told.some((one) => one.action_type !== 'LOCK_DOOR' && isOpen(one));
    return isPending || events.told.some(({ method }) => method !== 'manual');
  }

  private reading(
    { properties }: SeamLock,
    lock: LockReading['lock'],
    at: Instant = this.config.clock.now(),
  ): LockReading {
    const { door_open: isDoorOpen, battery } = properties;
    return {
      lock,
      door: isDoorOpen === undefined ? 'unknown' : isDoorOpen ? 'open' : 'closed',
      isOnline: true,
      ...(battery && { batteryPercent: Math.round(battery.level * 100) }),
      at,
    };
  }

  private nothing = (): LockReading => ({
    lock: 'unknown',
    door: 'unknown',
    isOnline: false,
    at: this.config.clock.now(),
  });
}

const isThere = ({ properties, errors = [] }: SeamLock): boolean =>
  properties.online === true &&
  !errors.some(({ error_code: code }) => code !== undefined && unreachable.includes(code));

function capabilitiesOf({ can_remotely_unlock, can_remotely_lock, properties }: SeamLock): LockCapabilities {
  const { auto_lock_enabled: isAutomatic, auto_lock_delay_seconds: autoRelockSeconds } = properties;
  return {
    canUnlock: can_remotely_unlock === true,
    canLock: can_remotely_lock === true,
    hasDoorSensor: properties.door_open !== undefined,
    ...(isAutomatic === true && autoRelockSeconds !== undefined && { autoRelockSeconds }),
  };
}

const isOpen = ({ status }: SeamAttempt): boolean => status !== 'success' && status !== 'error';

/** What became of an attempt; one that has not ended was at least taken. */
function outcomeOf({ status, result, error }: SeamAttempt): CommandAnswer {
  if (status === 'success')
    return { outcome: result?.was_confirmed_by_device === true ? 'confirmed' : 'accepted' };
  if (status !== 'error') return { outcome: 'accepted' };
  const detail = error?.type.slice(0, 80) ?? 'error';
  // Who has waited in vain does not know.
  return { outcome: /time[_d ]*out/i.test(detail) ? 'unknown' : 'rejected', detail };
}

/**
 * Locks behind Seam. Unlock is one request, ever.
 * @throws Fault `config-invalid` for an address that is not https.
 */
export const makeSeamLocks = (config: SeamConfig): LockPort => new SeamLocks(config);
