import type { Shop } from '../shop';
import type { Instant } from '../time';
import { type Movement, post } from '../wallet/movement';
import { counterLegs } from '../wallet/moves';
import { purchasedCoins, type Wallet } from '../wallet/wallet';
import { type ChangeShop, changePayment, type NextPayment, type Owner } from './change';
import {
  changed,
  dueRefunds,
  type Payment,
  type PaymentReference,
  type Refund,
  type RefundReason,
  refundedCents,
  refundKey,
  withdrawnCoins,
  withRefund,
} from './payment';
import type { RefundAnswer } from './port';

type RefundShop = ChangeShop & Pick<Shop, 'paymentProvider'>;

const withStatus = (payment: Payment, refundId: string, status: Refund['status'], now: Instant): Payment => {
  const refunds = payment.refunds.map((one) => (one.refundId === refundId ? { ...one, status } : one));
  return changed(payment, { refunds }, now);
};

/**
 * Writes down what became of a refund; one that failed at the bank after all is not done any more.
 * @returns whether it is news; undefined when there is no such payment.
 */
export async function settleRefund(
  shop: ChangeShop,
  reference: PaymentReference,
  refundId: string,
  answer: RefundAnswer,
): Promise<boolean | undefined> {
  const result = await changePayment(shop, reference, (payment) => {
    const standing = payment.refunds.find((one) => one.refundId === refundId);
    if (!standing || answer.kind === 'pending' || standing.status === answer.kind) return undefined;
    return { payment: withStatus(payment, refundId, answer.kind, shop.clock.now()) };
  });
  return result?.isChanged;
}

/**
 * Gives back what is due, once each.
 * @returns the refunds that the provider refused: people have to see to them.
 * @throws Fault `payment-unreachable`, to be tried again.
 */
export async function makeDueRefunds(shop: RefundShop, payment: Payment): Promise<string[]> {
  const refused: string[] = [];
  for (const { refundId, cents, chargeReference = payment.reference } of dueRefunds(payment)) {
    const { paymentId, householdId } = payment;
    const answer: RefundAnswer =
      chargeReference === undefined
        ? { kind: 'refused', reason: 'nothing was charged' }
        : await shop.paymentProvider.refund({ refundId, cents, paymentId, householdId, chargeReference });
    await settleRefund(shop, payment, refundId, answer);
    if (answer.kind === 'refused') refused.push(`${refundId}: ${answer.reason}`);
  }
  return refused;
}

/** Money that went back without us. */
export interface OutsideRefund {
  /** The provider's own id of it. */
  refundId: string;
  reason: Extract<RefundReason, 'provider' | 'dispute'>;
  /** The charge that it is a part of. */
  chargeReference: string;
  cents: number;
  /** Whether `cents` is all that went back of the charge by now, what we gave back included. */
  isTotal: boolean;
}

/** Coins whose price went back: unused ones are taken, the rest is owed. */
function takenBack(
  payment: Payment,
  { coins = 0, refundId }: Refund,
  wallet: Wallet,
  now: Instant,
): Movement {
  const taken = Math.min(coins, purchasedCoins(wallet));
  return post({
    key: refundKey(payment.paymentId, refundId),
    kind: 'pack-withdrawal',
    subject: payment.paymentId,
    now,
    input: [coins],
    sides: [{ wallet, lots: { creditedCoins: -taken }, owedCoins: coins - taken }],
    counterLegs: counterLegs('pack-withdrawal', taken),
  });
}

/** The coins that a refund stands for, beside those that went back before. */
function coinsFor(payment: Payment, outside: OutsideRefund, cents: number): number {
  const { purpose, credited, reference } = payment;
  if (purpose.kind !== 'coins' || !credited || outside.chargeReference !== reference) return 0;
  const refunded = Math.min(payment.cents, refundedCents(payment) + cents);
  return Math.max(0, Math.ceil((purpose.coins * refunded) / payment.cents) - withdrawnCoins(payment));
}

/** What is new of it; undefined when it is known. */
function outsideRefundOf(payment: Payment, outside: OutsideRefund, at: Instant): Refund | undefined {
  const { refundId, reason, chargeReference, isTotal } = outside;
  const cents = outside.cents - (isTotal ? refundedCents(payment, chargeReference) : 0);
  if (cents <= 0) return undefined;
  const coins = coinsFor(payment, outside, cents);
  const isOwn = chargeReference === payment.reference;
  const refund = { refundId, cents, status: 'done' as const, reason, at };
  return { ...refund, ...(coins > 0 && { coins }), ...(!isOwn && { chargeReference }) };
}

async function withOutsideRefund(
  payment: Payment,
  outside: OutsideRefund,
  owner: () => Promise<Owner>,
  now: Instant,
): Promise<NextPayment | undefined> {
  const refund = outsideRefundOf(payment, outside, now);
  if (!refund) return undefined;
  const wallet = refund.coins === undefined ? undefined : (await owner()).wallet;
  // A closed wallet has given back all it had, and will earn nothing that could pay what is owed.
  const open = wallet?.status === 'open' ? wallet : undefined;
  const next = withRefund(payment, { ...refund, ...(open && { sequence: open.sequence + 1 }) }, now);
  if (!next) return undefined;
  return { payment: next, ...(open && { movement: takenBack(payment, refund, open, now) }) };
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
  const result = await changePayment(shop, reference, (payment, owner) =>
    withOutsideRefund(payment, refund, owner, shop.clock.now()),
  );
  return result?.isChanged;
}

/** The coins that were taken come back; what is still owed of them is forgiven first. */
function givenBack(
  payment: Payment,
  { coins = 0, refundId }: Refund,
  wallet: Wallet,
  now: Instant,
): Movement {
  const forgiven = Math.min(coins, wallet.owedCoins);
  return post({
    key: `${refundKey(payment.paymentId, refundId)}:undone`,
    kind: 'pack-purchase',
    subject: payment.paymentId,
    now,
    input: [coins],
    sides: [{ wallet, lots: { creditedCoins: coins - forgiven }, owedCoins: -forgiven }],
    counterLegs: counterLegs('pack-purchase', forgiven - coins),
  });
}

/**
 * Writes down that money which had gone back without us is here again, and gives its coins back.
 * @returns whether it is news; undefined when there is no such payment.
 */
export async function undoOutsideRefund(
  shop: ChangeShop,
  reference: PaymentReference,
  refundId: string,
): Promise<boolean | undefined> {
  const result = await changePayment(shop, reference, async (payment, owner) => {
    const standing = payment.refunds.find((one) => one.refundId === refundId);
    if (standing?.status !== 'done') return undefined;
    const now = shop.clock.now();
    const { coins: _coins, ...undone } = { ...standing, status: 'refused' as const };
    const refunds = payment.refunds.map((one) => (one === standing ? undone : one));
    const next = changed(payment, { refunds }, now);
    const wallet = standing.coins === undefined ? undefined : (await owner()).wallet;
    if (wallet?.status !== 'open') return { payment: next };
    return { payment: next, movement: givenBack(payment, standing, wallet, now) };
  });
  return result?.isChanged;
}
