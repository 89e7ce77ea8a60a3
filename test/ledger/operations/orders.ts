import { cancelOrder } from '../../../lambda/domain/orders/cancel';
import type { Quote } from '../../../lambda/domain/orders/order';
import { placeOrder } from '../../../lambda/domain/orders/place';
import { recordSellerEvent, type SellerEvent } from '../../../lambda/domain/orders/seller-events';
import { sampleItem } from '../../support/samples';
import type { World } from '../world';
import { type Operation, Pool, type Request, someHousehold } from './operation';

/* Orders as the voice, the seller's system and the sweeper change them. */

const holdKey = (orderId: string): string => `order:${orderId}:hold`;

const orders = new Pool<Quote>(50);
/** Goods come back weeks after they came, when what they earned is spent. */
const delivered = new Pool<Quote>(150);

/** Some of it in coins, the rest on the card; now and then more coins than anybody has. */
function splitOf({ chance }: World, totalCents: number) {
  const isAllCoins = chance.happens(0.4);
  const coins = isAllCoins ? totalCents : chance.between(0, totalCents);
  return { coins, cardCents: totalCents - coins };
}

function quoteFor(world: World, householdId: string): Quote {
  const quantity = world.chance.between(1, 3);
  const mostCents = world.chance.happens(0.1) ? 9_000 : 1_500;
  const unitCents = world.chance.between(50, mostCents / quantity);
  const totalCents = quantity * unitCents;
  const { sku, names } = sampleItem();
  const quotedAt = world.read(0);
  return {
    orderId: world.newId('ord'),
    householdId,
    lines: [{ sku, names, quantity, unitCents }],
    deliveryCents: 0,
    totalCents,
    ...splitOf(world, totalCents),
    currency: 'EUR',
    deliveryDay: '2026-03-04',
    quotedAt,
    expiresAt: new Date(world.nowMs + 600_000).toISOString(),
  };
}

function place(world: World): Request {
  const { id: householdId } = someHousehold(world);
  const quote = quoteFor(world, householdId);
  const { orderId, coins } = quote;
  const journalKey = holdKey(orderId);
  if (coins > 0) {
    const release = { does: 'release', capturedCoins: 0 } as const;
    world.auditor.expect(journalKey, { does: 'hold', kind: 'order-hold', householdId, coins });
    world.auditor.expectEnd(journalKey, { kind: 'order-void', status: 'voided', ...release });
    world.auditor.expectEnd(journalKey, { kind: 'order-expiry', status: 'expired', ...release });
  }
  return {
    name: 'place an order',
    final: ['placed'],
    later: ['cancelled-since', 'forgotten-since'],
    meanwhile: ['quote-expired'],
    ...(coins > 0 && { journalKey }),
    short: { householdId, coins, answers: ['not-enough-coins'] },
    ask: async (shop) => {
      const { name } = await placeOrder(shop, quote, shop.clock.now(), { isCodeProven: true });
      if (name === 'placed') orders.add(world, quote);
      const isGone = name === 'not-linked' || name === 'quote-expired';
      return isGone && world.auditor.wasForgotten(householdId) ? 'forgotten-since' : name;
    },
  };
}

/** An event of the seller's system, under one id however often it is sent. */
function sellerEvent(world: World, event: SellerEvent): Request {
  const eventId = world.newId('evt');
  return {
    name: event.type,
    ask: async (shop) => (await recordSellerEvent(shop, eventId, event)).name,
  };
}

/** The goods leave: these coins of the order are spent. */
function expectCapture(world: World, { orderId, coins }: Quote, capturedCoins: number): void {
  const end = { kind: 'order-capture', status: 'captured', does: 'release', capturedCoins } as const;
  if (coins > 0) world.auditor.expectEnd(holdKey(orderId), end);
}

/** Now and then the seller has too few; what is missing is taken off the card first. */
function ship(world: World): Request | undefined {
  const order = orders.pick(world);
  const [line] = order?.lines ?? [];
  if (!order || !line) return undefined;
  const { orderId, coins, cardCents } = order;
  const quantity = world.chance.happens(0.3) ? world.chance.between(0, line.quantity) : 0;
  const missing = quantity > 0 ? [{ sku: line.sku, quantity }] : [];
  expectCapture(world, order, coins - Math.max(0, quantity * line.unitCents - cardCents));
  return sellerEvent(world, { type: 'order.shipped', at: world.read(0), orderId, missing });
}

function deliver(world: World): Request | undefined {
  const order = orders.pick(world);
  if (!order) return undefined;
  const { orderId, coins } = order;
  expectCapture(world, order, coins);
  delivered.add(world, order);
  return sellerEvent(world, { type: 'order.delivered', at: world.read(0), orderId });
}

function cancelledBySeller(world: World): Request | undefined {
  const order = orders.pick(world);
  return order && sellerEvent(world, { type: 'order.cancelled', at: world.read(0), orderId: order.orderId });
}

function refunded(world: World): Request | undefined {
  const order = (world.chance.happens(0.7) ? delivered : orders).pick(world);
  if (!order) return undefined;
  const { orderId, totalCents, householdId } = order;
  const refundId = world.newId('ref');
  const cents = world.chance.happens(0.5) ? totalCents : world.chance.between(1, totalCents);
  const journalKey = `order:${orderId}:refund:${refundId}`;
  world.auditor.expect(journalKey, { does: 'refund', kind: 'order-refund', householdId, orderId });
  world.auditor.expectRefund(journalKey, cents);
  return sellerEvent(world, { type: 'order.refunded', at: world.read(0), orderId, refundId, cents });
}

function cancel(world: World): Request | undefined {
  const order = orders.pick(world);
  if (!order) return undefined;
  const { householdId, orderId } = order;
  return {
    name: 'cancel an order',
    final: ['cancelled', 'cancelled-by-seller'],
    later: ['order-unknown'],
    meanwhile: ['too-late'],
    ask: async (shop) => (await cancelOrder(shop, householdId, orderId, shop.clock.now())).name,
  };
}

export const orderOperations: Operation[] = [
  { name: 'place', weight: 14, begin: place },
  { name: 'ship', weight: 9, begin: ship },
  { name: 'deliver', weight: 5, begin: deliver },
  { name: 'refund', weight: 7, begin: refunded },
  { name: 'cancel', weight: 5, begin: cancel },
  { name: 'cancelled by the seller', weight: 2, begin: cancelledBySeller },
];
