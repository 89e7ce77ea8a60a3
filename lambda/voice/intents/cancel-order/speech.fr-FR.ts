import type { Order } from '../../../domain/orders/order';
import type { Speech } from '../../outcome';
import { coins, money, noneOf, onDay } from '../../phrases/fr-FR';
import { bringsBack, cameBack, goods, orderName, paidWith } from '../../phrases/orders.fr-FR';
import { capitalised } from '../../phrases/phrases';
import type { CancelOrderOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const total = ({ totalCents, currency }: Order): string => money({ cents: totalCents, currency });

export const speech: Speech<CancelOrderOutcomes> = {
  'link-account': () => ({
    say: "Pour voir vos commandes, il me faut votre compte client. J'ai mis une carte dans l'application Alexa, vous le reliez en une minute. À bientôt.",
  }),
  confirm: ({ order }, { today }) => ({
    say: `Votre ${orderName(order)} arrive ${onDay(order.deliveryDay, today)}. Si je l'annule, ${bringsBack(order)}.`,
    ask: "Je l'annule ?",
  }),
  'confirm-next': ({ order }, { today }) => ({
    say: `D'accord, je n'y touche pas. Il y a aussi votre ${orderName(order)}, payée ${paidWith(order)}, qui arrive ${onDay(order.deliveryDay, today)}.`,
    ask: "J'annule celle-là ?",
  }),
  'confirm-other': ({ order, said }, { today }) => ({
    say: `Je ne vois pas de commande ${noneOf(said)}. Votre ${orderName(order)}, payée ${paidWith(order)}, arrive ${onDay(order.deliveryDay, today)}.`,
    ask: "J'annule celle-là ?",
  }),
  'confirm-other-day': ({ order }, { today }) => ({
    say: `Je ne vois pas de commande pour ce jour-là. Votre ${orderName(order)}, payée ${paidWith(order)}, arrive ${onDay(order.deliveryDay, today)}.`,
    ask: "J'annule celle-là ?",
  }),
  'confirm-again': ({ order }) => ({
    say: "Pardon, je n'ai pas compris.",
    ask: `J'annule votre ${orderName(order)} ?`,
  }),
  'confirm-help': ({ order }) => ({
    say: 'Dites oui, et vos jetons vous reviennent, ou non, et la commande arrive.',
    ask: `Vous voulez annuler la commande de ${total(order)} ?`,
  }),
  cancelled: ({ order, balanceCoins }) => ({
    say: `C'est annulé. ${capitalised(cameBack(order))}${order.coins > 0 ? `. Votre solde est de ${coins(balanceCoins)}` : ''}.`,
    card: {
      title: 'Commande annulée',
      text: [
        capitalised(goods(order.lines)),
        `${total(order)}, ${cameBack(order)}`,
        `Commande ${order.orderId}`,
      ].join('\n'),
    },
  }),
  kept: () => ({ say: "D'accord, je n'annule rien.", ask: anythingElse }),
  'too-late': ({ order, sellerName }, { today }) => ({
    say: `Votre ${orderName(order)} ${order.status === 'shipped' ? 'est déjà partie' : 'est déjà en préparation'}, je ne peux plus l'arrêter. Elle arrive ${onDay(order.deliveryDay, today)}, et le service client de ${sellerName} pourra vous aider ensuite.`,
    ask: anythingElse,
  }),
  'already-cancelled': ({ order, day }, { today }) => ({
    say: `Votre ${orderName(order)} est déjà annulée, c'était ${onDay(day, today)}. ${capitalised(cameBack(order))}.`,
    ask: anythingElse,
  }),
  'nothing-to-cancel': ({ delivered }, { today }) => ({
    say: delivered
      ? `Il n'y a rien à annuler : votre ${orderName(delivered.order)} a été livrée ${onDay(delivered.day, today)}.`
      : "Il n'y a rien à annuler : aucune commande n'est en route.",
    ask: anythingElse,
  }),
  'not-ordered': ({ said }) => ({
    say: `Je ne vois pas de commande ${noneOf(said)}, il n'y a donc rien à annuler.`,
    ask: anythingElse,
  }),
};
