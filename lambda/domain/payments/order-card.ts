import { recordCardDeclined, recordCardPaid } from '../orders/card';
import { awaitsCard, awaitsCardBack, cardBackCents, type Order } from '../orders/order';
import type { Shop } from '../shop';
import { type ChangeShop, changePayment } from './change';
import {
  changed,
  inStatus,
  isOpen,
  newPayment,
  orderPaymentId,
  type Payment,
  type Refund,
  refundedCents,
} from './payment';

/*
 * An order and the payment of its card's part tell each other what happened. The order decides what is wanted, the
 * payment what was paid; each may be told anything any number of times.
 */

type OrderCardShop = ChangeShop & Pick<Shop, 'orders' | 'wallets'>;

/** Begins to charge the card's part of an order, once. */
async function beginPayment(shop: OrderCardShop, order: Order): Promise<void> {
  const { householdId, orderId, cardCents, currency } = order;
  const now = shop.clock.now();
  const view = await shop.households.read(householdId);
  const paymentCustomerId = view?.household.paymentCustomerId;
  if (paymentCustomerId === undefined) {
    await recordCardDeclined(shop, order, { at: now, reason: 'no-card' });
    return;
  }
  const purpose = { kind: 'order' as const, orderId };
  const paymentId = orderPaymentId(orderId);
  const asked = { paymentId, householdId, purpose, cents: cardCents, currency, paymentCustomerId };
  // As old as the "yes": one that is taken up too late is not charged any more.
  await shop.payments.save(newPayment(asked, order.placedAt));
}

/** All that an order gives back to the card, each under an id of its own. */
const backToCard = ({ refunds = [], notSent }: Order) => [
  ...refunds.map(({ refundId, ...refund }) => ({ ...refund, refundId: `order:${refundId}` })),
  ...(notSent ? [{ ...notSent, refundId: 'not-sent' }] : []),
];

/** What the payment has not been told of. */
function newRefunds(order: Order, payment: Payment): Refund[] {
  const known = new Set(payment.refunds.map(({ refundId }) => refundId));
  return backToCard(order)
    .filter(({ refundId, cardCents }) => cardCents > 0 && !known.has(refundId))
    .map(({ refundId, cardCents: cents, at }) => ({ refundId, cents, status: 'due', reason: 'order', at }));
}

/** The payment as a cancelled or partly returned order wants it; undefined when it is so. */
function asWanted(order: Order, payment: Payment, now: Order['placedAt']): Payment | undefined {
  if (isOpen(payment) && order.status === 'cancelled')
    return inStatus(payment, 'declined', now, { declineReason: 'called-off', isOrderTold: true });
  const refunds = payment.status === 'succeeded' ? newRefunds(order, payment) : [];
  return refunds.length > 0
    ? changed(payment, { refunds: [...payment.refunds, ...refunds] }, now)
    : undefined;
}

/** Until this is noted, the sweeper brings the order again. One that changed meanwhile is on its way here by itself. */
async function noteCardBack({ orders }: OrderCardShop, order: Order, payment: Payment): Promise<void> {
  if (!awaitsCardBack(order) || newRefunds(order, payment).length > 0) return;
  await orders.save({ ...order, cardBackToldCents: cardBackCents(order), version: order.version + 1 });
}

/** Tells the payment of an order what the order wants of it. Repeatable. */
export async function followOrderCard(shop: OrderCardShop, order: Order): Promise<void> {
  if (order.cardCents === 0 && cardBackCents(order) === 0) return;
  if (awaitsCard(order)) return beginPayment(shop, order);
  const { householdId, orderId } = order;
  const reference = { householdId, paymentId: orderPaymentId(orderId) };
  const result = await changePayment(shop, reference, (payment) => {
    const next = asWanted(order, payment, shop.clock.now());
    return next && { payment: next };
  });
  if (result) await noteCardBack(shop, order, result.payment);
}

/** Tells the order; gives the money back when the order does not want it any more. */
async function isWanted(shop: OrderCardShop, payment: Payment, orderId: string): Promise<boolean> {
  const { householdId, status, declineReason = 'card-declined' } = payment;
  const at = shop.clock.now();
  const order = { householdId, orderId };
  if (status === 'declined') {
    await recordCardDeclined(shop, order, { at, reason: declineReason });
    return true;
  }
  return (await recordCardPaid(shop, order, at)).name === 'paid';
}

/** What is left of a charge that nobody wants. */
function unwantedRefund(payment: Payment, at: Order['placedAt']): Refund[] {
  const cents = payment.cents - refundedCents(payment);
  if (cents <= 0) return [];
  return [{ refundId: 'not-wanted', cents, status: 'due', reason: 'order', at }];
}

/** Tells an order what became of its card's part, and notes that it knows. Repeatable. */
export async function tellOrder(shop: OrderCardShop, payment: Payment): Promise<Payment> {
  const { purpose } = payment;
  if (purpose.kind !== 'order') return payment;
  const wanted = await isWanted(shop, payment, purpose.orderId);
  const result = await changePayment(shop, payment, (latest) => {
    if (latest.isOrderTold) return undefined;
    const now = shop.clock.now();
    const refunds = [...latest.refunds, ...(wanted ? [] : unwantedRefund(latest, now))];
    return { payment: changed(latest, { isOrderTold: true, refunds }, now) };
  });
  return result?.payment ?? payment;
}
