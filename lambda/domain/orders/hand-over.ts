import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { HandOverKind } from './commerce';
import { awaitsCard, type Order } from './order';
import { refundOrder } from './refund';

const mostTries = 5;

export type HandOverOutcome = Outcome<{
  'taken-over': { order: Order };
  /** The seller will never ship it: it was cancelled and paid back. */
  refused: { order: Order };
  'nothing-to-hand-over': NoFacts;
}>;

type HandOverShop = Pick<Shop, 'commerce' | 'orders' | 'households' | 'wallets' | 'clock'>;

/** What the seller has not been told yet. An order that shipped is evidently known there; one not paid must not be. */
export function awaitedHandOver(order: Order): HandOverKind | undefined {
  const { status, handedOver } = order;
  if ((status !== 'placed' && status !== 'cancelled') || awaitsCard(order)) return undefined;
  return handedOver?.[status] ? undefined : status;
}

async function isRefused(shop: HandOverShop, kind: HandOverKind, order: Order): Promise<boolean> {
  try {
    await shop.commerce.handOver(kind, order);
    return false;
  } catch (error) {
    if (error instanceof Fault && error.code === 'commerce-refused') return true;
    throw error;
  }
}

/** Marks the latest version of the order, whatever else happened to it meanwhile. */
async function markHandedOver(shop: HandOverShop, kind: HandOverKind, order: Order): Promise<Order> {
  let current = order;
  for (let tries = 0; tries < mostTries; tries++) {
    if (current.handedOver?.[kind]) return current;
    const handedOver = { ...current.handedOver, [kind]: shop.clock.now() };
    const marked = { ...current, handedOver, version: current.version + 1 };
    const result = await shop.orders.save(marked);
    if (result.kind !== 'order-changed') return marked;
    current = result.order;
  }
  throw new Fault('store-conflict', 'an order kept changing while it was handed over', {
    orderId: order.orderId,
  });
}

/**
 * Tells the seller's system of an order, if it has something to be told. Repeatable at any time: a crash between
 * telling and marking tells it again, under the same message id.
 * @throws Fault `commerce-unreachable` when it has to be tried again later.
 */
export async function handOver(
  shop: HandOverShop,
  { householdId, orderId }: Pick<Order, 'householdId' | 'orderId'>,
): Promise<HandOverOutcome> {
  const order = await shop.orders.read(householdId, orderId);
  const kind = order && awaitedHandOver(order);
  if (!kind) return outcome('nothing-to-hand-over');
  const refused = await isRefused(shop, kind, order);
  if (refused && kind === 'placed') {
    await refundOrder(shop, order, { by: 'seller', now: shop.clock.now() });
    return outcome('refused', { order });
  }
  // A refused cancellation changes nothing for the customer, who has the coins back: it is not repeated.
  const marked = await markHandedOver(shop, kind, order);
  return outcome(refused ? 'refused' : 'taken-over', { order: marked });
}
