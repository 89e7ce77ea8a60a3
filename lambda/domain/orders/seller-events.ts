import type { ItemChange } from '../catalogue/store';
import { Fault } from '../fault';
import type { OrderId, Sku } from '../ids';
import type { Currency } from '../money';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { nextStatuses, type Order } from './order';
import { refundOrder } from './refund';

const mostTries = 5;

/** What the seller's own system reports. `at` is when it happened there. */
export type SellerEvent =
  | { type: 'order.shipped' | 'order.delivered' | 'order.cancelled'; at: Instant; orderId: OrderId }
  | { type: 'item.price-changed'; at: Instant; sku: Sku; cents: Record<Currency, number> }
  | { type: 'item.stock-changed'; at: Instant; sku: Sku; stock: number };

type OrderEvent = Extract<SellerEvent, { orderId: OrderId }>;
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
  'item-unknown': { sku: Sku };
}>;

type EventShop = Pick<Shop, 'orders' | 'households' | 'catalogue' | 'clock'>;

/** The seller's clock may run ahead of ours; nothing here happens in the future. */
const happenedAt = (shop: EventShop, event: SellerEvent): Instant => {
  const now = shop.clock.now();
  const isAhead = event.at > now;
  return isAhead ? now : event.at;
};

function advanceRefusal(order: Order, status: 'shipped' | 'delivered'): SellerEventOutcome | undefined {
  if (nextStatuses[order.status].includes(status)) return undefined;
  if (order.status === status) return outcome('repeated');
  if (order.status === 'cancelled') return outcome('order-cancelled', { orderId: order.orderId });
  return outcome('stale');
}

const advanced = (order: Order, status: 'shipped' | 'delivered', at: Instant): Order => ({
  ...order,
  status,
  history: { ...order.history, [status]: at },
  version: order.version + 1,
});

async function advance(
  shop: EventShop,
  eventId: string,
  order: Order,
  status: 'shipped' | 'delivered',
  at: Instant,
): Promise<SellerEventOutcome> {
  let current = order;
  for (let tries = 0; tries < mostTries; tries++) {
    const refusal = advanceRefusal(current, status);
    if (refusal) return refusal;
    const result = await shop.orders.save(advanced(current, status, at), eventId);
    if (result.kind !== 'order-changed')
      return outcome(result.kind === 'committed' ? 'recorded' : 'repeated');
    current = result.order;
  }
  throw new Fault('store-conflict', 'an order kept changing', { orderId: order.orderId });
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

async function recordOrderEvent(
  shop: EventShop,
  eventId: string,
  event: OrderEvent,
): Promise<SellerEventOutcome> {
  const order = await shop.orders.find(event.orderId);
  if (!order) return outcome('order-unknown', { orderId: event.orderId });
  if (event.type === 'order.cancelled') return cancelBySeller(shop, eventId, order);
  const status = event.type === 'order.shipped' ? 'shipped' : 'delivered';
  return advance(shop, eventId, order, status, happenedAt(shop, event));
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
