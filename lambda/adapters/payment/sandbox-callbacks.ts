import * as v from 'valibot';
import type { PaymentCallReader, PaymentEvent } from '../../domain/payments/events';
import { declineReasons } from '../../domain/payments/payment';
import { type Clock, epochMsOf, plusMs } from '../../domain/time';
import { makeVerifier, signedHeaders } from '../system/standard-webhooks';
import type { Callback, SandboxMemory } from './sandbox-state';

export interface CallbackConfig {
  /** Where the shop takes the provider's calls. */
  callbackUrl: string;
  /** `whsec_…`: signs them as Standard Webhooks says. */
  callbackSecret: string;
  clock: Clock;
}

const timeoutMs = 5_000;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** One try. @returns the status, or 0 when there was no answer. */
async function post({ id, event }: Callback, config: CallbackConfig): Promise<number> {
  const body = JSON.stringify(event);
  const message = { id, timestamp: Math.floor(epochMsOf(config.clock.now()) / 1000), body };
  const headers = { 'content-type': 'application/json', ...signedHeaders(config.callbackSecret, message) };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(config.callbackUrl, { method: 'POST', headers, body, signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

/** As real ones do, it calls again until it is answered with success; then it is done with it. */
export async function deliverCallbacks(
  { state, save }: SandboxMemory,
  config: CallbackConfig,
): Promise<void> {
  const now = config.clock.now();
  for (const callback of state.callbacks.filter(({ notBefore }) => notBefore <= now)) {
    const status = await post(callback, config);
    if (status >= 200 && status < 300) {
      state.callbacks = state.callbacks.filter((one) => one !== callback);
    } else {
      callback.notBefore = plusMs(now, Math.min(longestPauseMs, firstPauseMs * 2 ** callback.tries));
      callback.tries += 1;
    }
    save();
  }
}

const payment = v.object({ householdId: v.string(), paymentId: v.string() });
const cents = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const chargeAnswer = v.variant('kind', [
  v.object({ kind: v.literal('succeeded'), reference: v.string(), cents, currency: v.string() }),
  v.object({ kind: v.literal('pending'), reference: v.string() }),
  v.object({
    kind: v.literal('declined'),
    reason: v.picklist(declineReasons),
    reference: v.exactOptional(v.string()),
  }),
]);

const refundAnswer = v.variant('kind', [
  v.object({ kind: v.literal('done') }),
  v.object({ kind: v.literal('pending') }),
  v.object({ kind: v.literal('refused'), reason: v.string() }),
]);

const eventShape: v.GenericSchema<unknown, PaymentEvent> = v.variant('type', [
  v.object({ type: v.literal('charge'), payment, answer: chargeAnswer }),
  v.object({ type: v.literal('refund'), payment, refundId: v.string(), answer: refundAnswer }),
  v.object({
    type: v.literal('outside-refund'),
    refund: v.object({
      refundId: v.string(),
      reason: v.picklist(['provider', 'dispute']),
      chargeReference: v.string(),
      cents,
      isTotal: v.boolean(),
    }),
    payment: v.exactOptional(payment),
  }),
  v.object({
    type: v.literal('outside-refund-undone'),
    chargeReference: v.string(),
    refundId: v.string(),
  }),
  v.object({
    type: v.literal('outside-refund-failed'),
    chargeReference: v.string(),
    refundId: v.string(),
    reason: v.string(),
  }),
]);

const typed = v.looseObject({ type: v.string() });
const knownTypes = ['charge', 'refund', 'outside-refund', 'outside-refund-undone', 'outside-refund-failed'];

/** Reads what the sandbox tells, once its signature is proven. */
export function sandboxEventReader(secrets: readonly string[], clock: Clock): PaymentCallReader {
  const verify = makeVerifier(secrets, clock);
  return (header, body) => {
    const signature = verify(header, body);
    if (signature.kind !== 'verified') return signature;
    const given = v.safeParse(v.pipe(v.string(), v.parseJson(), typed), body);
    if (!given.success) return { kind: 'malformed' };
    if (!knownTypes.includes(given.output.type)) return { kind: 'ignored' };
    const event = v.safeParse(eventShape, given.output);
    return event.success ? { kind: 'event', event: event.output } : { kind: 'malformed' };
  };
}
