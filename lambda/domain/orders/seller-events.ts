import type { ItemChange } from '../catalogue/store';
import type { OrderId, Sku } from '../ids';
import type { Currency } from '../money';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { changeOrder, endHold, type KnownOrder, type Planned } from './change';
import { giveBack } from './give-back';
import { awaitsCard, nextStatuses, type Order } from './order';
import { refundOrder } from './refund';
import { asSent, type Missing } from './sent';

/** What the seller's own system reports. `at` is when it happened there. */
export type SellerEvent =
  | { type: 'order.shipped'; at: Instant; orderId: OrderId; missing?: readonly Missing[] }
  | { type: 'order.delivered'; at: Instant; orderId: OrderId }
  | { type: 'order.cancelled'; at: Instant; orderId: OrderId }
  | { type: 'order.refunded'; at: Instant; orderId: OrderId; refundId: string; cents: number }
  | { type: 'item.price-changed'; at: Instant; sku: Sku; cents: Record<Currency, number> }
  | { type: 'item.stock-changed'; at: Instant; sku: Sku; stock: number };

type OrderEvent = Extract<SellerEvent, { orderId: OrderId }>;
type RefundEvent = Extract<SellerEvent, { type: 'order.refunded' }>;
type AdvanceEvent = Extract<SellerEvent, { type: 'order.shipped' | 'order.delivered' }>;
type ItemEvent = Extract<SellerEvent, { sku: Sku }>;

export type SellerEventOutcome = Outcome<{
  recorded: NoFacts;
  /** This event, or another that said the same, was recorded before. */
  repeated: NoFacts;
  /** Overtaken by a later event: ignored. */
  stale: NoFacts;
  'order-unknown': { orderId: OrderId };
  /** Too late to cancel. */
  'order-already-shipped': { orderId: OrderId };
  /** Cancelled and paid back before it shipped: it must not leave. */
  'order-cancelled': { orderId: OrderId };
  /** Its card has not been charged: it must not leave yet. */
  'order-unpaid': { orderId: OrderId };
  /** More is missing than was ordered. */
  'missing-above-ordered': { orderId: OrderId; sku: Sku };
  /** All of it is missing: cancel it instead. */
  'nothing-sent': { orderId: OrderId };
  /** It has not shipped: cancel it instead. */
  'order-not-captured': { orderId: OrderId };
  /** More than was paid for it, or than is left of that. */
  'refund-above-captured': { orderId: OrderId; leftCents: number };
  /** The refund was told before, with another sum. */
  'refund-differs': { orderId: OrderId; refundId: string };
  /** Its coins have no wallet to go back to: pay them out by hand. */
  'wallet-closed': { orderId: OrderId };
  'item-unknown': { sku: Sku };
}>;

type EventShop = Pick<Shop, 'orders' | 'households' | 'wallets' | 'catalogue' | 'clock'>;

/** The seller's clock may run ahead of ours; nothing here happens in the future. */
const happenedAt = (shop: EventShop, event: SellerEvent): Instant => {
  const now = shop.clock.now();
  const isAhead = event.at > now;
  return isAhead ? now : event.at;
};

function advanceRefusal(order: Order, status: Advance): SellerEventOutcome | undefined {
  if (awaitsCard(order)) return outcome('order-unpaid', { orderId: order.orderId });
  if (nextStatuses[order.status].includes(status)) return undefined;
  if (order.status === status) return outcome('repeated');
  if (order.status === 'cancelled') return outcome('order-cancelled', { orderId: order.orderId });
  return outcome('stale');
}

type Advance = 'shipped' | 'delivered';

const advanced = (order: Order, status: Advance, at: Instant): Order => ({
  ...order,
  status,
  history: { ...order.history, [status]: at },
  version: order.version + 1,
});

const missingIn = (event: AdvanceEvent): readonly Missing[] =>
  event.type === 'order.shipped' ? (event.missing ?? []) : [];

/** What was held is spent once the goods leave; an order told as delivered without having left pays just so. */
function planAdvance(known: KnownOrder, event: AdvanceEvent, at: Instant): Planned<SellerEventOutcome> {
  const status = event.type === 'order.shipped' ? 'shipped' : 'delivered';
  const refusal = advanceRefusal(known.order, status);
  if (refusal) return { refusal };
  const result = asSent(known.order, missingIn(event), at);
  if (result.name !== 'sent') return { refusal: result };
  const { order } = result.facts;
  return { order: advanced(order, status, at), ...endHold({ ...known, order }, 'capture', at) };
}

async function advance(
  shop: EventShop,
  eventId: string,
  order: Order,
  event: AdvanceEvent,
): Promise<SellerEventOutcome> {
  const at = happenedAt(shop, event);
  const result = await changeOrder(shop, order, (known) => ({ ...planAdvance(known, event, at), eventId }));
  switch (result.kind) {
    case 'changed':
      return outcome('recorded');
    case 'repeated':
      return outcome('repeated');
    case 'refused':
      return result.refusal;
    case 'gone':
      return outcome('order-unknown', { orderId: order.orderId });
  }
}

async function cancelBySeller(shop: EventShop, eventId: string, order: Order): Promise<SellerEventOutcome> {
  const result = await refundOrder(shop, order, { by: 'seller', now: shop.clock.now(), eventId });
  switch (result.name) {
    case 'cancelled':
      return outcome('recorded');
    case 'already-cancelled':
      return outcome('repeated');
    case 'too-late':
      return outcome('order-already-shipped', { orderId: order.orderId });
    case 'order-unknown':
      return outcome('order-unknown', { orderId: order.orderId });
  }
}

async function refundBySeller(
  shop: EventShop,
  eventId: string,
  order: Order,
  event: RefundEvent,
): Promise<SellerEventOutcome> {
  const { refundId, cents } = event;
  const result = await giveBack(shop, order, { refundId, cents, now: happenedAt(shop, event), eventId });
  switch (result.name) {
    case 'given-back':
      return outcome('recorded');
    case 'not-captured':
      return outcome('order-not-captured', result.facts);
    case 'above-captured':
      return outcome('refund-above-captured', result.facts);
    default:
      return result;
  }
}

async function recordOrderEvent(
  shop: EventShop,
  eventId: string,
  event: OrderEvent,
): Promise<SellerEventOutcome> {
  const order = await shop.orders.find(event.orderId);
  if (!order) return outcome('order-unknown', { orderId: event.orderId });
  if (event.type === 'order.cancelled') return cancelBySeller(shop, eventId, order);
  if (event.type === 'order.refunded') return refundBySeller(shop, eventId, order, event);
  return advance(shop, eventId, order, event);
}

async function recordItemEvent(
  shop: EventShop,
  eventId: string,
  event: ItemEvent,
): Promise<SellerEventOutcome> {
  const { sku } = event;
  const change: ItemChange = { sku, at: happenedAt(shop, event) };
  const told = event.type === 'item.price-changed' ? { cents: event.cents } : { stock: event.stock };
  const result = await shop.catalogue.change(eventId, { ...change, ...told });
  if (result === 'unknown-item') return outcome('item-unknown', { sku });
  return outcome(result === 'changed' ? 'recorded' : result);
}

/**
 * Records what the seller's system reports, exactly once per event id, in whatever order it arrives.
 * @throws Fault of the store: the event may safely be sent again.
 */
export const recordSellerEvent = (
  shop: EventShop,
  eventId: string,
  event: SellerEvent,
): Promise<SellerEventOutcome> =>
  'orderId' in event ? recordOrderEvent(shop, eventId, event) : recordItemEvent(shop, eventId, event);
