import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Instant } from '../time';
import { type ChangeShop, changeOrder } from './change';
import { awaitsCard, type Order } from './order';
import { refundOrder } from './refund';

/*
 * The card's part of an order, as the payments tell of it. Both may be told any number of times, in any order: what was
 * told first stands.
 */

export type CardOutcome = Outcome<{
  /** It may be handed over to the seller now. */
  paid: { order: Order };
  /** Cancelled, its coins are free again. */
  cancelled: { order: Order };
  /** The card was charged, and the order does not need it any more: the charge has to go back. */
  'not-wanted': NoFacts;
  'order-unknown': NoFacts;
}>;

/** Which order, as a payment knows it. */
export type OrderReference = Pick<Order, 'householdId' | 'orderId'>;

/** The card was charged. @throws Fault of the store: tell it again. */
export async function recordCardPaid(
  shop: ChangeShop,
  { householdId, orderId }: OrderReference,
  at: Instant,
): Promise<CardOutcome> {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) return outcome('order-unknown');
  const result = await changeOrder<CardOutcome>(shop, order, ({ order: latest }) => {
    if (latest.card?.state === 'paid') return { refusal: outcome('paid', { order: latest }) };
    if (!awaitsCard(latest)) return { refusal: outcome('not-wanted') };
    return { order: { ...latest, card: { state: 'paid', at }, version: latest.version + 1 } };
  });
  if (result.kind === 'refused') return result.refusal;
  return result.kind === 'changed' ? outcome('paid', { order: result.order }) : outcome('order-unknown');
}

/** The card was declined: the order is cancelled. @throws Fault of the store: tell it again. */
export async function recordCardDeclined(
  shop: ChangeShop,
  { householdId, orderId }: OrderReference,
  declined: { at: Instant; reason: string },
): Promise<CardOutcome> {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) return outcome('order-unknown');
  const cancellation = { by: 'card' as const, now: declined.at, cardDeclined: declined.reason };
  const result = await refundOrder(shop, order, cancellation);
  if (result.name === 'order-unknown') return result;
  const { order: latest } = result.facts;
  return outcome(result.name === 'too-late' ? 'paid' : 'cancelled', { order: latest });
}
