import type { Order } from '../../../domain/orders/order';
import type { Moment, Speech } from '../../outcome';
import { spanOf } from '../../phrases/delivery.en-US';
import { count, isOrAre, nameOf, onDay } from '../../phrases/en-US';
import { cameBack, notSentToo, orderName } from '../../phrases/orders.en-US';
import { capitalised, vary } from '../../phrases/phrases';
import type { Coming, OrderStatusOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const goOn = 'Shall I go on?';

const yourOrder = (order: Order): string => `Your ${orderName(order)}`;

function isComing(order: Order, { today }: Moment): string {
  const day = onDay(order.deliveryDay, today);
  if (order.deliveryDay < today)
    return `${yourOrder(order)} was due ${day}, and I'm sorry, it isn't marked as delivered yet.`;
  const step = order.status === 'shipped' ? 'is on its way' : 'is being prepared';
  return `${yourOrder(order)} ${step} and comes ${day}.`;
}

const isPutInside = ({ inside }: Coming): string =>
  inside ? ` It will be put inside ${spanOf(inside)}.` : '';

/** What there is to say of an order that is coming. */
const told = (coming: Coming, moment: Moment): string =>
  `${isComing(coming.order, moment)}${isPutInside(coming)}${notSentToo(coming.order)}`;

const moreOrders = (more: number): string =>
  more === 1 ? 'One more order is coming.' : `${capitalised(count(more))} more orders are coming.`;

export const speech: Speech<OrderStatusOutcomes> = {
  'link-account': () => ({
    say: "To follow your orders, I need your store account. I've put a card in the Alexa app that links it in a minute. Goodbye.",
  }),
  'on-the-way': ({ more, ...coming }, moment) => {
    const say = told(coming, moment);
    return more === 0 ? { say, ask: anythingElse } : { say: `${say} ${moreOrders(more)}`, ask: goOn };
  },
  'next-on-the-way': ({ coming, more }, moment) => ({
    say: coming.map((one) => told(one, moment)).join(' '),
    ask: more === 0 ? anythingElse : goOn,
  }),
  'more-again': ({ more }, { turn }) => ({
    say: vary(turn, 'Sorry, I missed that.', 'I beg your pardon.'),
    ask: more === 1 ? 'Would you like to hear the other order?' : 'Would you like to hear the other orders?',
  }),
  delivered: ({ order, day }, { today }) => ({
    say: `${yourOrder(order)} was delivered ${onDay(day, today)}.${notSentToo(order)}`,
    ask: anythingElse,
  }),
  cancelled: ({ order, day }, { today }) => ({
    say: `${yourOrder(order)} was canceled ${onDay(day, today)}${order.cancelledBy === 'card' ? ' because your card was declined' : ''}, and ${cameBack(order)}.`,
    ask: anythingElse,
  }),
  returned: ({ order, day }, { today }) => ({
    say: `${yourOrder(order)} went back ${onDay(day, today)}, and what you paid for it came back.`,
    ask: anythingElse,
  }),
  'no-orders': () => ({
    say: "You haven't ordered anything yet.",
    ask: 'Would you like to order something?',
  }),
  'not-ordered': ({ said, item }) =>
    item
      ? {
          say: `There ${isOrAre(item)} no ${nameOf(item)} in your latest orders.`,
          ask: 'Shall I order some?',
        }
      : { say: `I see no order with ${said}. You can also ask where your last order is.`, ask: anythingElse },
};
