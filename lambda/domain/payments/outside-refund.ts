import type { Instant } from '../time';
import { type Movement, post } from '../wallet/movement';
import { counterLegs } from '../wallet/moves';
import { purchasedCoins, type Wallet } from '../wallet/wallet';
import { type ChangeShop, changePayment, type NextPayment, type Owner } from './change';
import {
  changed,
  countedCents,
  earlyRefunds,
  isOpen,
  type Payment,
  type PaymentReference,
  type Refund,
  type RefundReason,
  refundKey,
  undisputedCents,
  withdrawnCoins,
  withRefund,
} from './payment';

/** Money that went back without us. */
export interface OutsideRefund {
  /** The provider's own id of it. */
  refundId: string;
  reason: Extract<RefundReason, 'provider' | 'dispute'>;
  /** The charge that it is a part of. */
  chargeReference: string;
  cents: number;
  /** Whether `cents` is all that was given back of the charge by now, by us too; what banks took back is not in it. */
  isTotal: boolean;
}

/** A refund and the coins that went with it: what it took, and what was owed for it. */
type WithCoins = Refund & { coins: number; owedCoins: number };

/** Coins of the pack's own account never were; out of a later account they go as if they had been spent. */
const takingFrom = ({ credited }: Payment, { account }: Wallet, coins: number) =>
  credited?.account === account ? { creditedCoins: -coins } : { debitedCoins: coins };

/** With a refund as it is now, in the place of what was known of it. */
const putting = (payment: Payment, refund: Refund, now: Instant): Payment => {
  const others = payment.refunds.filter(({ refundId }) => refundId !== refund.refundId);
  return changed(payment, { refunds: [...others, refund] }, now);
};

/** Coins whose price went back: unused ones are taken, the rest is owed. */
function takenBack(
  payment: Payment,
  refund: Refund,
  standsFor: number,
  wallet: Wallet,
  now: Instant,
): NextPayment {
  const coins = Math.min(standsFor, purchasedCoins(wallet));
  const owedCoins = standsFor - coins;
  const movement = post({
    key: refundKey(payment.paymentId, refund.refundId),
    kind: 'pack-withdrawal',
    subject: payment.paymentId,
    now,
    input: [standsFor],
    sides: [{ wallet, lots: takingFrom(payment, wallet, coins), owedCoins }],
    counterLegs: counterLegs('pack-withdrawal', coins),
  });
  const taken = { ...refund, coins, owedCoins, sequence: wallet.sequence + 1 };
  return { payment: putting(payment, taken, now), movement };
}

/** The coins that a refund stands for, beside those that went back before; none when another charge went back. */
function coinsFor(payment: Payment, { cents, chargeReference }: Refund): number {
  const { purpose, credited } = payment;
  if (purpose.kind !== 'coins' || !credited || chargeReference !== undefined) return 0;
  const refunded = Math.min(payment.cents, countedCents(payment) + cents);
  return Math.max(0, Math.ceil((purpose.coins * refunded) / payment.cents) - withdrawnCoins(payment));
}

/** What is new of it; undefined when it is known. */
function outsideRefundOf(payment: Payment, outside: OutsideRefund, at: Instant): Refund | undefined {
  const { refundId, reason, chargeReference, isTotal } = outside;
  const isKnown = payment.refunds.some((one) => one.refundId === refundId);
  const cents = outside.cents - (isTotal ? undisputedCents(payment, chargeReference) : 0);
  if (isKnown || cents <= 0) return undefined;
  // Before it has succeeded there are no coins to go with it: they follow when they are there.
  const isOwn = chargeReference === payment.reference && !isOpen(payment);
  const refund = { refundId, cents, status: 'done' as const, reason, at };
  return { ...refund, ...(!isOwn && { chargeReference }) };
}

/** A refund, and the coins that go with it. */
async function withCoins(
  payment: Payment,
  refund: Refund,
  owner: () => Promise<Owner>,
  now: Instant,
): Promise<NextPayment> {
  const coins = coinsFor(payment, refund);
  const wallet = coins === 0 ? undefined : (await owner()).wallet;
  // A closed wallet has given back all it had, and will earn nothing that could pay what is owed.
  return wallet?.status === 'open'
    ? takenBack(payment, refund, coins, wallet, now)
    : { payment: putting(payment, refund, now) };
}

/**
 * Writes down money that went back at the provider's console or by a dispute, and takes the coins it had paid for:
 * those that are unused at once, the others from later rewards. An order's goods are not taken back.
 * @returns whether it is news; undefined when there is no such payment.
 */
