import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Instant } from '../time';
import { withdrawPurchased } from '../wallet/moves';
import type { Wallet } from '../wallet/wallet';
import { type ChangeShop, changePayment, type NextPayment, type Owner, type Plan } from './change';
import {
  type Credited,
  type Payment,
  type PaymentReference,
  type Refund,
  refundKey,
  settledCents,
  takenCoins,
  withdrawnCoins,
  withRefund,
} from './payment';
import { mostPayments } from './store';

export type WithdrawOutcomes = {
  /** The coins are gone and the money is on its way back to the card. */
  withdrawn: { payment: Payment; coins: number; cents: number };
  'nothing-unused': NoFacts;
  'too-late': { withdrawableUntil: Instant };
  'not-withdrawable': NoFacts;
  'payment-unknown': NoFacts;
};

/** By how much a refund of an earlier pack moved the place of one that a movement of the wallet brought. */
function shiftBy({ coins = 0, sequence = 0, undone }: Refund, broughtBy: number): number {
  if (sequence > broughtBy) return coins;
  // It was taken before this pack came, and came back below it after.
  return undone && undone.sequence > broughtBy ? -undone.coins : 0;
}

/** Coins that went from packs before this one since it was bought, less those that came: its place moved down by them. */
const shiftOf = ({ account, sequence }: Credited, payments: readonly Payment[]): number =>
  payments
    .filter(({ credited }) => credited?.account === account && credited.sequence < sequence)
    .flatMap(({ refunds }) => refunds)
    .reduce((sum, refund) => sum + shiftBy(refund, sequence), 0);

/**
 * Coins of a pack that nobody has used: purchased coins go first in, first out, so the wallet's two marks and the
 * pack's place between them tell it.
 */
export function unusedCoins(payment: Payment, payments: readonly Payment[], wallet: Wallet): number {
  const { purpose, credited } = payment;
  if (purpose.kind !== 'coins' || credited?.account !== wallet.account) return 0;
  const endCoins = credited.endCoins - shiftOf(credited, payments) - takenCoins(payment);
  return Math.max(
    0,
    Math.min(endCoins - wallet.purchasedDebitedCoins, purpose.coins - withdrawnCoins(payment)),
  );
}

/** At the price paid; a fraction of a cent is the customer's. */
export function priceOf(payment: Payment, coins: number): number {
  if (payment.purpose.kind !== 'coins') return 0;
  const inAll = Math.ceil((payment.cents * (withdrawnCoins(payment) + coins)) / payment.purpose.coins);
  return Math.max(0, inAll - settledCents(payment));
}

export function withdrawal(
  payment: Payment,
  refund: Refund & { coins: number },
  wallet: Wallet,
): NextPayment {
  const { coins, refundId, at: now } = refund;
  const next = withRefund(payment, { ...refund, sequence: wallet.sequence + 1 }, now);
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

/** A pack, its wallet, and what may be given back of it: undefined when the pack changed while they were read. */
export async function unusedNow(shop: ChangeShop, payment: Payment, owner: () => Promise<Owner>) {
  const { wallet } = await owner();
  // After the wallet, so that what was withdrawn from this pack is in both or in neither.
  // All of them: what went back of any earlier pack moved its place.
  const payments = await shop.payments.latest(payment.householdId, mostPayments);
  const latest = payments.find(({ paymentId }) => paymentId === payment.paymentId);
  if (latest && latest.version !== payment.version) return undefined;
  return { wallet, coins: unusedCoins(payment, payments, wallet) };
}

/** One wish to give a pack back, planned on what is true, and what came of it. */
class Withdrawal {
  outcome: Outcome<WithdrawOutcomes> = outcome('payment-unknown');
  private readonly refundId: string;

  constructor(
    private readonly shop: ChangeShop,
    requestId: string,
  ) {
    this.refundId = `withdrawal:${requestId}`;
  }

  plan: Plan = async (payment, owner) => {
    const standing = payment.refunds.find(({ refundId }) => refundId === this.refundId);
    const now = this.shop.clock.now();
    const refusal = standing ? this.done(payment, standing) : refusalOf(payment, now);
    if (refusal) {
      this.outcome = refusal;
      return undefined;
    }
    const unused = await unusedNow(this.shop, payment, owner);
    if (!unused) return 'again';
    if (unused.coins === 0) {
      this.outcome = outcome('nothing-unused');
      return undefined;
    }
    return this.takeBack(payment, unused, now);
  };

  private takeBack(payment: Payment, { wallet, coins }: { wallet: Wallet; coins: number }, at: Instant) {
    const facts = { refundId: this.refundId, cents: priceOf(payment, coins), coins, at };
    const refund = { ...facts, status: 'due' as const, reason: 'withdrawal' as const };
    const next = withdrawal(payment, refund, wallet);
    this.outcome = this.done(next.payment, refund);
    return next;
  }

  private done(payment: Payment, { coins = 0, cents }: Refund): Outcome<WithdrawOutcomes> {
    return outcome('withdrawn', { payment, coins, cents });
  }
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
  const wish = new Withdrawal(shop, requestId);
  await changePayment(shop, reference, wish.plan);
  return wish.outcome;
}
