import { Fault } from '../fault';
import { coinsFor } from '../money';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Instant } from '../time';
import { refundLots } from '../wallet/holds';
import type { Lots } from '../wallet/lots';
import { refundCoins } from '../wallet/moves';
import { type ChangeShop, changeOrder, type KnownOrder, type Planned } from './change';
import { type Order, type OrderRefund, refundedOf, refundKey } from './order';

/** What the seller gives back of an order that was paid: goods that came back, or never did well. */
export interface GivingBack {
  refundId: string;
  cents: number;
  now: Instant;
  eventId: string;
}

export type GiveBackOutcome = Outcome<{
  'given-back': { order: Order };
  repeated: NoFacts;
  /** The same refund was told before, with another sum. */
  'refund-differs': { orderId: string; refundId: string };
  /** Not shipped yet: it can be cancelled instead. */
  'not-captured': { orderId: string };
  /** More than was paid, or than is left after earlier refunds. */
  'above-captured': { orderId: string; leftCents: number };
  /** The wallet that paid is closed, or was forgotten: the seller pays the coins' worth out by hand. */
  'wallet-closed': { orderId: string };
  'order-unknown': { orderId: string };
}>;

/** The card's part goes back first: money before coins. */
function splitRefund(order: Order, { refundId, cents, now }: GivingBack): OrderRefund {
  const cardCents = Math.min(cents, order.cardCents - refundedOf(order).cardCents);
  const coins = coinsFor({ cents: cents - cardCents, currency: order.currency });
  return { refundId, at: now, coins, cardCents };
}

/** Of what the order has earned, the part that belongs to what comes back. */
const clawbackOf = ({ earnedCoins = 0 }: Order, cents: number, leftCents: number): number =>
  Math.floor((earnedCoins * cents) / leftCents);

/** @throws Fault `store-corrupt` when an order says that it was paid with more coins than were captured. */
function lotsOf({ order, payer }: KnownOrder, coins: number): Lots {
  if (coins === 0) return { purchasedCoins: 0, promo: {} };
  const lots = payer?.hold && refundLots(payer.hold, refundedOf(order).coins, coins);
  if (lots) return lots;
  const { orderId } = order;
  throw new Fault('store-corrupt', 'more is given back than was captured', { orderId });
}

/** Nor is there one of a household that was forgotten. */
const isClosed = ({ order, payer }: KnownOrder): boolean =>
  payer ? payer.wallet.status === 'closed' : order.coins > 0;

/** None for an order that took no coins, when there is nothing left to take back what it earned from. */
function refundMovement(known: KnownOrder, refund: OrderRefund, clawbackCoins: number) {
  const { order, payer } = known;
  if (!payer || isClosed(known) || (refund.coins === 0 && clawbackCoins === 0)) return {};
  const movement = refundCoins(payer.wallet, {
    key: refundKey(order.orderId, refund.refundId),
    kind: 'order-refund',
    subject: order.orderId,
    now: refund.at,
    back: lotsOf(known, refund.coins),
    clawbackCoins,
  });
  return { movement };
}

/** The order with one refund more. */
function withRefund(order: Order, refund: OrderRefund, clawbackCoins: number, isWhole: boolean): Order {
  const { refunds = [], earnedCoins } = order;
  return {
    ...order,
    refunds: [...refunds, refund],
    ...(earnedCoins !== undefined && { earnedCoins: earnedCoins - clawbackCoins }),
    ...(isWhole && { status: 'returned', history: { ...order.history, returned: refund.at } }),
    version: order.version + 1,
  };
}

/** One id is one refund: another sum under it is a mistake that would go unseen. */
const repeatedOr = (
  before: OrderRefund,
  orderId: string,
  { refundId, cents }: GivingBack,
): GiveBackOutcome =>
  before.coins + before.cardCents === cents
    ? outcome('repeated')
    : outcome('refund-differs', { orderId, refundId });

function refusalOf(known: KnownOrder, asked: GivingBack, leftCents: number): GiveBackOutcome | undefined {
  const { orderId, coins, refunds = [], status } = known.order;
  const before = refunds.find(({ refundId }) => refundId === asked.refundId);
  if (before) return repeatedOr(before, orderId, asked);
  if (status === 'placed' || status === 'cancelled') return outcome('not-captured', { orderId });
  if (asked.cents > leftCents) return outcome('above-captured', { orderId, leftCents });
  return coins > 0 && isClosed(known) ? outcome('wallet-closed', { orderId }) : undefined;
}

function planned(known: KnownOrder, asked: GivingBack): Planned<GiveBackOutcome> {
  const { order } = known;
  const before = refundedOf(order);
  const leftCents = order.totalCents - before.coins - before.cardCents;
  const refusal = refusalOf(known, asked, leftCents);
  if (refusal) return { refusal };
  const refund = splitRefund(order, asked);
  const clawbackCoins = clawbackOf(order, asked.cents, leftCents);
  return {
    order: withRefund(order, refund, clawbackCoins, asked.cents === leftCents),
    ...refundMovement(known, refund, clawbackCoins),
    eventId: asked.eventId,
  };
}

/**
 * Gives back what an order paid, or a part of it, once per refund id: to the card first, then coins where they came
 * from; and takes back what the order had earned, in the same transaction.
 * @throws Fault of the store: tell it again.
 */
export async function giveBack(shop: ChangeShop, order: Order, asked: GivingBack): Promise<GiveBackOutcome> {
  const result = await changeOrder(shop, order, (known) => planned(known, asked));
  switch (result.kind) {
    case 'changed':
      return outcome('given-back', { order: result.order });
    case 'repeated':
      return outcome('repeated');
    case 'refused':
      return result.refusal;
    case 'gone':
      return outcome('order-unknown', { orderId: order.orderId });
  }
}
