import type { OrderId, Sku } from '../ids';
import { coinsFor } from '../money';
import { type Outcome, outcome } from '../outcome';
import type { Instant } from '../time';
import type { Order, OrderLine } from './order';
import { goodsCents } from './quote';

/** Units of an item that never left: the seller had too few. */
export interface Missing {
  sku: Sku;
  quantity: number;
}

export type SentOutcome = Outcome<{
  /** The order of what was sent. */
  sent: { order: Order };
  /** More is missing than was ordered. */
  'missing-above-ordered': { orderId: OrderId; sku: Sku };
  /** All of it is missing: it is to be cancelled instead. */
  'nothing-sent': { orderId: OrderId };
}>;

/** The same item told twice is added up. */
function quantitiesOf(missing: readonly Missing[]): Map<Sku, number> {
  const quantities = new Map<Sku, number>();
  for (const { sku, quantity } of missing) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return quantities;
}

/** Lines that left and lines that did not; and an item of which more is missing than there was. */
function divided(lines: readonly OrderLine[], missing: readonly Missing[]) {
  const left = quantitiesOf(missing);
  const sent: OrderLine[] = [];
  const notSent: OrderLine[] = [];
  for (const line of lines) {
    const wanted = left.get(line.sku) ?? 0;
    const short = Math.min(line.quantity, wanted);
    left.set(line.sku, wanted - short);
    if (short > 0) notSent.push({ ...line, quantity: short });
    if (short < line.quantity) sent.push({ ...line, quantity: line.quantity - short });
  }
  const [above] = [...left].find(([, quantity]) => quantity > 0) ?? [];
  return { sent, notSent, above };
}

/** As with refunds, money goes back before coins do; the price of delivery stays. */
function without(order: Order, { sent, notSent }: ReturnType<typeof divided>, at: Instant): Order {
  const cents = goodsCents(notSent);
  const cardCents = Math.min(cents, order.cardCents);
  const coins = coinsFor({ cents: cents - cardCents, currency: order.currency });
  return {
    ...order,
    lines: sent,
    totalCents: order.totalCents - cents,
    coins: order.coins - coins,
    cardCents: order.cardCents - cardCents,
    notSent: { at, lines: notSent, coins, cardCents },
  };
}

/** An order as it leaves: of what is missing, no coins are taken, and what the card has paid goes back. */
export function asSent(order: Order, missing: readonly Missing[], at: Instant): SentOutcome {
  if (missing.length === 0) return outcome('sent', { order });
  const { orderId } = order;
  const parts = divided(order.lines, missing);
  if (parts.above !== undefined) return outcome('missing-above-ordered', { orderId, sku: parts.above });
  if (parts.sent.length === 0) return outcome('nothing-sent', { orderId });
  return outcome('sent', { order: without(order, parts, at) });
}
