import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { ChangeShop } from './change';
import {
  type OutsideRefund,
  recordOutsideFailure,
  recordOutsideRefund,
  undoOutsideRefund,
} from './outside-refund';
import type { PaymentReference } from './payment';
import type { ChargeAnswer, RefundAnswer } from './port';
import { settleRefund } from './refund';
import { settlePayment } from './settle';

/** What the provider tells without being asked. */
export type PaymentEvent =
  | { type: 'charge'; payment: PaymentReference; answer: ChargeAnswer }
  | { type: 'refund'; payment: PaymentReference; refundId: string; answer: RefundAnswer }
  /** Money that went back without us; it names the charge, which may say of which payment it is. */
  | { type: 'outside-refund'; refund: OutsideRefund; payment?: PaymentReference }
  /** The money is here again: a dispute was won. */
  | { type: 'outside-refund-undone'; chargeReference: string; refundId: string }
  /** Money that went back without us did not arrive. */
  | { type: 'outside-refund-failed'; chargeReference: string; refundId: string; reason: string };
type OutsideEvent = Exclude<PaymentEvent, { type: 'charge' | 'refund' }>;

/** What a call of the provider is: an event of ours once its signature is proven, or why not. */
export type PaymentCall =
  | { kind: 'event'; event: PaymentEvent }
  /** Rightly signed, and about nothing of ours. */
  | { kind: 'ignored' }
  | { kind: 'invalid' | 'expired' | 'malformed' | 'other-account' };

/** Reads a raw body with its headers, named in lower case. */
export type PaymentCallReader = (header: (name: string) => string | undefined, body: string) => PaymentCall;

export type PaymentEventOutcome = Outcome<{
  recorded: NoFacts;
  /** It was known before. */
  repeated: NoFacts;
  /** Not about any payment of ours: the provider's account is used by others too. */
  ignored: NoFacts;
  'payment-unknown': NoFacts;
}>;

const told = (isChanged: boolean | undefined): PaymentEventOutcome => {
  if (isChanged === undefined) return outcome('payment-unknown');
  return outcome(isChanged ? 'recorded' : 'repeated');
};

async function recordCharge(
  shop: ChangeShop,
  { payment, answer }: Extract<PaymentEvent, { type: 'charge' }>,
): Promise<PaymentEventOutcome> {
  const { name } = await settlePayment(shop, payment, answer);
  return name === 'settled' ? outcome('recorded') : outcome(name);
}

/** @returns whether it is news; undefined when there is no such payment. */
function recordOf(
  shop: ChangeShop,
  payment: PaymentReference,
  event: OutsideEvent,
): Promise<boolean | undefined> {
  switch (event.type) {
    case 'outside-refund':
      return recordOutsideRefund(shop, payment, event.refund);
    case 'outside-refund-undone':
      return undoOutsideRefund(shop, payment, event.refundId);
    case 'outside-refund-failed':
      return recordOutsideFailure(shop, payment, event.refundId, event.reason);
  }
}

/** By the charge; one whose answer was lost is remembered by what it says of itself. */
async function paymentOf(shop: ChangeShop, event: OutsideEvent): Promise<PaymentReference | undefined> {
  const { chargeReference } = event.type === 'outside-refund' ? event.refund : event;
  const known = await shop.payments.paymentOf(chargeReference);
  if (known || event.type !== 'outside-refund' || !event.payment) return known;
  const { householdId, paymentId } = event.payment;
  const isThere = await shop.payments.read(householdId, paymentId);
  if (isThere) await shop.payments.rememberCharge(chargeReference, event.payment);
  return event.payment;
}

async function recordOutside(shop: ChangeShop, event: OutsideEvent): Promise<PaymentEventOutcome> {
  const payment = await paymentOf(shop, event);
  return payment ? told(await recordOf(shop, payment, event)) : outcome('ignored');
}

/**
 * Writes down what the provider tells: any number of times, in any order, after any delay.
 * @throws Fault `payment-mismatch` for another sum than was asked for; those of the store: it may be told again.
 */
export async function recordPaymentEvent(
  shop: ChangeShop,
  event: PaymentEvent,
): Promise<PaymentEventOutcome> {
  switch (event.type) {
    case 'charge':
      return recordCharge(shop, event);
    case 'refund':
      return told(await settleRefund(shop, event.payment, event.refundId, event.answer));
    default:
      return recordOutside(shop, event);
  }
}
