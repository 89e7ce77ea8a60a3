import type { HandOverKind } from '../../domain/orders/commerce';
import type { Order } from '../../domain/orders/order';

/** The same in every try and for ever: the seller's system drops what it has seen. */
export const messageIdOf = (kind: HandOverKind, order: Order): string => `order:${order.orderId}:${kind}`;

/** What the seller needs to ship an order, or not to; the body of a message is the same in every try too. */
export const messageBodyOf = (kind: HandOverKind, order: Order) => ({
  type: `order.${kind}` as const,
  timestamp: order.history[kind] ?? order.placedAt,
  data: {
    orderId: order.orderId,
    customerId: order.customerId,
    lines: order.lines.map(({ sku, quantity, unitCents, deal }) => ({
      sku,
      quantity,
      unitCents,
      dealId: deal?.dealId,
    })),
    deliveryCents: order.deliveryCents,
    totalCents: order.totalCents,
    currency: order.currency,
    deliveryDay: order.deliveryDay,
    placedAt: order.placedAt,
    cancelUntil: order.cancelUntil,
  },
});

export type HandOverMessage = ReturnType<typeof messageBodyOf>;
