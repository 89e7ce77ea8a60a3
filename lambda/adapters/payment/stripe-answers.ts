import * as v from 'valibot';
import { Fault } from '../../domain/fault';
import type { DeclineReason, PaymentReference } from '../../domain/payments/payment';
import type { ChargeAnswer, RefundAnswer } from '../../domain/payments/port';

/*
 * What Stripe's answers and events mean to us. They are read as if nobody had promised their shape: money is not
 * believed because a library's types say so.
 */

const cents = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const metadataShape = v.optional(v.nullable(v.record(v.string(), v.string())), {});
const errorFacts = v.object({ code: v.nullish(v.string()), decline_code: v.nullish(v.string()) });

export const paymentIntentShape = v.object({
  id: v.string(),
  status: v.string(),
  amount_received: cents,
  currency: v.string(),
  last_payment_error: v.nullish(errorFacts),
  metadata: metadataShape,
});
export type PaymentIntent = v.InferOutput<typeof paymentIntentShape>;

export const refundShape = v.object({
  id: v.string(),
  status: v.nullish(v.string()),
  failure_reason: v.nullish(v.string()),
  metadata: metadataShape,
});
export type StripeRefund = v.InferOutput<typeof refundShape>;

/** @throws Fault `payment-unreachable`: what was asked may have been done, and has to be asked again. */
export function parseAnswer<T>(shape: v.GenericSchema<unknown, T>, answer: unknown, what: string): T {
  const parsed = v.safeParse(shape, answer);
  if (parsed.success) return parsed.output;
  const path = v.getDotPath(parsed.issues[0]) ?? '';
  throw new Fault('payment-unreachable', `Stripe answered something that is no ${what}`, { what, path });
}

/** Which payment of ours a thing of Stripe's is about; undefined for what others do with the same account. */
export function referenceIn(thing: {
  metadata: Record<string, string> | null;
}): PaymentReference | undefined {
  const { householdId, paymentId } = thing.metadata ?? {};
  return householdId && paymentId ? { householdId, paymentId } : undefined;
}

/** What may be told apart; every other code is the bank's own business. */
const reasons: Record<string, DeclineReason> = {
  insufficient_funds: 'insufficient-funds',
  expired_card: 'card-expired',
  authentication_required: 'authentication-required',
  authentication_not_handled: 'authentication-required',
  payment_intent_authentication_failure: 'authentication-required',
};

export const declineReasonOf = (error: v.InferOutput<typeof errorFacts> | null | undefined): DeclineReason =>
  reasons[error?.decline_code ?? ''] ?? reasons[error?.code ?? ''] ?? 'card-declined';

/** What a payment intent says of the charge. */
export function chargeAnswerOf(intent: PaymentIntent): ChargeAnswer {
  const { id: reference, status, amount_received, currency, last_payment_error } = intent;
  switch (status) {
    case 'succeeded':
      return { kind: 'succeeded', reference, cents: amount_received, currency: currency.toUpperCase() };
    case 'processing':
      return { kind: 'pending', reference };
    case 'requires_action':
    case 'requires_confirmation':
      return { kind: 'declined', reason: 'authentication-required', reference };
    case 'requires_payment_method':
    case 'canceled':
      return { kind: 'declined', reason: declineReasonOf(last_payment_error), reference };
    default:
      throw new Fault('payment-unreachable', 'Stripe tells of a status that we do not know', { status });
  }
}

export function refundAnswerOf({ status, failure_reason }: StripeRefund): RefundAnswer {
  if (status === 'succeeded') return { kind: 'done' };
  if (status === 'failed' || status === 'canceled')
    return { kind: 'refused', reason: failure_reason ?? status };
  return { kind: 'pending' };
}
