import * as v from 'valibot';
import type { PaymentCall, PaymentCallReader, PaymentEvent } from '../../domain/payments/events';
import { type Clock, epochMsOf } from '../../domain/time';
import {
  chargeAnswerOf,
  metadataShape,
  paymentIntentShape,
  referenceIn,
  refundAnswerOf,
  refundShape,
} from './stripe-answers';
import { checkStripeSignature } from './stripe-signature';

export interface StripeWebhookConfig {
  /** `whsec_…` of the endpoint; more than one while it is rotated. */
  secrets: string[];
  /** `acct_…`: events of other accounts, of a platform's for one, are refused. */
  account?: string;
  clock: Clock;
}

const eventShape = v.object({
  type: v.string(),
  account: v.nullish(v.string()),
  data: v.object({ object: v.unknown() }),
});

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const toldRefundShape = v.object({ ...refundShape.entries, payment_intent: v.nullish(v.string()) });
/** Stripe copies the metadata of a payment intent to the charge that it makes. */
const chargeShape = v.object({
  payment_intent: v.nullish(v.string()),
  amount_refunded: count,
  metadata: metadataShape,
});
const disputeShape = v.object({ id: v.string(), payment_intent: v.nullish(v.string()), amount: count });

type Reader = (object: unknown) => PaymentEvent | undefined;

/** Reads a thing of ours; what is of others is nothing to us. @throws v.ValiError for another shape. */
const charge: Reader = (object) => {
  const intent = v.parse(paymentIntentShape, object);
  const payment = referenceIn(intent);
  return payment && { type: 'charge', payment, answer: chargeAnswerOf(intent) };
};

/** One that was made at the console names the charge alone; as long as it goes well, the charge tells of it. */
function failedOutside(given: v.InferOutput<typeof toldRefundShape>): PaymentEvent | undefined {
  const { id: refundId, payment_intent: chargeReference } = given;
  const answer = refundAnswerOf(given);
  return chargeReference && answer.kind === 'refused'
    ? { type: 'outside-refund-failed', chargeReference, refundId, reason: answer.reason }
    : undefined;
}

const refund: Reader = (object) => {
  const given = v.parse(toldRefundShape, object);
  const payment = referenceIn(given);
  const refundId = given.metadata?.refundId;
  return payment && refundId
    ? { type: 'refund', payment, refundId, answer: refundAnswerOf(given) }
    : failedOutside(given);
};

const refunded: Reader = (object) => {
  const given = v.parse(chargeShape, object);
  const { payment_intent: chargeReference, amount_refunded: cents } = given;
  const payment = referenceIn(given);
  if (!chargeReference) return undefined;
  const refundId = `refunded:${chargeReference}:${cents}`;
  const outside = { refundId, reason: 'provider' as const, chargeReference, cents, isTotal: true };
  return { type: 'outside-refund', refund: outside, ...(payment && { payment }) };
};

const disputed: Reader = (object) => {
  const { id, payment_intent: chargeReference, amount: cents } = v.parse(disputeShape, object);
  if (!chargeReference) return undefined;
  const outside = { refundId: id, reason: 'dispute' as const, chargeReference, cents, isTotal: false };
  return { type: 'outside-refund', refund: outside };
};

const reinstated: Reader = (object) => {
  const { id: refundId, payment_intent: chargeReference } = v.parse(disputeShape, object);
  return chargeReference ? { type: 'outside-refund-undone', chargeReference, refundId } : undefined;
};

const readers: Record<string, Reader> = {
  'payment_intent.succeeded': charge,
  'payment_intent.processing': charge,
  'payment_intent.payment_failed': charge,
  'payment_intent.canceled': charge,
  'refund.created': refund,
  'refund.updated': refund,
  'refund.failed': refund,
  'charge.refunded': refunded,
  'charge.dispute.funds_withdrawn': disputed,
  'charge.dispute.funds_reinstated': reinstated,
};

/** The events to choose for the endpoint in Stripe's dashboard. */
export const stripeEventTypes = Object.keys(readers);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readEvent(signed: unknown, account: string | undefined): PaymentCall {
  const event = v.safeParse(eventShape, signed);
  if (!event.success) return { kind: 'malformed' };
  const isOther = event.output.account && event.output.account !== account;
  return isOther ? { kind: 'other-account' } : readObject(event.output);
}

/** Reads what Stripe tells, once its signature is proven. */
export function stripeEventReader({ secrets, account, clock }: StripeWebhookConfig): PaymentCallReader {
  return (headerOf, body) => {
    const nowSeconds = epochMsOf(clock.now()) / 1000;
    const signature = checkStripeSignature(headerOf('stripe-signature') ?? '', body, secrets, nowSeconds);
    return signature === 'verified' ? readEvent(parsedJson(body), account) : { kind: signature };
  };
}

function readObject({ type, data }: v.InferOutput<typeof eventShape>): PaymentCall {
  try {
    const event = readers[type]?.(data.object);
    return event ? { kind: 'event', event } : { kind: 'ignored' };
  } catch {
    return { kind: 'malformed' };
  }
}
