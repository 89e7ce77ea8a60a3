import type { ItemRef } from '../catalogue/item';
import type { DealId, HouseholdId, OrderId } from '../ids';
import type { Currency } from '../money';
import type { Day, Instant } from '../time';

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
  currency: Currency;
  deliveryDay: Day;
  quotedAt: Instant;
  expiresAt: Instant;
}

export const orderStatuses = ['placed', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** A purchase on its way. */
export interface Order extends Omit<Quote, 'quotedAt' | 'expiresAt'> {
  /** Whose order it is, in the seller's own words. */
  customerId?: string;
  status: OrderStatus;
  placedAt: Instant;
  /** Until then the customer can cancel by voice, unless it ships earlier. */
  cancelUntil: Instant;
  /** Instant of each status reached. */
  history: Partial<Record<OrderStatus, Instant>>;
  cancelledBy?: 'customer' | 'seller';
  /** Counts changes: each is made on the version that was read. */
  version: number;
  /** Set when the seller's system took it over; until then it is due for another try. */
  handedOver?: Partial<Record<'placed' | 'cancelled', Instant>>;
  /** Set when the household's habits have counted it. */
  countedInHabits?: boolean;
}

/** Legal steps of an order; everything else is refused. */
export const nextStatuses: Record<OrderStatus, OrderStatus[]> = {
  placed: ['shipped', 'delivered', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
};

/** Business keys of what an order moves. */
export const paymentKey = (orderId: OrderId): string => `order:${orderId}:payment`;
export const refundKey = (orderId: OrderId): string => `order:${orderId}:refund`;
