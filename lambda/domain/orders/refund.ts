import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Instant } from '../time';
import { type ChangeShop, changeOrder, endHold, type KnownOrder, type Payer, type Planned } from './change';
import { awaitsCard, type Order, type OrderRefund } from './order';

export type RefundOutcomes = {
  cancelled: { order: Order; balanceCoins: number };
  /** Cancelled and paid back before, by the customer or the seller; or the seller's event was used before. */
  'already-cancelled': { order: Order };
  /** It has shipped; or the card that is said to be declined had paid it before. */
  'too-late': { order: Order };
  /** The order is gone: its household was forgotten. */
  'order-unknown': NoFacts;
};

type RefundOutcome = Outcome<RefundOutcomes>;

/** Who cancels, when, and the seller's event that said so. */
export interface Cancellation {
  by: NonNullable<Order['cancelledBy']>;
  now: Instant;
  eventId?: string;
  /** Why the card was declined, when that is the reason. */
  cardDeclined?: string;
}

/** What the card had paid goes back to it. */
function cardRefund({ card, cardCents }: Order, now: Instant): { refunds?: OrderRefund[] } {
  if (card?.state !== 'paid') return {};
  return { refunds: [{ refundId: 'cancellation', at: now, coins: 0, cardCents }] };
}

/** An order that the seller cancelled, or cannot have been told of, need not be handed back to it. */
function cancelledOrder(order: Order, { by, now, cardDeclined }: Cancellation): Order {
  const isToldBack = (by === 'customer' || by === 'expiry') && !awaitsCard(order);
  return {
    ...order,
    ...cardRefund(order, now),
    ...(cardDeclined !== undefined && {
      card: { state: 'declined' as const, at: now, reason: cardDeclined },
    }),
    status: 'cancelled',
    cancelledBy: by,
    history: { ...order.history, cancelled: now },
    version: order.version + 1,
    ...(!isToldBack && { handedOver: { ...order.handedOver, cancelled: now } }),
  };
}

function refusalOf(order: Order, { by }: Cancellation): RefundOutcome | undefined {
  if (order.status === 'cancelled') return outcome('already-cancelled', { order });
  const isTooLate = order.status !== 'placed' || (by === 'card' && !awaitsCard(order));
  return isTooLate ? outcome('too-late', { order }) : undefined;
}

function planned(known: KnownOrder, cancellation: Cancellation): Planned<RefundOutcome> {
  const { order } = known;
  const refusal = refusalOf(order, cancellation);
  if (refusal) return { refusal };
  const { by, now, eventId } = cancellation;
  return {
    order: cancelledOrder(order, cancellation),
    ...endHold(known, by === 'expiry' ? 'expiry' : 'void', now),
    returnsStock: true,
    ...(eventId !== undefined && { eventId }),
  };
}

/**
 * Cancels an order that has not shipped and gives its coins back, in one transaction, once. Reads the wallet and
 * the hold unless the caller has them already.
 * @throws Fault `store-conflict` when others keep changing the order or the wallet.
 */
export async function refundOrder(
  shop: ChangeShop,
  order: Order,
  cancellation: Cancellation,
  payer?: Payer,
): Promise<RefundOutcome> {
  const refusal = refusalOf(order, cancellation);
  if (refusal) return refusal;
  const result = await changeOrder(shop, order, (known) => planned(known, cancellation), payer);
  switch (result.kind) {
    case 'changed':
      return outcome('cancelled', { order: result.order, balanceCoins: result.balanceCoins });
    case 'repeated':
      return outcome('already-cancelled', { order });
    case 'refused':
      return result.refusal;
    case 'gone':
      return outcome('order-unknown');
  }
}
