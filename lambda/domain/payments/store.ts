import type { HouseholdId } from '../ids';
import type { Instant } from '../time';
import type { CodeChange } from '../voice-code/spending';
import type { Movement } from '../wallet/movement';
import type { MovementResult } from '../wallet/store';
import type { Payment, PaymentId, PaymentReference } from './payment';

/** It is not as it was read: this is how it is now. */
export interface PaymentChanged {
  kind: 'payment-changed';
  payment: Payment;
}

/** All payments that a household may have had. */
export const mostPayments = 10_000;

export interface PaymentStore {
  /** Saves a new payment, with what it counts on the voice code in the same transaction. */
  begin(
    payment: Payment,
    counted?: CodeChange,
  ): Promise<{ kind: 'committed' } | PaymentChanged | { kind: 'code-changed' }>;
  /** Saves a change made on `payment.version - 1`; version 1 is a new payment. */
  save(payment: Payment): Promise<{ kind: 'committed' } | PaymentChanged>;
  /** The same together with what it moves in the wallet, in one transaction. */
  move(payment: Payment, movement: Movement): Promise<MovementResult | PaymentChanged>;
  read(householdId: HouseholdId, paymentId: PaymentId): Promise<Payment | undefined>;
  /** Newest first. */
  latest(householdId: HouseholdId, limit: number): Promise<Payment[]>;
  /** Begun at that moment or later, newest first: all of them, however many there are. */
  since(householdId: HouseholdId, from: Instant): Promise<Payment[]>;
  /** Remembers which payment a charge at the provider is: what is told of it later may name the charge alone. */
  rememberCharge(reference: string, payment: PaymentReference): Promise<void>;
  paymentOf(reference: string): Promise<PaymentReference | undefined>;
  /** Payments that await something and whose time has come: for the sweeper. */
  overdue(now: Instant, limit: number): Promise<Payment[]>;
}