export async function recordOutsideRefund(
  shop: ChangeShop,
  reference: PaymentReference,
  refund: OutsideRefund,
): Promise<boolean | undefined> {
  const result = await changePayment(shop, reference, (payment, owner) => {
    const now = shop.clock.now();
    const news = outsideRefundOf(payment, refund, now);
    return news && withCoins(payment, news, owner, now);
  });
  return result?.isChanged;
}

/**
 * Writes down that money which was given back at the provider's console did not arrive. As with a refund of ours the
 * coins stay gone, and people give that money back.
 * @param refundId the provider's own id: people find it there.
 * @returns whether it is news; undefined when there is no such payment.
 */
export async function recordOutsideFailure(
  shop: ChangeShop,
  reference: PaymentReference,
  refundId: string,
  untold: string,
): Promise<boolean | undefined> {
  const result = await changePayment(shop, reference, (payment) => {
    const at = shop.clock.now();
    // Its cents stand in what was told as given back.
    const failed = { refundId, cents: 0, status: 'refused', reason: 'provider', at, untold } as const;
    const next = withRefund(payment, failed, at);
    return next && { payment: next };
  });
  return result?.isChanged;
}

/** Takes the coins of money that had gone back before its charge was known to be the payment's own. */
export async function takeEarlyRefunds(shop: ChangeShop, payment: Payment): Promise<Payment> {
  let latest = payment;
  while (earlyRefunds(latest).length > 0) {
    const result = await changePayment(shop, latest, (standing, owner) => {
      const [early] = earlyRefunds(standing);
      if (!early) return undefined;
      const { chargeReference: _own, ...refund } = early;
      return withCoins(standing, refund, owner, shop.clock.now());
    });
    if (!result) return latest;
    latest = result.payment;
  }
  return latest;
}

/** The coins that were taken come back; what is still owed for them is forgiven, what rewards have paid of it comes too. */
function givenBack(payment: Payment, refund: WithCoins, wallet: Wallet, now: Instant): Movement {
  const { coins, owedCoins, refundId } = refund;
  const forgiven = Math.min(owedCoins, wallet.owedCoins);
  const creditedCoins = coins + owedCoins - forgiven;
  return post({
    key: `${refundKey(payment.paymentId, refundId)}:undone`,
    kind: 'pack-purchase',
    subject: payment.paymentId,
    now,
    input: [coins + owedCoins],
    sides: [{ wallet, lots: { creditedCoins }, owedCoins: -forgiven }],
    counterLegs: counterLegs('pack-purchase', -creditedCoins),
  });
}

/** Where coins can come back to: no wallet that was closed, and no new one for whoever is gone. */
async function walletThere(owner: () => Promise<Owner>): Promise<Wallet | undefined> {
  const { wallet, isGone } = await owner();
  const isThere = wallet.status === 'open' && (!isGone || wallet.sequence > 0);
  return isThere ? wallet : undefined;
}

/** With no wallet to come back to its coins stay gone: people pay out what was taken. */
function withoutWallet(refund: Refund): Refund {
  const { coins = 0 } = refund;
  const untold = `it is here again and the wallet is not: ${coins} coins to pay out`;
  return { ...refund, status: 'refused', ...(coins > 0 && { untold }) };
}

/** As if it had not been; the place of packs bought meanwhile depends on when it was. */
async function withoutRefund(
  payment: Payment,
  standing: Refund,
  owner: () => Promise<Owner>,
  now: Instant,
): Promise<NextPayment> {
  const { coins = 0, owedCoins = 0, ...rest } = standing;
  const wallet = coins + owedCoins > 0 ? await walletThere(owner) : undefined;
  if (!wallet) return { payment: putting(payment, withoutWallet(standing), now) };
  const undone = { coins, sequence: wallet.sequence + 1 };
  return {
    payment: putting(payment, { ...rest, status: 'refused', undone }, now),
    movement: givenBack(payment, { ...standing, coins, owedCoins }, wallet, now),
  };
}

/** It took nothing, and will take nothing when it is told after all. */
const wonBefore = (refundId: string, at: Instant): Refund => ({
  refundId,
  cents: 0,
  status: 'refused',
  reason: 'dispute',
  at,
});

/**
 * Writes down that money which had gone back without us is here again, and gives its coins back; also when it is told
 * before the money was told to have gone.
 * @returns whether it is news; undefined when there is no such payment.
 */
export async function undoOutsideRefund(
  shop: ChangeShop,
  reference: PaymentReference,
  refundId: string,
): Promise<boolean | undefined> {
  const result = await changePayment(shop, reference, async (payment, owner) => {
    const now = shop.clock.now();
    const standing = payment.refunds.find((one) => one.refundId === refundId);
    if (!standing) return { payment: putting(payment, wonBefore(refundId, now), now) };
    return standing.status === 'done' ? withoutRefund(payment, standing, owner, now) : undefined;
  });
  return result?.isChanged;
}
