import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Instant } from '../time';
import { withdrawPurchased } from '../wallet/moves';
import type { Wallet } from '../wallet/wallet';
import { type ChangeShop, changePayment, type NextPayment } from './change';
import {
  type Payment,
  type PaymentReference,
  type Refund,
  refundedCents,
  refundKey,
  withdrawnCoins,
  withRefund,
} from './payment';

export type WithdrawOutcomes = {
  /** The coins are gone and the money is on its way back to the card. */
  withdrawn: { payment: Payment; coins: number; cents: number };
  'nothing-unused': NoFacts;
  'too-late': { withdrawableUntil: Instant };
  'not-withdrawable': NoFacts;
  'payment-unknown': NoFacts;
};

/** Payments that may have moved the marks of one that can still be withdrawn. */
const latestPayments = 100;

/** Coins that went back from packs before this one since it was bought: they moved its place down. */
const shiftOf = ({ credited }: Payment, payments: readonly Payment[]): number =>
  payments
    .filter((other) => credited && other.credited && other.credited.endCoins < credited.endCoins)
    .flatMap(({ refunds }) => refunds)
    .reduce((sum, { coins = 0, at }) => sum + (credited && at >= credited.at ? coins : 0), 0);

/**
 * Coins of a pack that nobody has used: purchased coins go first in, first out, so the wallet's two marks and the
 * pack's place between them tell it.
 */
export function unusedCoins(payment: Payment, payments: readonly Payment[], wallet: Wallet): number {
  const { purpose, credited } = payment;
  if (purpose.kind !== 'coins' || !credited) return 0;
  const gone = withdrawnCoins(payment);
  const left = credited.endCoins - shiftOf(payment, payments) - gone - wallet.purchasedDebitedCoins;
  return Math.max(0, Math.min(left, purpose.coins - gone));
}

/** At the price paid; a fraction of a cent is the customer's. */
function priceOf(payment: Payment, coins: number): number {
  if (payment.purpose.kind !== 'coins') return 0;
  const inAll = Math.ceil((payment.cents * (withdrawnCoins(payment) + coins)) / payment.purpose.coins);
  return Math.max(0, inAll - refundedCents(payment));
}

function withdrawal(payment: Payment, refund: Refund & { coins: number }, wallet: Wallet): NextPayment {
  const { coins, refundId, at: now } = refund;
  const next = withRefund(payment, refund, now);
  const { paymentId } = payment;
  const key = refundKey(paymentId, refundId);
  const ask = { key, kind: 'pack-withdrawal' as const, subject: paymentId, coins, now };
  const movement = withdrawPurchased(wallet, ask);
  if (next && movement) return { payment: next, movement };
  throw new Fault('store-corrupt', 'a pack has more unused coins than its wallet', { paymentId });
}

/** Why a pack cannot be withdrawn from at all. */
function refusalOf({ credited }: Payment, now: Instant): Outcome<WithdrawOutcomes> | undefined {
  if (!credited) return outcome('not-withdrawable');
  const { withdrawableUntil } = credited;
  return now > withdrawableUntil ? outcome('too-late', { withdrawableUntil }) : undefined;
}

/**
 * Gives the unused part of a pack back at the price paid, in one transaction with its coins; the card gets it through
 * the outbox.
 * @param requestId the same in every try of one wish: it is done once.
 */
export async function withdrawPack(
  shop: ChangeShop,
  reference: PaymentReference,
  requestId: string,
): Promise<Outcome<WithdrawOutcomes>> {
  const now = shop.clock.now();
  const refundId = `withdrawal:${requestId}`;
  let answer: Outcome<WithdrawOutcomes> = outcome('payment-unknown');
  await changePayment(shop, reference, async (payment, owner) => {
    const standing = payment.refunds.find((one) => one.refundId === refundId);
    if (standing) {
      answer = outcome('withdrawn', { payment, coins: standing.coins ?? 0, cents: standing.cents });
      return undefined;
    }
    const refusal = refusalOf(payment, now);
    const [{ wallet }, payments] = await Promise.all([
      owner(),
      shop.payments.latest(payment.householdId, latestPayments),
    ]);
    const coins = unusedCoins(payment, payments, wallet);
    if (refusal || coins === 0) {
      answer = refusal ?? outcome('nothing-unused');
      return undefined;
    }
    const cents = priceOf(payment, coins);
    const refund = { refundId, cents, coins, status: 'due' as const, reason: 'withdrawal' as const, at: now };
    const next = withdrawal(payment, refund, wallet);
    answer = outcome('withdrawn', { payment: next.payment, coins, cents });
    return next;
  });
  return answer;
}
