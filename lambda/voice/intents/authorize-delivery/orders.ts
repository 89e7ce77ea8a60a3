import type { ProductPhrase } from '../../../domain/catalogue/resolve';
import { deliveryProgress } from '../../../domain/delivery/status';
import type { KnownHome } from '../../../domain/delivery/vacation';
import { type DeliveryWindow, hasEnded } from '../../../domain/delivery/window';
import type { Order } from '../../../domain/orders/order';
import { ordersNamed } from '../../../domain/orders/ordered';
import { isOnTheWay } from '../../../domain/orders/status';
import { outcome } from '../../../domain/outcome';
import { spanOf } from '../../delivery';
import type { AnswerHandler } from '../../intent';
import type { OrdersKnown } from '../../orders-known';
import type { Reply } from '../../outcome';
import { placeOf } from '../../paging';
import type { Turn } from '../../turn';
import { type Draft, draftIn } from './draft';
import { askWhether, left, reply } from './reply';

/** What was named: the orders it may be, or why there is none. */
export function namedOrders(turn: Turn, known: OrdersKnown, phrase: ProductPhrase): string[] | Reply {
  const named = ordersNamed(phrase, known.orders, known.catalogue, turn.language);
  const [first] = named;
  if (!first) return reply(outcome('order-unknown', { said: phrase.text }));
  const open = named.filter(isOnTheWay);
  return open.length > 0
    ? open.map(({ orderId }) => orderId)
    : reply(outcome('order-ended', { order: first }));
}

/** The window of an order that stands. One that nobody proved to want goes by itself, and stands in no way. */
const standingWindow = (windows: readonly DeliveryWindow[], orderId: string): DeliveryWindow | undefined =>
  windows.find((window) => window.orderId === orderId && window.state !== 'requested' && !hasEnded(window));

/** Windows that a new one has to mind. */
export const windowsBeside = (
  windows: readonly DeliveryWindow[],
  { orderId, replaces }: Draft,
): DeliveryWindow[] =>
  windows.filter(
    (window) => window.windowId !== replaces && !(window.orderId === orderId && window.state === 'requested'),
  );

/** Asks about one after the other. */
function askWhich(orders: readonly Order[], draft: Draft, place: number): Reply {
  const order = orders[place];
  if (!order) return left();
  const orderIds = orders.map(({ orderId }) => orderId);
  const data = { ...draft, orderIds, place };
  return askWhether(outcome('which-order', { order, isFirst: place === 0 }), 'which-order', data);
}

/** It is to be let in already: at another time instead? */
function hasWindow(
  turn: Turn,
  order: Order,
  window: DeliveryWindow,
  { home }: KnownHome,
  draft: Draft,
): Reply {
  const progress = deliveryProgress(window);
  if (progress !== 'to-come') return reply(outcome('under-way', { order, progress }));
  const data = { ...draft, orderId: order.orderId, replaces: window.windowId };
  const span = spanOf(window, home.timeZone, turn.now);
  return askWhether(outcome('has-window', { order, span }), 'change', data);
}

const candidates = ({ orders }: OrdersKnown, { orderId, orderIds }: Draft): Order[] =>
  orders
    .filter(isOnTheWay)
    .filter((order) => orderId === undefined || order.orderId === orderId)
    .filter((order) => orderIds === undefined || orderIds.includes(order.orderId));

/** The one order that is meant, or what is to be asked or told before. */
export function orderMeant(turn: Turn, known: OrdersKnown, at: KnownHome, draft: Draft): Order | Reply {
  const orders = candidates(known, draft);
  const standing = (order: Order) => standingWindow(at.windows, order.orderId);
  const isFree = (order: Order) => !standing(order) || standing(order)?.windowId === draft.replaces;
  const free = orders.filter(isFree);
  const [order, another] = free;
  if (order && !another) return order;
  if (order) return askWhich(free, draft, 0);
  const [taken] = orders;
  const window = taken && standing(taken);
  return taken && window ? hasWindow(turn, taken, window, at, draft) : reply(outcome('no-orders'));
}

/** "Is it for your coffee order?"; the next one is asked about, once it is not. */
export async function answerWhichOrder(
  known: OrdersKnown,
  answer: Parameters<AnswerHandler>[1],
  data: Parameters<AnswerHandler>[2],
): Promise<Draft | Reply> {
  const draft = draftIn(data);
  const { orderIds = [] } = draft;
  const place = placeOf(
    typeof data === 'object' && data !== null && 'place' in data ? data.place : undefined,
  );
  if (answer === 'yes') return { ...draft, orderId: orderIds[place], orderIds: undefined };
  const listed = orderIds
    .map((id) => known.orders.find(({ orderId }) => orderId === id))
    .filter((order) => order !== undefined);
  return askWhich(listed, draft, answer === 'no' || answer === 'next' ? place + 1 : place);
}
