import type { DeclineReason, Payment, Refund } from './payment';

/** What the provider is asked to charge: the saved card of a customer who is not there. */
export type ChargeRequest = Pick<
  Payment,
  'paymentId' | 'householdId' | 'cents' | 'currency' | 'paymentCustomerId' | 'createdAt'
>;

/** What became of a charge. What was paid is told as the provider says it, to be compared with what was asked. */
export type ChargeAnswer =
  | { kind: 'succeeded'; reference: string; cents: number; currency: string }
  /** It will be told later, by a webhook. */
  | { kind: 'pending'; reference: string }
  | { kind: 'declined'; reason: DeclineReason; reference?: string };

export type RefundRequest = Pick<Refund, 'refundId' | 'cents'> &
  Pick<Payment, 'paymentId' | 'householdId'> & { chargeReference: string };

export type RefundAnswer =
  | { kind: 'done' }
  /** Taken, and not yet at the bank. */
  | { kind: 'pending' }
  | { kind: 'refused'; reason: string };

/**
 * Whoever moves the money. Every call may be repeated: the same payment is charged once, the same refund made once.
 * Each throws Fault `payment-unreachable` (it may have been done; ask again) or `payment-refused` (the request or the
 * account is wrong: people have to look).
 */
export interface PaymentPort {
  charge(request: ChargeRequest): Promise<ChargeAnswer>;
  /** What the provider knows of a charge that may have been made; undefined when it was not. */
  find(request: ChargeRequest): Promise<ChargeAnswer | undefined>;
  refund(request: RefundRequest): Promise<RefundAnswer>;
}
