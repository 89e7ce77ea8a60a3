import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { ProductPhrase } from '../../../domain/catalogue/resolve';
import { isCancellable } from '../../../domain/orders/cancel';
import type { Order } from '../../../domain/orders/order';
import { ordersNamed } from '../../../domain/orders/ordered';
import { isOnTheWay, statusDay } from '../../../domain/orders/status';
import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import { type OrdersKnown, readOrders } from '../../orders-known';
import type { Reply } from '../../outcome';
import { productSlot } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import { answerConfirm, ask, cancelledBefore, intentName, reply } from './confirm';

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

/** "Cancel my order", said to "shall I cancel it?", is a yes. */
const saidToQuestion = async (turn: Turn): Promise<Reply | undefined> =>
  turn.pending?.intent === intentName ? answerConfirm(turn, 'yes', turn.pending.data) : undefined;

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const phrase = productSlot(heard);
  const agreed = phrase ? undefined : await saidToQuestion(turn);
  if (agreed) return agreed;
  const known = await readOrders(turn);
  const named = phrase ? ordersNamed(phrase, known.orders, known.catalogue, turn.language) : known.orders;
  if (phrase && named.length === 0) return notOrdered(turn, known, phrase);
  const [order, ...others] = named.filter((each) => isCancellable(each, turn.now));
  if (!order) return refuse(turn, named, known);
  return ask(
    outcome('confirm', { order }),
    order,
    others.map(({ orderId }) => orderId),
  );
}

export const cancelOrder: Intent = {
  name: intentName,
  slots: { product: 'Product' },
  handle,
  answers: { confirm: answerConfirm },
};
