import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { ProductPhrase } from '../../../domain/catalogue/resolve';
import { isCancellable } from '../../../domain/orders/cancel';
import type { Order } from '../../../domain/orders/order';
import { ordersNamed } from '../../../domain/orders/ordered';
import { isOnTheWay, statusDay } from '../../../domain/orders/status';
import { outcome } from '../../../domain/outcome';
import { type Day, dayOf } from '../../../domain/time';
import type { Intent } from '../../intent';
import { type OrdersKnown, readOrders } from '../../orders-known';
import type { Reply } from '../../outcome';
import { type Period, productSlot, slotText } from '../../slots';
import { daySlot } from '../../spoken-times';
import { isLinked, type Turn } from '../../turn';
import { answerConfirm, ask, cancelledBefore, intentName, reply } from './confirm';

/** Orders that arrive on the days that were said, else those placed then. */
function ordersOfDays({ orders, household }: OrdersKnown, { from, to }: Period): Order[] {
  const isThen = (day: Day): boolean => day >= from && day <= to;
  const arriving = orders.filter(({ deliveryDay }) => isThen(deliveryDay));
  const placed = orders.filter(({ placedAt }) => isThen(dayOf(placedAt, household.timeZone)));
  return arriving.length > 0 ? arriving : placed;
}

/** Why none of these orders, newest first, can be cancelled. */
async function refuse(turn: Turn, orders: readonly Order[], known: OrdersKnown): Promise<Reply> {
  const [latest] = orders;
  if (latest?.status === 'cancelled') return cancelledBefore(turn, latest);
  const order = orders.find(isOnTheWay);
  if (order) return reply(outcome('too-late', { order, sellerName: turn.shop.seller.name }));
  const day = latest && statusDay(latest, known.household.timeZone);
  return reply(outcome('nothing-to-cancel', latest && day ? { delivered: { order: latest, day } } : {}));
}

/** What was named is in no order: another one may have been meant. */
function notOrdered(turn: Turn, { orders }: OrdersKnown, { text: said }: ProductPhrase): Reply {
  const [order, ...others] = orders.filter((each) => isCancellable(each, turn.now));
  if (!order) return reply(outcome('not-ordered', { said }));
  return ask(
    outcome('confirm-other', { order, said }),
    order,
    others.map(({ orderId }) => orderId),
  );
}

/** Asks about the first of these orders that can still be cancelled, or says why none can. */
function askAbout(turn: Turn, orders: readonly Order[], known: OrdersKnown): Promise<Reply> | Reply {
  const [order, ...others] = orders.filter((each) => isCancellable(each, turn.now));
  if (!order) return refuse(turn, orders, known);
  return ask(
    outcome('confirm', { order }),
    order,
    others.map(({ orderId }) => orderId),
  );
}

/** No order is of that day: another one may have been meant. */
function notThatDay(turn: Turn, known: OrdersKnown): Promise<Reply> | Reply {
  const [order, ...others] = known.orders.filter((each) => isCancellable(each, turn.now));
  if (!order) return refuse(turn, known.orders, known);
  return ask(
    outcome('confirm-other-day', { order }),
    order,
    others.map(({ orderId }) => orderId),
  );
}

/** "Cancel tomorrow's order": the ones of that day. */
export async function cancelOfDays(turn: Turn, days: Period): Promise<Reply> {
  const known = await readOrders(turn);
  const orders = ordersOfDays(known, days);
  return orders.length > 0 ? askAbout(turn, orders, known) : notThatDay(turn, known);
}

/** What was said of the day, in the time of the household. */
async function daysSaid(turn: Turn, heard: HeardIntent): Promise<Period | undefined> {
  if (slotText(heard, 'date') === undefined) return undefined;
  const { household } = await turn.household();
  return daySlot(heard, 'date', dayOf(turn.now, household.timeZone))?.days;
}

/** "Cancel my order", said to "shall I cancel it?", is a yes. */
const saidToQuestion = async (turn: Turn): Promise<Reply | undefined> =>
  turn.pending?.intent === intentName ? answerConfirm(turn, 'yes', turn.pending.data) : undefined;

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const days = await daysSaid(turn, heard);
  if (days) return cancelOfDays(turn, days);
  const phrase = productSlot(heard);
  const agreed = phrase ? undefined : await saidToQuestion(turn);
  if (agreed) return agreed;
  const known = await readOrders(turn);
  const named = phrase ? ordersNamed(phrase, known.orders, known.catalogue, turn.language) : known.orders;
  if (phrase && named.length === 0) return notOrdered(turn, known, phrase);
  return askAbout(turn, named, known);
}

export const cancelOrder: Intent = {
  name: intentName,
  slots: { product: 'Product', date: 'AMAZON.DATE' },
  handle,
  answers: { confirm: answerConfirm },
};
