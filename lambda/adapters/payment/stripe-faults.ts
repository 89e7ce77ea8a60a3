import Stripe from 'stripe';
import { Fault } from '../../domain/fault';

const passing = [
  Stripe.errors.StripeConnectionError,
  Stripe.errors.StripeRateLimitError,
  Stripe.errors.StripeAPIError,
  // The same key is being worked on, or was used before the customer's card changed: what came of it can be found.
  Stripe.errors.StripeIdempotencyError,
];

const evidenceOf = (error: unknown) => {
  const { type, code, requestId, statusCode } = error as Partial<Stripe.errors.StripeError>;
  return { type, code, requestId, statusCode };
};

/** The fault to throw for an error of the library; never with what Stripe's message says, which may name people. */
export function faultOf(error: unknown): unknown {
  if (error instanceof Fault) return error;
  const evidence = evidenceOf(error);
  if (passing.some((kind) => error instanceof kind))
    return new Fault('payment-unreachable', 'Stripe could not be asked, or did not answer', evidence);
  if (error instanceof Stripe.errors.StripeError)
    return new Fault('payment-refused', 'Stripe refuses what we ask', evidence);
  return error;
}
