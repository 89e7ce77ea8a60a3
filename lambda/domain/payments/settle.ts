import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import { dayMs, type Instant, plusMs } from '../time';
import { creditPurchased } from '../wallet/moves';
import { type ChangeShop, changePayment, type NextPayment, type Owner, type Plan } from './change';
import { topUpRoom } from './limits';
import {
  creditKey,
  inStatus,
  isOpen,
  type Payment,
  type PaymentReference,
  type Refund,
  type RefundReason,
  refundedCents,
  withRefund,
} from './payment';
import type { ChargeAnswer } from './port';

export type SettleOutcomes = {
  settled: { payment: Payment };
  /** It was known before, or says less than what is known. */
  repeated: { payment: Payment };
  'payment-unknown': NoFacts;
};

type Success = Extract<ChargeAnswer, { kind: 'succeeded' }>;

/**
 * Money is believed only when it is the sum that was asked for.
 * @throws Fault `payment-mismatch`
 */
function assertSum(payment: Payment, { cents, currency, reference }: Success): void {
  if (cents === payment.cents && currency === payment.currency) return;
  const { paymentId } = payment;
  throw new Fault('payment-mismatch', 'the provider tells of another sum than was asked for', {
    paymentId,
    reference,
    cents,
    currency,
    askedCents: payment.cents,
    askedCurrency: payment.currency,
  });
}

/** All of a charge that has not gone back yet; nothing when all of it has. */
function refundOf(payment: Payment, charge: string, about: Omit<Refund, 'cents' | 'status'>): Refund[] {
  const cents = payment.cents - refundedCents(payment, charge);
  return cents > 0 ? [{ ...about, cents, status: 'due' }] : [];
}

/** Paid, and given back at once. */
function paidInVain(payment: Payment, reference: string, reason: RefundReason, at: Instant): NextPayment {
  const back = refundOf(payment, reference, { refundId: reason, reason, at });
  const refunds = [...payment.refunds, ...back];
  return { payment: inStatus(payment, 'succeeded', at, { reference, refunds }) };
}

/** Why coins that were paid for cannot be had after all. */
function creditRefusal(shop: ChangeShop, owner: Owner, coins: number, now: Instant) {
  const { wallet, isVerified, isGone } = owner;
  if (isGone) return 'late-success';
  if (wallet.status === 'closed') return 'wallet-closed';
  const room = topUpRoom(shop.seller.wallet, isVerified, wallet, [], now);
  return coins > room.coins ? 'over-limit' : undefined;
}

/** The coins and the payment's change: together or not at all. */
function credited(shop: ChangeShop, payment: Payment, coins: number, reference: string, owner: Owner) {
  const now = shop.clock.now();
  const refusal = creditRefusal(shop, owner, coins, now);
  if (refusal) return paidInVain(payment, reference, refusal, now);
  const movement = creditPurchased(owner.wallet, {
    key: creditKey(payment.paymentId),
    kind: 'pack-purchase',
    subject: payment.paymentId,
    coins,
    now,
    usage: { 'top-up-day': coins, 'top-up-month': coins },
  });
  const { account, at, sequence, purchasedCreditedCoins } = movement.sides[0].after;
  const withdrawableUntil = plusMs(now, shop.seller.wallet.withdrawalDays * dayMs);
  const mark = { account, at, endCoins: purchasedCreditedCoins, sequence, withdrawableUntil };
  return { payment: inStatus(payment, 'succeeded', now, { reference, credited: mark }), movement };
}

/** Money that nobody waited for any more goes back. */
function reversed(payment: Payment, { reference }: Success, at: Instant): NextPayment | undefined {
  const isKnown = payment.reference === reference && payment.status === 'succeeded';
  if (isKnown) return undefined;
  const reason = payment.status === 'succeeded' ? 'charged-twice' : 'late-success';
  const refundId = `${reason}:${reference}`;
  const [back] = refundOf(payment, reference, { refundId, reason, at, chargeReference: reference });
  const next = back && withRefund(payment, back, at);
  return next && { payment: next };
}

async function afterSuccess(
  shop: ChangeShop,
  payment: Payment,
  answer: Success,
  owner: () => Promise<Owner>,
) {
  assertSum(payment, answer);
  const { purpose } = payment;
  const { reference } = answer;
  if (!isOpen(payment)) return reversed(payment, answer, shop.clock.now());
  if (purpose.kind === 'coins') return credited(shop, payment, purpose.coins, reference, await owner());
  return { payment: inStatus(payment, 'succeeded', shop.clock.now(), { reference }) };
}

/** A decline or a delay says nothing to a payment that is decided. */
function afterOther(
  payment: Payment,
  answer: Exclude<ChargeAnswer, Success>,
  now: Instant,
): NextPayment | undefined {
  if (answer.kind === 'declined' && isOpen(payment))
    return { payment: inStatus(payment, 'declined', now, { declineReason: answer.reason }) };
  if (answer.kind === 'pending' && payment.status === 'due')
    return { payment: inStatus(payment, 'pending', now, { reference: answer.reference }) };
  return undefined;
}

const planOf =
  (shop: ChangeShop, answer: ChargeAnswer): Plan =>
  async (payment, owner) => {
    const next =
      answer.kind === 'succeeded'
        ? await afterSuccess(shop, payment, answer, owner)
        : afterOther(payment, answer, shop.clock.now());
    // First: what the provider tells of it later may name the charge alone.
    if (next && answer.reference !== undefined) await shop.payments.rememberCharge(answer.reference, payment);
    return next;
  };

/**
 * Writes down what the provider says of a charge, whether it answered or called back, whichever came first, in any
 * order, after any delay and however often: coins are credited once, and only success is final. Money that came after
 * all was over is given back.
 * @throws Fault `payment-mismatch` for another sum or currency: nothing is credited.
 */
export async function settlePayment(
  shop: ChangeShop,
  reference: PaymentReference,
  answer: ChargeAnswer,
): Promise<Outcome<SettleOutcomes>> {
  const result = await changePayment(shop, reference, planOf(shop, answer));
  if (!result) return outcome('payment-unknown');
  return outcome(result.isChanged ? 'settled' : 'repeated', { payment: result.payment });
}
