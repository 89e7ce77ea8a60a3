import type { Order } from '../../../domain/orders/order';
import type { Speech } from '../../outcome';
import { coins, money, onDay } from '../../phrases/en-US';
import { bringsBack, cameBack, goods, orderName, paidWith } from '../../phrases/orders.en-US';
import { capitalised } from '../../phrases/phrases';
import type { CancelOrderOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const total = ({ totalCents, currency }: Order): string => money({ cents: totalCents, currency });

export const speech: Speech<CancelOrderOutcomes> = {
  'link-account': () => ({
    say: "To see your orders, I need your store account. I've put a card in the Alexa app that links it in a minute. Goodbye.",
  }),
  confirm: ({ order }, { today }) => ({
    say: `Your ${orderName(order)} comes ${onDay(order.deliveryDay, today)}. Canceling it ${bringsBack(order)}.`,
    ask: 'Shall I cancel it?',
  }),
  'confirm-next': ({ order }, { today }) => ({
    say: `That one stays. There is also your ${orderName(order)}, coming ${onDay(order.deliveryDay, today)}, for ${paidWith(order)}.`,
    ask: 'Shall I cancel that one?',
  }),
  'confirm-other': ({ order, said }, { today }) => ({
    say: `I see no order with ${said}. Your ${orderName(order)} comes ${onDay(order.deliveryDay, today)}, for ${paidWith(order)}.`,
    ask: 'Shall I cancel that one?',
  }),
  'confirm-other-day': ({ order }, { today }) => ({
    say: `I see no order for that day. Your ${orderName(order)} comes ${onDay(order.deliveryDay, today)}, for ${paidWith(order)}.`,
    ask: 'Shall I cancel that one?',
  }),
  'confirm-again': ({ order }) => ({
    say: 'Sorry, I missed that.',
    ask: `Shall I cancel your ${orderName(order)}?`,
  }),
  'confirm-help': ({ order }) => ({
    say: 'You can say yes, and the coins come back, or no, and the order comes.',
    ask: `Do you want to cancel the order of ${total(order)}?`,
  }),
  cancelled: ({ order, balanceCoins }) => ({
    say: `It's canceled. ${capitalised(cameBack(order))}${order.coins > 0 ? `, and you have ${coins(balanceCoins)}` : ''}.`,
    card: {
      title: 'Order canceled',
      text: [
        capitalised(goods(order.lines)),
        `${total(order)}, ${cameBack(order)}`,
        `Order ${order.orderId}`,
      ].join('\n'),
    },
  }),
  kept: () => ({ say: 'All right, nothing is canceled.', ask: anythingElse }),
  'too-late': ({ order, sellerName }, { today }) => ({
    say: `Your ${orderName(order)} ${order.status === 'shipped' ? 'has left already' : 'is being packed'}, so I can't stop it. It comes ${onDay(order.deliveryDay, today)}; ${sellerName}'s customer service can help from there.`,
    ask: anythingElse,
  }),
  'already-cancelled': ({ order, day }, { today }) => ({
    say: `Your ${orderName(order)} was already canceled ${onDay(day, today)}, and ${cameBack(order)}.`,
    ask: anythingElse,
  }),
  'nothing-to-cancel': ({ delivered }, { today }) => ({
    say: delivered
      ? `There's nothing to cancel: your ${orderName(delivered.order)} was delivered ${onDay(delivered.day, today)}.`
      : "There's nothing to cancel: you have no order on the way.",
    ask: anythingElse,
  }),
  'not-ordered': ({ said }) => ({
    say: `I see no order with ${said}, so there's nothing to cancel.`,
    ask: anythingElse,
  }),
};
