import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { CommandAnswer, LockCommand, LockPort } from '../../domain/delivery/lock';
import type { Clock } from '../../domain/time';
import { answerOfFailure, type HttpClient } from './http-client';
import { capabilitiesOf, isOnline, readingOf, type Smartlock, smartlockSchema } from './nuki-smartlock';
import { isTooLate, nothingRead, tooLate } from './said';

export interface NukiConfig {
  /** Of `https://api.nuki.io`, with the token in its headers. */
  client: HttpClient;
  clock: Clock;
  /** Pause between two looks at whether the lock has reported. */
  pollMs?: number;
  /** Looks, before a reading is given up. */
  polls?: number;
}

const unlockAction = 1;
const lockAction = 2;

const isId = (lockId: string): boolean => /^\d{1,20}$/.test(lockId);

async function find({ client }: NukiConfig, lockId: string): Promise<Smartlock | undefined> {
  if (!isId(lockId)) return undefined;
  const answer = await client({ method: 'GET', path: `/smartlock/${lockId}` });
  const parsed = v.safeParse(smartlockSchema, answer.kind === 'answered' ? answer.body : undefined);
  return parsed.success ? parsed.output : undefined;
}

async function askToReport({ client }: NukiConfig, lockId: string): Promise<boolean> {
  const { kind } = await client({ method: 'POST', path: `/smartlock/${lockId}/sync` });
  return kind === 'answered';
}

const isNewer = (after: Smartlock, before: Smartlock): boolean =>
  Date.parse(after.updateDate) > Date.parse(before.updateDate);

/** The lock as soon as it has reported since; undefined when it does not, or goes. */
async function reportedSince(
  config: NukiConfig,
  lockId: string,
  before: Smartlock,
): Promise<Smartlock | undefined> {
  const { pollMs = 400, polls = 6 } = config;
  for (let looks = 0; looks < polls; looks++) {
    if (looks > 0) await sleep(pollMs);
    const after = await find(config, lockId);
    if (!after || !isOnline(after)) return undefined;
    if (isNewer(after, before)) return after;
  }
  return undefined;
}

/** The lock as it reports itself now, because it was asked to. */
async function reported(config: NukiConfig, lockId: string): Promise<Smartlock | undefined> {
  const before = await find(config, lockId);
  if (!before || !isOnline(before)) return undefined;
  return (await askToReport(config, lockId)) ? reportedSince(config, lockId, before) : undefined;
}

async function send(config: NukiConfig, command: LockCommand, action: number): Promise<CommandAnswer> {
  const { lockId } = command;
  if (!isId(lockId)) return { outcome: 'rejected', detail: 'no id of a Nuki lock' };
  if (isTooLate(command, config.clock)) return tooLate;
  const path = `/smartlock/${lockId}/action`;
  const answer = await config.client({ method: 'POST', path, body: JSON.stringify({ action }) });
  if (answer.kind !== 'answered') return answerOfFailure(answer);
  return answer.body === undefined ? { outcome: 'accepted' } : { outcome: 'unknown', detail: 'malformed' };
}

/**
 * Locks of Nuki, by its Web API. It answers a command before the lock has heard of it (204), so that nothing here is
 * ever confirmed but by a reading; and it tells what it was told last, so that a reading asks the lock to report and
 * waits for the report. Lock'n'go is not used: nobody knows its time.
 */
export const makeNukiLocks = (config: NukiConfig): LockPort => ({
  async capabilities(lockId) {
    const lock = await find(config, lockId);
    return lock && capabilitiesOf(lock);
  },
  async read(lockId) {
    const lock = await reported(config, lockId);
    return { ...(lock ? readingOf(lock) : nothingRead), at: config.clock.now() };
  },
  unlock: (command) => send(config, command, unlockAction),
  lock: (command) => send(config, command, lockAction),
});
