import { signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import { type Clock, epochMsOf, plusMs } from '../../lambda/domain/time';
import type { OutgoingEvent, StoreState } from './state';

export interface SenderOptions {
  /** Where the shop takes events. */
  eventsUrl: string;
  secretOut: string;
  clock: Clock;
}

const timeoutMs = 5_000;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
const answersKept = 20;
/** The shop has understood and will never say anything else. */
const finalStatuses = [400, 404, 409, 410, 413, 422];

/** One try. @returns the status, or 0 when there was no answer. */
async function post(event: OutgoingEvent, { eventsUrl, secretOut, clock }: SenderOptions): Promise<number> {
  const { id, type, timestamp, data } = event;
  const body = JSON.stringify({ type, timestamp, data });
  const message = { id, timestamp: Math.floor(epochMsOf(clock.now()) / 1000), body };
  const headers = { 'content-type': 'application/json', ...signedHeaders(secretOut, message) };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(eventsUrl, { method: 'POST', headers, body, signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

const isAnswered = (status: number): boolean =>
  (status >= 200 && status < 300) || finalStatuses.includes(status);

function settle(state: StoreState, event: OutgoingEvent, status: number, clock: Clock): void {
  if (isAnswered(status)) {
    state.outgoing = state.outgoing.filter(({ id }) => id !== event.id);
    state.answered = [{ id: event.id, type: event.type, status }, ...state.answered].slice(0, answersKept);
    return;
  }
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** event.tries);
  event.tries += 1;
  event.notBefore = plusMs(clock.now(), pauseMs);
}

/**
 * Sends what is due, in the order it happened, and once more what was not answered.
 * @returns ids of orders that the shop says were cancelled before.
 */
export async function sendDueEvents(state: StoreState, options: SenderOptions): Promise<string[]> {
  const now = options.clock.now();
  const cancelled: string[] = [];
  for (const event of state.outgoing.filter(({ notBefore }) => notBefore <= now)) {
    const status = await post(event, options);
    if (state.faults.duplicateEvents) await post(event, options);
    if (status === 409 && event.type === 'order.shipped') cancelled.push(String(event.data.orderId));
    settle(state, event, status, options.clock);
  }
  return cancelled;
}
