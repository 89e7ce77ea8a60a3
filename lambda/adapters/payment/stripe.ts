import Stripe from 'stripe';
import * as v from 'valibot';
import type {
  ChargeAnswer,
  ChargeRequest,
  PaymentPort,
  RefundAnswer,
  RefundRequest,
} from '../../domain/payments/port';
import { epochMsOf } from '../../domain/time';
import {
  chargeAnswerOf,
  declineReasonOf,
  parseAnswer,
  paymentIntentShape,
  refundAnswerOf,
  refundShape,
} from './stripe-answers';
import { faultOf } from './stripe-faults';

export interface StripeConfig {
  secretKey: string;
  timeoutMs: number;
  /** Tries after the first for what could not be sent; each under the same idempotency key. */
  retries?: number;
}

const retriesDefault = 1;
/** Stripe's clock may be behind ours. */
const clockSlackSeconds = 300;
const mostListed = 100;

/** An id, or the thing itself. */
const idShape = v.nullish(v.union([v.string(), v.object({ id: v.string() })]));
const customerShape = v.object({
  deleted: v.optional(v.boolean(), false),
  default_source: idShape,
  invoice_settings: v.nullish(v.object({ default_payment_method: idShape })),
});

const idOf = (thing: v.InferOutput<typeof idShape>): string | undefined =>
  typeof thing === 'string' ? thing : thing?.id;

const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';

/** The card to charge: the customer's own default, else the one that was saved last. */
async function savedCard(stripe: Stripe, paymentCustomerId: string): Promise<string | undefined> {
  try {
    const answer = await stripe.customers.retrieve(paymentCustomerId);
    const customer = parseAnswer(customerShape, answer, 'customer');
    if (customer.deleted) return undefined;
    const chosen = idOf(customer.invoice_settings?.default_payment_method) ?? idOf(customer.default_source);
    if (chosen !== undefined) return chosen;
    const cards = await stripe.customers.listPaymentMethods(paymentCustomerId, { type: 'card', limit: 1 });
    return cards.data[0]?.id;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const intentParameters = (
  { cents, currency, paymentCustomerId, householdId, paymentId }: ChargeRequest,
  card: string,
): Stripe.PaymentIntentCreateParams => ({
  amount: cents,
  currency: currency.toLowerCase(),
  customer: paymentCustomerId,
  payment_method: card,
  allowed_payment_method_types: ['card'],
  confirm: true,
  off_session: true,
  metadata: { householdId, paymentId },
});

/** The bank said no: an answer, not a failure. */
function declineIn(error: unknown): ChargeAnswer | undefined {
  if (!(error instanceof Stripe.errors.StripeCardError)) return undefined;
  const reference = error.payment_intent?.id;
  const reason = declineReasonOf({ code: error.code, decline_code: error.decline_code });
  return { kind: 'declined', reason, ...(reference !== undefined && { reference }) };
}

const noCard: ChargeAnswer = { kind: 'declined', reason: 'no-card' };

async function charge(stripe: Stripe, request: ChargeRequest): Promise<ChargeAnswer> {
  const card = await savedCard(stripe, request.paymentCustomerId);
  if (card === undefined) return noCard;
  try {
    const options = { idempotencyKey: `charge:${request.paymentId}` };
    const intent = await stripe.paymentIntents.create(intentParameters(request, card), options);
    return chargeAnswerOf(parseAnswer(paymentIntentShape, intent, 'payment intent'));
  } catch (error) {
    const decline = declineIn(error);
    if (decline) return decline;
    throw error;
  }
}

/** Of several charges under one payment, the one that says most. */
const weight: Record<ChargeAnswer['kind'], number> = { succeeded: 2, pending: 1, declined: 0 };

async function find(stripe: Stripe, request: ChargeRequest): Promise<ChargeAnswer | undefined> {
  const { paymentCustomerId: customer, paymentId, createdAt } = request;
  const gte = Math.floor(epochMsOf(createdAt) / 1000) - clockSlackSeconds;
  const page = await stripe.paymentIntents.list({ customer, created: { gte }, limit: mostListed });
  const answers = page.data
    .filter(({ metadata }) => metadata?.paymentId === paymentId)
    .map((intent) => chargeAnswerOf(parseAnswer(paymentIntentShape, intent, 'payment intent')));
  return answers.sort((a, b) => weight[b.kind] - weight[a.kind])[0];
}

/** Stripe forgets idempotency keys after a day; what it knows of the charge itself it keeps. */
async function standingRefund(
  stripe: Stripe,
  { chargeReference, refundId }: RefundRequest,
): Promise<RefundAnswer | undefined> {
  const page = await stripe.refunds.list({ payment_intent: chargeReference, limit: mostListed });
  const standing = page.data.find(({ metadata }) => metadata?.refundId === refundId);
  return standing && refundAnswerOf(parseAnswer(refundShape, standing, 'refund'));
}

const insufficientBalance = 'balance_insufficient';

/** Given back already, or more than was charged: asking again changes nothing. */
function refusalIn(error: unknown): RefundAnswer | undefined {
  const isInvalid = error instanceof Stripe.errors.StripeInvalidRequestError;
  if (!isInvalid || error.code === insufficientBalance) return undefined;
  return { kind: 'refused', reason: error.code ?? 'invalid_request' };
}

async function refund(stripe: Stripe, request: RefundRequest): Promise<RefundAnswer> {
  const { paymentId, refundId, householdId, cents: amount, chargeReference } = request;
  try {
    const standing = await standingRefund(stripe, request);
    if (standing) return standing;
    const made = await stripe.refunds.create(
      { payment_intent: chargeReference, amount, metadata: { householdId, paymentId, refundId } },
      { idempotencyKey: `refund:${paymentId}:${refundId}` },
    );
    return refundAnswerOf(parseAnswer(refundShape, made, 'refund'));
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) return refusal;
    throw error;
  }
}

/** Calls Stripe, and throws faults of ours alone. */
const asking =
  <Request, Answer>(stripe: Stripe, ask: (stripe: Stripe, request: Request) => Promise<Answer>) =>
  async (request: Request): Promise<Answer> => {
    try {
      return await ask(stripe, request);
    } catch (error) {
      throw faultOf(error);
    }
  };

/** Stripe: the saved card of a customer who is not there. */
export function makeStripe({ secretKey, timeoutMs, retries = retriesDefault }: StripeConfig): PaymentPort {
  const stripe = new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: retries,
    timeout: timeoutMs,
    telemetry: false,
  });
  return { charge: asking(stripe, charge), find: asking(stripe, find), refund: asking(stripe, refund) };
}
