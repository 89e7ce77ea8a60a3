import { Fault } from '../fault';
import type { Shop } from '../shop';
import { epochMsOf } from '../time';
import { tellOrder } from './order-card';
import { takeEarlyRefunds } from './outside-refund';
import { dueRefunds, isOpen, isOrderWaiting, type Payment, type PaymentReference } from './payment';
import type { ChargeAnswer } from './port';
import { makeDueRefunds, tellRefusals } from './refund';
import { settlePayment } from './settle';

export type FollowShop = Pick<
  Shop,
  'payments' | 'paymentProvider' | 'orders' | 'households' | 'wallets' | 'clock' | 'ids' | 'seller'
>;

/** From then on a charge may have been tried before, and its answer lost: the provider is asked what it knows. */
const firstTryWithinMs = 60_000;
/** Not charged after that: nobody expects it any more, and providers forget which charges were repetitions. */
const chargeWithinMs = 12 * 3_600_000;

/** Asks the provider; undefined when there is nothing new. */
async function ask(shop: FollowShop, payment: Payment): Promise<ChargeAnswer | undefined> {
  const ageMs = epochMsOf(shop.clock.now()) - epochMsOf(payment.createdAt);
  const isFirstTry = payment.status === 'due' && ageMs < firstTryWithinMs;
  const known = isFirstTry ? undefined : await shop.paymentProvider.find(payment);
  if (known || payment.status === 'pending') return known;
  if (ageMs >= chargeWithinMs) return { kind: 'declined', reason: 'not-in-time' };
  return shop.paymentProvider.charge(payment);
}

async function charged(shop: FollowShop, payment: Payment): Promise<Payment> {
  const answer = await ask(shop, payment);
  if (!answer) return payment;
  const result = await settlePayment(shop, payment, answer);
  return result.name === 'payment-unknown' ? payment : result.facts.payment;
}

/**
 * Does what a payment waits for, as it is now: charges the card, takes coins whose price is gone, tells the order,
 * gives money back. Each at most once, whatever repeats and wherever it breaks off.
 * @param tell hears of each refund that the provider refused for good, also long after it had accepted it.
 * @throws Fault `payment-unreachable` and others of the port and the store: what is left is done at the next call.
 */
export async function followPayment(
  shop: FollowShop,
  reference: PaymentReference,
  tell: (refusal: string) => void,
): Promise<void> {
  let payment = await shop.payments.read(reference.householdId, reference.paymentId);
  if (!payment) return;
  if (isOpen(payment)) payment = await charged(shop, payment);
  payment = await takeEarlyRefunds(shop, payment);
  if (isOrderWaiting(payment)) payment = await tellOrder(shop, payment);
  if (dueRefunds(payment).length > 0) payment = await makeDueRefunds(shop, payment);
  await tellRefusals(shop, payment, tell);
}

const providerFaults = ['payment-unreachable', 'payment-refused', 'payment-mismatch'];

/** Whether a failure speaks of the provider, so that the sweeper will bring the payment again. */
export const isProviderFault = (error: unknown): error is Fault =>
  error instanceof Fault && providerFaults.includes(error.code);
