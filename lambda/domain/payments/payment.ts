import type { HouseholdId, OrderId } from '../ids';
import type { Currency } from '../money';
import { epochMsOf, type Instant, plusMs } from '../time';

/** Made when the price is read aloud; the same in every try, here and at the provider. */
export type PaymentId = string;

export const paymentStatuses = ['due', 'pending', 'succeeded', 'declined'] as const;
/** `pending`: the provider has taken it and does not know yet. */
export type PaymentStatus = (typeof paymentStatuses)[number];

export const declineReasons = [
  /** The bank said no, and may not say why. */
  'card-declined',
  'insufficient-funds',
  'card-expired',
  /** The bank wants to see the customer, who is not there when a voice has asked. */
  'authentication-required',
  /** Nothing is saved that could be charged. */
  'no-card',
  /** Nobody could be asked for too long: late charges surprise people. */
  'not-in-time',
  /** The order was cancelled before, or whoever bought coins went. */
  'called-off',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const refundReasons = [
  /** The unused part of a pack, within the days of withdrawal. */
  'withdrawal',
  /** Given back with an order, or a part of one. */
  'order',
  /** The wallet was closed for good. */
  'closing',
  /** Money that came when nobody waited for it any more: after a decline, twice, over a limit, for a closed wallet. */
  'late-success',
  'charged-twice',
  'over-limit',
  'wallet-closed',
  /** Somebody gave it back at the provider's own console. */
  'provider',
  /** The bank took it back. */
  'dispute',
] as const;
export type RefundReason = (typeof refundReasons)[number];

/** Money on its way back. */
export interface Refund {
  /** Ours, or the provider's for what was done there; the same in every try. */
  refundId: string;
  /** None of what is only known not to have gone back, or counted elsewhere. */
  cents: number;
  /** `refused`: the provider will not; people have to. */
  status: 'due' | 'done' | 'refused';
  reason: RefundReason;
  at: Instant;
  /** Coins that were taken out of the wallet for it. */
  coins?: number;
  /** Coins it stands for that were spent by then: noted in the wallet as owed. */
  owedCoins?: number;
  /** The wallet's movement that took them: packs bought before it were moved by it, later ones were not. */
  sequence?: number;
  /** Coins that had been taken and are back, since the money is; and the movement that brought them. */
  undone?: { coins: number; sequence: number };
  /** The charge it gives back, when that is not the payment's own or was not known to be, or not paid. */
  chargeReference?: string;
  /** Why people have to see to it, for as long as nobody was told. */
  untold?: string;
}

/** What is bought: coins, or the part of an order that coins do not pay. */
export type PaymentPurpose =
  | { kind: 'coins'; coins: number; discountPercent?: number }
  | { kind: 'order'; orderId: OrderId };

/** Coins that a payment brought into the wallet. */
export interface Credited {
  /** The account they came into: a household that was forgotten and came back has another one. */
  account: string;
  at: Instant;
  /** The wallet's mark of purchased coins ever credited, after these. */
  endCoins: number;
  /** The wallet's movement that brought them. */
  sequence: number;
  withdrawableUntil: Instant;
}

/** Money asked of a customer's saved card, once. */
export interface Payment {
  paymentId: PaymentId;
  householdId: HouseholdId;
  purpose: PaymentPurpose;
  cents: number;
  currency: Currency;
  /** Who the customer is at the provider. */
  paymentCustomerId: string;
  status: PaymentStatus;
  declineReason?: DeclineReason;
  /** The provider's name for the charge. */
  reference?: string;
  createdAt: Instant;
  history: Partial<Record<PaymentStatus, Instant>>;
  /** Counts changes: each is made on the version that was read. */
  version: number;
  refunds: Refund[];
  credited?: Credited;
  /** Set when the order knows what became of it. */
  isOrderTold?: boolean;
  /** When the sweeper wakes it, as long as something is awaited. */
  dueAt?: Instant;
}

/** What a payment is begun with. */
export type PaymentRequest = Pick<
  Payment,
  'paymentId' | 'householdId' | 'purpose' | 'cents' | 'currency' | 'paymentCustomerId'
>;

export type PaymentReference = Pick<Payment, 'householdId' | 'paymentId'>;

/** An order has one payment, found without asking. */
export const orderPaymentId = (orderId: OrderId): PaymentId =>
  `pay_${orderId.slice(orderId.indexOf('_') + 1)}`;

/** Business keys of what a payment moves. */
export const creditKey = (paymentId: PaymentId): string => `payment:${paymentId}:credit`;
export const refundKey = (paymentId: PaymentId, refundId: string): string =>
  `payment:${paymentId}:refund:${refundId}`;

/** Effects follow within seconds; what still waits after this, the sweeper takes up. */
const wakeAfterMs = 2 * 60_000;
const patientAfterMs = 3_600_000;
const patientlyMs = 3_600_000;

export const dueRefunds = ({ refunds }: Payment): Refund[] =>
  refunds.filter(({ status }) => status === 'due');

/** Refunds that people have to see to, and that nobody knows of yet. */
export const untoldRefusals = ({ refunds }: Payment): Refund[] =>
  refunds.filter(({ untold }) => untold !== undefined);

export const isOpen = ({ status }: Payment): boolean => status === 'due' || status === 'pending';

/** Whether its order has still to be told what became of it. */
export const isOrderWaiting = (payment: Payment): boolean =>
  payment.purpose.kind === 'order' && !isOpen(payment) && !payment.isOrderTold;

/** Money that went back before its charge was known to be this payment's own, and paid: the coins are still to go. */
export const earlyRefunds = ({ refunds, reference, credited }: Payment): Refund[] =>
  credited
    ? refunds.filter(
        ({ status, chargeReference }) =>
          status === 'done' && chargeReference !== undefined && chargeReference === reference,
      )
    : [];

const isAwaiting = (payment: Payment): boolean =>
  isOpen(payment) ||
  isOrderWaiting(payment) ||
  dueRefunds(payment).length > 0 ||
  untoldRefusals(payment).length > 0 ||
  earlyRefunds(payment).length > 0;

/** The next version; it is due for as long as something is awaited, at first soon and later every hour. */
export function changed(payment: Payment, change: Partial<Payment>, now: Instant): Payment {
  const { dueAt: _dueAt, ...next } = { ...payment, ...change, version: payment.version + 1 };
  if (!isAwaiting(next)) return next;
  const ageMs = epochMsOf(now) - epochMsOf(payment.createdAt);
  return { ...next, dueAt: plusMs(now, ageMs < patientAfterMs ? wakeAfterMs : patientlyMs) };
}

export function newPayment(request: PaymentRequest, now: Instant): Payment {
  const payment = { ...request, status: 'due' as const, createdAt: now, history: { due: now } };
  return changed({ ...payment, refunds: [], version: 0 }, {}, now);
}

/** The next version in a status. */
export const inStatus = (
  payment: Payment,
  status: PaymentStatus,
  now: Instant,
  change: Partial<Payment> = {},
): Payment => changed(payment, { ...change, status, history: { ...payment.history, [status]: now } }, now);

/** The next version with one more refund; undefined when that refund stands already. */
export function withRefund(payment: Payment, refund: Refund, now: Instant): Payment | undefined {
  if (payment.refunds.some(({ refundId }) => refundId === refund.refundId)) return undefined;
  return changed(payment, { refunds: [...payment.refunds, refund] }, now);
}

const centsNotRefused = (refunds: Refund[]): number =>
  refunds.reduce((sum, { status, cents }) => (status === 'refused' ? sum : sum + cents), 0);

const refundsOf = ({ refunds, reference }: Payment, charge: string | undefined): Refund[] =>
  refunds.filter(({ chargeReference = reference }) => chargeReference === charge);

/** Cents of a charge, the payment's own when none is named, that went back or are on their way. */
export const refundedCents = (payment: Payment, charge = payment.reference): number =>
  centsNotRefused(refundsOf(payment, charge));

/** The same as providers add it up: what a bank took back is no refund of theirs. */
export const undisputedCents = (payment: Payment, charge: string): number =>
  centsNotRefused(refundsOf(payment, charge).filter(({ reason }) => reason !== 'dispute'));

/**
 * Cents whose coins are gone. What the provider refused is among them: people give it back, at the console or otherwise.
 */
export const settledCents = (payment: Payment): number => {
  const priced = payment.refunds.filter(({ coins = 0, owedCoins = 0 }) => coins + owedCoins > 0);
  const pricedCents = priced.reduce((sum, { cents }) => sum + cents, 0);
  return Math.max(refundedCents(payment), pricedCents);
};

/** Cents that went back with the coins they had paid for. */
export const countedCents = ({ refunds }: Payment): number =>
  centsNotRefused(refunds.filter(({ chargeReference }) => chargeReference === undefined));

/** Coins of a payment that were taken out of the wallet again. */
export const takenCoins = ({ refunds }: Payment): number =>
  refunds.reduce((sum, { coins = 0 }) => sum + coins, 0);

/** Coins of a payment whose price went back: they were taken, or are owed. */
export const withdrawnCoins = (payment: Payment): number =>
  payment.refunds.reduce((sum, { owedCoins = 0 }) => sum + owedCoins, takenCoins(payment));
