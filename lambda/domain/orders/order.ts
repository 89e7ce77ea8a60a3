import type { ItemRef } from '../catalogue/item';
import type { DealId, HouseholdId, OrderId } from '../ids';
import type { Currency } from '../money';
import { type Day, dayMs, type Instant, plusMs } from '../time';

/** The deal that made a line's price, and enough of it to take its stock and to give it back. */
export interface LineDeal {
  dealId: DealId;
  endsAt: Instant;
  shardCount: number;
  /** Where the stock was taken from, once placed. */
  shard?: number;
}

/** One item of an order, at the price that was read aloud. */
export interface OrderLine extends ItemRef {
  quantity: number;
  unitCents: number;
  deal?: LineDeal;
}

/** A price read aloud, good until it expires. Its order id was made here: a repeated "yes" places it once. */
export interface Quote {
  orderId: OrderId;
  householdId: HouseholdId;
  lines: OrderLine[];
  deliveryCents: number;
  totalCents: number;
  /** Of the total, what is paid with coins; the rest goes on the saved card of the customer's account. */
  coins: number;
  cardCents: number;
  currency: Currency;
  deliveryDay: Day;
  quotedAt: Instant;
  expiresAt: Instant;
}

export const orderStatuses = ['placed', 'shipped', 'delivered', 'cancelled', 'returned'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** A part of an order given back after it was paid: coins where they came from, the rest to the card. */
export interface OrderRefund {
  /** The seller's own id of it: the same refund told twice is one. */
  refundId: string;
  at: Instant;
  coins: number;
  cardCents: number;
}

/** Goods of an order that never left, for the seller had too few; what they had cost was not taken, or goes back. */
export interface NotSent {
  at: Instant;
  lines: OrderLine[];
  /** Never taken: they went back to where the hold had them from. */
  coins: number;
  /** On its way back to the card. */
  cardCents: number;
}

/** What became of the card's part. */
export type CardState = { state: 'paid'; at: Instant } | { state: 'declined'; at: Instant; reason: string };

/** A purchase on its way. Its coins are held when it is placed, captured when it ships, voided when it is cancelled. */
export interface Order extends Omit<Quote, 'quotedAt' | 'expiresAt'> {
  /** Whose order it is, in the seller's own words. */
  customerId?: string;
  status: OrderStatus;
  placedAt: Instant;
  /** Until then the customer can cancel by voice, unless it ships earlier. */
  cancelUntil: Instant;
  /** Instant of each status reached. */
  history: Partial<Record<OrderStatus, Instant>>;
  /** `card`: it was declined. `expiry`: it never shipped, and its coins were held long enough. */
  cancelledBy?: 'customer' | 'seller' | 'card' | 'expiry';
  /** Set when the card's part was charged or declined; until then nobody ships it. */
  card?: CardState;
  refunds?: OrderRefund[];
  /** Lines, total, coins and card are those of what was sent. */
  notSent?: NotSent;
  /** Of what goes back to the card, how much the payment knows of. */
  cardBackToldCents?: number;
  /** Coins it has earned, given when they could not be lost any more by a return; a refund takes them back. */
  earnedCoins?: number;
  /** Counts changes: each is made on the version that was read. */
  version: number;
  /** Set when the seller's system took it over; until then it is due for another try. */
  handedOver?: Partial<Record<'placed' | 'cancelled', Instant>>;
  /** When the sweeper last brought it to the outbox again. */
  takenUpAt?: Instant;
  /** Set when the household's habits have counted it. */
  countedInHabits?: boolean;
  /** Set when what it earns was written down. */
  rewardsNoted?: boolean;
  /** Its household was forgotten: it goes too, once it is shipped or cancelled and its goods cannot come back any more. */
  isForgotten?: boolean;
}

/** Legal steps of an order; everything else is refused. */
export const nextStatuses: Record<OrderStatus, OrderStatus[]> = {
  placed: ['shipped', 'delivered', 'cancelled'],
  shipped: ['delivered'],
  delivered: ['returned'],
  cancelled: [],
  returned: [],
};

/** Business keys of what an order moves. */
export const holdKey = (orderId: OrderId): string => `order:${orderId}:hold`;
export const refundKey = (orderId: OrderId, refundId: string): string =>
  `order:${orderId}:refund:${refundId}`;

/** Coins of an order that never ships are free again after this. */
const holdValidMs = 45 * dayMs;

/** Until when the coins of an order are set aside for it. */
export const holdExpiresAt = ({ placedAt }: Pick<Order, 'placedAt'>): Instant =>
  plusMs(placedAt, holdValidMs);

/** What was given back so far. */
export const refundedOf = ({ refunds = [] }: Pick<Order, 'refunds'>) => ({
  coins: refunds.reduce((sum, { coins }) => sum + coins, 0),
  cardCents: refunds.reduce((sum, { cardCents }) => sum + cardCents, 0),
});

/** All that goes back to the card: of refunds, and of goods that were not sent. */
export const cardBackCents = (order: Pick<Order, 'refunds' | 'notSent'>): number =>
  refundedOf(order).cardCents + (order.notSent?.cardCents ?? 0);

/** Whether the payment has still to be told of what goes back to the card. */
export const awaitsCardBack = (order: Order): boolean =>
  cardBackCents(order) > (order.cardBackToldCents ?? 0);

/** Whether the card still has to be charged before anybody ships it. */
export const awaitsCard = ({ cardCents, card, status }: Order): boolean =>
  status === 'placed' && cardCents > 0 && card === undefined;
