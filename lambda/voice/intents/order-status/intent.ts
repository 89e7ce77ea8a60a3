import type { Intent as HeardIntent } from 'ask-sdk-model';
import { isForSale } from '../../../domain/catalogue/item';
import { type ProductPhrase, resolveProduct } from '../../../domain/catalogue/resolve';
import { knownHome } from '../../../domain/delivery/request';
import { deliveryProgress } from '../../../domain/delivery/status';
import type { Order } from '../../../domain/orders/order';
import { ordersNamed } from '../../../domain/orders/ordered';
import { type StatusOutcomes, statusOf } from '../../../domain/orders/status';
import { type Outcome, outcome } from '../../../domain/outcome';
import { spanOf } from '../../delivery';
import type { AnswerHandler, Intent } from '../../intent';
import { type OrdersKnown, readOrders } from '../../orders-known';
import { type Pending, type Reply, say } from '../../outcome';
import { nextStart, pageLength, placeOf, recordOf } from '../../paging';
import { productSlot } from '../../slots';
import { rememberTold } from '../../told';
import { isLinked, type Turn } from '../../turn';
import type { Coming, OrderStatusOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const intentName = 'OrderStatusIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

const reply = (result: Outcome<OrderStatusOutcomes>, pending?: Pending): Reply =>
  say(speech, result, pending && { pending });

/** "Shall I go on?", when there is more to read of these orders. */
const goOn = (orders: readonly Order[], shown: number): Pending | undefined =>
  shown < orders.length
    ? {
        intent: intentName,
        question: 'more',
        data: { orderIds: orders.map(({ orderId }) => orderId), shown },
      }
    : undefined;

/** With the window in which it is to be put inside. */
function coming({ now }: Turn, known: OrdersKnown, order: Order): Coming {
  const at = knownHome(known);
  const window = at?.windows.find(
    (one) => one.orderId === order.orderId && deliveryProgress(one) === 'to-come',
  );
  return { order, ...(at && window && { inside: spanOf(window, at.home.timeZone, now) }) };
}

function tell(turn: Turn, known: OrdersKnown, result: Outcome<StatusOutcomes>): Reply {
  switch (result.name) {
    case 'on-the-way': {
      const { orders } = result.facts;
      const [order] = orders;
      if (!order) return tell(turn, known, outcome('no-orders'));
      const facts = { ...coming(turn, known, order), more: orders.length - 1 };
      return reply(outcome('on-the-way', facts), goOn(orders, 1));
    }
    case 'no-orders':
      return reply(result, { intent: 'ReorderIntent', question: 'which-product' });
    default:
      return reply(result);
  }
}

/** A product that no recent order has: the catalogue may. */
function notOrdered(turn: Turn, { catalogue }: OrdersKnown, phrase: ProductPhrase): Reply {
  const found = resolveProduct(phrase, catalogue, [], turn.language);
  const item = found.kind === 'one' && isForSale(found.item) ? found.item : undefined;
  const result = outcome('not-ordered', { said: phrase.text, ...(item && { item }) });
  return reply(result, item && { intent: 'ReorderIntent', question: 'offer', data: { sku: item.sku } });
}

/** An order that was cancelled for its card is news no more. */
async function tellStatus(turn: Turn, known: OrdersKnown, orders: readonly Order[]): Promise<Reply> {
  const { household } = known;
  const status = statusOf(orders, household.timeZone);
  const cancelled = status.name === 'cancelled' ? status.facts.order : undefined;
  if (cancelled?.cancelledBy === 'card') await rememberTold(turn, household, cancelled.orderId);
  return tell(turn, known, status);
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const known = await readOrders(turn);
  const phrase = productSlot(heard);
  if (!phrase) return tellStatus(turn, known, known.orders);
  const named = ordersNamed(phrase, known.orders, known.catalogue, turn.language);
  return named.length > 0 ? tellStatus(turn, known, named) : notOrdered(turn, known, phrase);
}

/** "Shall I go on?" */
const answerMore: AnswerHandler = async (turn, answer, data) => {
  const waiting = recordOf(data);
  const start = nextStart(answer, placeOf(waiting?.shown));
  if (!waiting || !Array.isArray(waiting.orderIds) || start === undefined) return undefined;
  const known = await readOrders(turn);
  const { orders } = known;
  const listed = waiting.orderIds
    .map((id) => orders.find(({ orderId }) => orderId === id))
    .filter((order) => order !== undefined);
  const shown = start === 'again' ? placeOf(waiting.shown) : start + pageLength;
  const more = Math.max(0, listed.length - shown);
  const pending = goOn(listed, shown);
  if (start === 'again') return reply(outcome('more-again', { more }), pending);
  const next = listed.slice(start, shown).map((order) => coming(turn, known, order));
  return reply(outcome('next-on-the-way', { coming: next, more }), pending);
};

export const orderStatus: Intent = {
  name: intentName,
  slots: { product: 'Product' },
  handle,
  answers: { more: answerMore },
};
