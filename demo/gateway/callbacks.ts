import { signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import type { CommandOutcome, LockPort } from '../../lambda/domain/delivery/lock';
import { type Clock, epochMsOf } from '../../lambda/domain/time';
import type { LockOrder } from './messages';

export interface CallbackOptions {
  /** Where Majordomo takes them: `…/v1/providers/locks/<provider>/events`. */
  url: string;
  /** `whsec_…` */
  secret: string;
  clock: Clock;
  /** Pauses before each further try. */
  pausesMs?: readonly number[];
}

const timeoutMs = 5_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One try. @returns whether there is no use in another */
async function post({ url, secret, clock }: CallbackOptions, id: string, body: string): Promise<boolean> {
  const message = { id, timestamp: Math.floor(epochMsOf(clock.now()) / 1_000), body };
  const headers = { 'content-type': 'application/json', ...signedHeaders(secret, message) };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    await response.body?.cancel();
    return response.status < 500 && response.status !== 429;
  } catch {
    return false;
  }
}

/** Tells that a lock has done something: the same message, until it is taken or three tries have failed. */
export async function tellCompleted(
  options: CallbackOptions,
  locks: LockPort,
  { commandId, lockId }: LockOrder,
  outcome: CommandOutcome,
): Promise<void> {
  const { lock, door, at } = await locks.read(lockId);
  const confirmedByDevice = outcome === 'confirmed';
  const data = { commandId, lockId, confirmedByDevice, lock, door, deviceTime: at };
  const body = JSON.stringify({ type: 'lock.command.completed', timestamp: options.clock.now(), data });
  for (const pauseMs of [0, ...(options.pausesMs ?? [1_000, 5_000])]) {
    await pause(pauseMs);
    if (await post(options, `${commandId}.completed.${epochMsOf(at)}`, body)) return;
  }
}
