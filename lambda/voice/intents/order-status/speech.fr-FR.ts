import type { Order } from '../../../domain/orders/order';
import type { Moment, Speech } from '../../outcome';
import { spanOf } from '../../phrases/delivery.fr-FR';
import { count, de, nameOf, noneOf, onDay } from '../../phrases/fr-FR';
import { cameBack, notSentToo, orderName } from '../../phrases/orders.fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { Coming, OrderStatusOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const goOn = 'Je continue ?';

const yourOrder = (order: Order): string => `Votre ${orderName(order)}`;

function isComing(order: Order, { today }: Moment): string {
  const day = onDay(order.deliveryDay, today);
  if (order.deliveryDay < today)
    return `${yourOrder(order)} devait arriver ${day}. Je suis désolé, la livraison n'est pas encore confirmée.`;
  const step = order.status === 'shipped' ? 'est en route' : 'est en préparation';
  return `${yourOrder(order)} ${step}, elle arrive ${day}.`;
}

const isPutInside = ({ inside }: Coming): string =>
  inside ? ` Elle sera déposée chez vous ${spanOf(inside)}.` : '';

/** What there is to say of an order that is coming. */
const told = (coming: Coming, moment: Moment): string =>
  `${isComing(coming.order, moment)}${isPutInside(coming)}${notSentToo(coming.order)}`;

const moreOrders = (more: number): string =>
  more === 1
    ? 'Une autre commande est en cours.'
    : `${capitalised(count(more, 'f'))} autres commandes sont en cours.`;

export const speech: Speech<OrderStatusOutcomes> = {
  'link-account': () => ({
    say: "Pour suivre vos commandes, il me faut votre compte client. J'ai mis une carte dans l'application Alexa, vous le reliez en une minute. À bientôt.",
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
    say: vary(turn, "Pardon, je n'ai pas compris.", "Excusez-moi, je n'ai pas saisi."),
    ask: more === 1 ? "Je vous dis où en est l'autre commande ?" : 'Je vous dis où en sont les autres ?',
  }),
  delivered: ({ order, day }, { today }) => ({
    say: `${yourOrder(order)} a été livrée ${onDay(day, today)}.${notSentToo(order)}`,
    ask: anythingElse,
  }),
  cancelled: ({ order, day }, { today }) => ({
    say: `${yourOrder(order)} a été annulée ${onDay(day, today)}${order.cancelledBy === 'card' ? ', votre carte a été refusée' : ''}, et ${cameBack(order)}.`,
    ask: anythingElse,
  }),
  returned: ({ order, day }, { today }) => ({
    say: `${yourOrder(order)} est repartie ${onDay(day, today)}, et elle vous a été remboursée.`,
    ask: anythingElse,
  }),
  'no-orders': () => ({
    say: "Vous n'avez encore rien commandé.",
    ask: 'Vous voulez commander quelque chose ?',
  }),
  'not-ordered': ({ said, item }) =>
    item
      ? { say: `Je ne vois pas ${de(nameOf(item))} dans vos dernières commandes.`, ask: "J'en commande ?" }
      : {
          say: `Je ne vois pas de commande ${noneOf(said)}. Vous pouvez aussi demander où en est la dernière.`,
          ask: anythingElse,
        },
};
