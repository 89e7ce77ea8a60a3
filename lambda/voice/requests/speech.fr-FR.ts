import type { FaultCode } from '../../domain/fault';
import type { Speech } from '../outcome';
import { aboutDays, goesOrGo, isOrAre, money, nameOf, onDay, some, the, your } from '../phrases/fr-FR';
import { capitalised, vary } from '../phrases/phrases';
import type { RequestOutcomes } from './words';

const helpQuestion = 'Que puis-je faire pour vous ?';
const exampleOf = (item: Parameters<typeof some>[0] | undefined): string =>
  `commande ${item ? some(item) : 'du café'}`;

/** Ce qui s'est passé, et ce qui est gardé ; tout le reste est une excuse. */
const faults: Partial<Record<FaultCode, string>> = {
  'store-throttled':
    'Le magasin est débordé en ce moment, je me suis arrêté avant de changer quoi que ce soit.',
  'store-conflict': "Quelqu'un d'autre de la maison a été plus rapide au même moment, je n'ai rien changé.",
  'store-unavailable': "C'est plus long que d'habitude, et je n'ai rien changé.",
  'store-unknown': "C'est plus long que d'habitude. C'est peut-être passé, et ça ne se fera pas deux fois.",
};

export const speech: Speech<RequestOutcomes> = {
  'welcome-arriving': ({ order }, { today }) => {
    const [line] = order.lines;
    const what = line ? `Votre commande avec ${nameOf(line)}` : 'Votre commande';
    return {
      say: `Bonjour. ${what} arrive ${onDay(order.deliveryDay, today)}.`,
      ask: helpQuestion,
    };
  },
  'welcome-due': ({ item, dueInDays }) => ({
    say: `Bonjour. ${capitalised(your(item))} ${goesOrGo(item)} manquer ${aboutDays(dueInDays)}.`,
    ask: "J'en recommande ?",
  }),
  'welcome-deal': ({ item, price, percentOff }) => ({
    say: `Bonjour. ${capitalised(the(item))} ${isOrAre(item)} à moins ${percentOff} % pour vous, à ${money(price)}.`,
    ask: 'Ça vous dit ?',
  }),
  welcome: ({ example, linked }) => ({
    say: linked
      ? `Bonjour, votre majordome vous écoute. Vous pouvez dire : ${exampleOf(example)}, ou : quels sont mes bons plans.`
      : 'Bonjour, je suis votre majordome. Je recommande ce que la maison consomme, et je connais les bons plans.',
    ask: helpQuestion,
  }),
  help: ({ example, linked }) => ({
    say: linked
      ? `Je peux recommander un produit, vous dire vos bons plans, vos jetons, ou où en est une commande. Dites par exemple : ${exampleOf(example)}, ou : où est ma commande.`
      : "Je peux vous dire les bons plans et trouver des produits. Pour commander, reliez votre compte client dans l'application Alexa.",
    ask: "Qu'est-ce que vous voulez ?",
  }),
  'help-waiting': () => ({
    say: 'Vous pouvez répondre oui ou non, dire un autre produit ou une autre quantité, ou dire stop.',
  }),
  'missed-once': () => ({ say: 'Pardon,', ask: 'que puis-je faire pour vous ?' }),
  'missed-twice': ({ example }) => ({
    say: `Vous pouvez dire : ${exampleOf(example)}, ou : quels sont mes bons plans.`,
    ask: 'Lequel des deux ?',
  }),
  'missed-thrice': () => ({
    say: "J'en reste là, rien n'a changé. Appelez-moi quand vous voulez. Au revoir.",
  }),
  'what-then': (_facts, { turn }) => ({ say: vary(turn, 'Volontiers.', 'Bien sûr.'), ask: helpQuestion }),
  'nothing-more': () => ({ say: "Il n'y a plus rien dans cette liste.", ask: helpQuestion }),
  'nothing-to-repeat': () => ({ say: "Je n'ai encore rien dit.", ask: helpQuestion }),
  goodbye: (_facts, { turn }) => ({ say: vary(turn, 'Au revoir.', 'À votre service. Au revoir.') }),
  fault: ({ code, waiting }) => ({
    say: faults[code] ?? "Je suis désolé, quelque chose a mal tourné de mon côté, c'est noté.",
    ask: waiting ? "J'essaie encore ?" : 'Vous voulez essayer autre chose ?',
  }),
};
