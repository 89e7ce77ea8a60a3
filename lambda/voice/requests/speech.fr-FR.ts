import type { FaultCode } from '../../domain/fault';
import type { Speech, Words } from '../outcome';
import { doorName, hoursOf } from '../phrases/delivery.fr-FR';
import {
  aboutDays,
  coins,
  goesOrGo,
  isOrAre,
  money,
  number,
  onDay,
  some,
  the,
  untilDay,
  your,
  yourCoins,
} from '../phrases/fr-FR';
import { cameBack, orderName } from '../phrases/orders.fr-FR';
import { capitalised, vary } from '../phrases/phrases';
import type { Action } from '../turn';
import { screenOf } from './screen';
import type { RequestOutcomes, Wanted } from './words';

const helpQuestion = 'Que puis-je faire pour vous ?';
const exampleOf = (item: Parameters<typeof some>[0] | undefined): string =>
  `commande ${item ? some(item) : 'du café'}`;

const greeting = 'Bonjour';
const answers = { yes: 'Oui, merci', no: 'Non merci' };

/** Une chose qui compte, puis sa question : dites et montrées de même. */
const welcomeAsking = (fact: string, question: string): Words => ({
  say: `${greeting}. ${fact}`,
  ask: question,
  screen: screenOf({
    title: greeting,
    fact,
    question,
    hint: '« oui », « non » ou « quels sont mes bons plans ? »',
    answers,
  }),
});

/** Une question à laquelle on répond par ce qu'on veut, comme le montre l'exemple. */
const welcomeScreen = (fact: string, hint: string) =>
  screenOf({ title: greeting, fact, question: helpQuestion, hint });

/** Ce qui s'est passé, et ce qui est gardé ; tout le reste est une excuse. */
const faults: Partial<Record<FaultCode, string>> = {
  'store-throttled':
    'Le magasin est débordé en ce moment, je me suis arrêté avant de changer quoi que ce soit.',
  'store-conflict': "Quelqu'un d'autre de la maison a été plus rapide au même moment, je n'ai rien changé.",
  'store-unavailable': "C'est plus long que d'habitude, et je n'ai rien changé.",
  'store-unknown': "C'est plus long que d'habitude. C'est peut-être passé, et ça ne se fera pas deux fois.",
};

/** Comment répondre à une question, de deux façons : l'aide n'est jamais deux fois la même. */
const helps: Record<Wanted, [string, string]> = {
  'yes-to-order': [
    "Rien n'est commandé avant votre oui, et vous payez avec vos jetons. Vous pouvez aussi nommer un autre produit.",
    'Si vous dites oui, je commande et vos jetons paient. Sinon, dites non, ou bien : mets-en deux.',
  ],
  'yes-to-top-up': [
    "Rien n'est débité avant votre oui. Vous pouvez aussi dire : mets-en mille.",
    'Si vous dites oui, je les achète avec votre carte. Vous pouvez aussi dire un autre nombre.',
  ],
  'yes-to-sending': [
    'Ils restent à vous tant que vous ne dites pas oui. Vous pouvez aussi dire : mets-en cent.',
    'Si vous dites oui, je les envoie. Vous pouvez aussi dire un autre nombre.',
  ],
  yes: [
    'Vous pouvez répondre oui ou non, nommer un produit, ou dire stop.',
    'Un oui ou un non suffit. Vous pouvez aussi demander autre chose.',
  ],
  number: [
    'Dites un nombre de jetons, cinq cents par exemple. Un jeton vaut un centime.',
    'Vous pouvez dire un nombre, comme mille, ou dire stop.',
  ],
  contact: [
    "Dites le nom d'un de vos contacts. Ils s'ajoutent sur la page de votre compte.",
    "Vous pouvez dire le nom d'un contact, ou dire stop.",
  ],
  'yes-to-delivery': [
    "Personne n'entrera avant votre oui et votre code. Vous pouvez aussi dire un autre jour, une autre heure ou une autre porte.",
    'Si vous dites oui, je vous demande votre code. Vous pouvez aussi dire : plutôt demain matin.',
  ],
  day: [
    'Dites un jour, demain ou vendredi par exemple.',
    'Vous pouvez dire un jour ou une date, ou dire stop.',
  ],
  time: [
    'Vous pouvez dire : le matin, ou : entre dix heures et midi.',
    'Dites un moment de la journée, ou dites stop.',
  ],
  door: ["Dites le nom d'une porte, la porte d'entrée par exemple.", "Nommez l'une d'elles, ou dites stop."],
  digits: ['Lisez-moi les chiffres, quatre par quatre.', 'Vous pouvez les dire un par un, ou dire stop.'],
  product: [
    'Nommez ce qui manque à la maison, du café par exemple.',
    'Vous pouvez nommer un produit, ou dire stop.',
  ],
};

const unfinished: Record<Action, string> = {
  order: "je n'ai rien commandé",
  'top-up': "je n'ai rien acheté",
  sending: "je n'ai rien envoyé",
  delivery: "personne n'entrera",
};

export const speech: Speech<RequestOutcomes> = {
  'welcome-gift': ({ gift, worth }) =>
    welcomeAsking(
      `${gift.senderName} vous a envoyé ${coins(gift.coins)}, soit ${money(worth)}.`,
      gift.coins === 1 ? "Je l'accepte ?" : 'Je les accepte ?',
    ),
  'welcome-arriving': ({ order }, { today }) => {
    const fact = `Votre ${orderName(order)} arrive ${onDay(order.deliveryDay, today)}.`;
    const screen = welcomeScreen(fact, '« Où est ma commande ? » ou « quels sont mes bons plans ? »');
    return { say: `${greeting}. ${fact}`, ask: helpQuestion, screen };
  },
  'welcome-delivery': ({ span, door }) => {
    const fact = `Un livreur peut ouvrir votre ${doorName(door)} aujourd'hui ${hoursOf(span)}.`;
    const screen = welcomeScreen(fact, "« Le livreur est passé ? » ou « n'ouvre à personne »");
    return { say: `${greeting}. ${fact}`, ask: helpQuestion, screen };
  },
  'welcome-declined': ({ order }) => {
    const fact = `Votre carte a été refusée : votre ${orderName(order)} est annulée. ${capitalised(cameBack(order))}.`;
    const screen = welcomeScreen(
      fact,
      `« ${capitalised(exampleOf(order.lines[0]))} » ou « achète des jetons »`,
    );
    return { say: `${greeting}. ${fact}`, ask: helpQuestion, screen };
  },
  'welcome-top-up-declined': ({ coins: number }) => {
    const fact = `Le paiement de ${yourCoins(number)} n'est pas passé, rien n'est débité.`;
    return {
      say: `${greeting}. ${fact} Vérifiez la carte de votre compte, ou dites : achète des jetons.`,
      ask: helpQuestion,
      screen: welcomeScreen(fact, '« Achète des jetons »'),
    };
  },
  'welcome-expiring': ({ coins: some, worth, lastDay }, { today }) => {
    const fact = `${number(some)} de vos jetons, soit ${money(worth)}, ne sont valables que ${untilDay(lastDay, today)}.`;
    return {
      say: `${greeting}. ${fact} Vous pouvez les utiliser pour n'importe quelle commande.`,
      ask: helpQuestion,
      screen: welcomeScreen(fact, '« Quand expirent mes jetons ? » ou « quels sont mes bons plans ? »'),
    };
  },
  'welcome-due': ({ item, dueInDays }) =>
    welcomeAsking(
      `${capitalised(your(item))} ${goesOrGo(item)} manquer ${aboutDays(dueInDays)}.`,
      "J'en recommande ?",
    ),
  'welcome-deal': ({ item, price, percentOff }) =>
    welcomeAsking(
      `${capitalised(the(item))} ${isOrAre(item)} à moins ${percentOff} % pour vous, à ${money(price)}.`,
      'Ça vous dit ?',
    ),
  welcome: ({ example, linked }) => ({
    say: linked
      ? `Bonjour, votre majordome vous écoute. Vous pouvez dire : ${exampleOf(example)}, ou : quels sont mes bons plans.`
      : 'Bonjour, je suis votre majordome. Je recommande ce que la maison consomme, et je connais les bons plans.',
    ask: helpQuestion,
    screen: welcomeScreen(
      linked
        ? 'Votre majordome vous écoute.'
        : 'Je recommande ce que la maison consomme, et je connais les bons plans.',
      linked
        ? `« ${capitalised(exampleOf(example))} » ou « quels sont mes bons plans ? »`
        : '« Quels sont mes bons plans ? »',
    ),
  }),
  help: ({ example, linked, hasDoor }) => ({
    say: linked
      ? `Je recommande vos produits, je vous dis vos bons plans, votre solde, ou où en est une commande. Vous payez en jetons, un centime le jeton.${hasDoor ? ' Je peux aussi faire déposer une commande chez vous : dites, laisse entrer le livreur demain matin.' : ''} Dites par exemple : ${exampleOf(example)}.`
      : "Je peux vous dire les bons plans et trouver des produits. Pour commander, reliez votre compte client dans l'application Alexa.",
    ask: "Qu'est-ce qui vous ferait plaisir ?",
  }),
  'help-waiting': ({ wanted }, { turn }) => ({ say: vary(turn, ...helps[wanted]) }),
  'missed-once': () => ({ say: 'Pardon,', ask: 'que puis-je faire pour vous ?' }),
  'missed-twice': ({ example }) => ({
    say: `Vous pouvez dire : ${exampleOf(example)}, ou : quels sont mes bons plans.`,
    ask: 'Que désirez-vous ?',
  }),
  'missed-thrice': () => ({
    say: "J'en reste là, rien n'a changé. Appelez-moi quand vous voulez. Au revoir.",
  }),
  'what-then': (_facts, { turn }) => ({ say: vary(turn, 'Volontiers.', 'Bien sûr.'), ask: helpQuestion }),
  enough: (_facts, { turn }) => ({ say: vary(turn, "D'accord.", 'Très bien.'), ask: 'Autre chose ?' }),
  'nothing-more': () => ({ say: "Je n'ai rien d'autre à vous lire.", ask: helpQuestion }),
  'nothing-to-repeat': () => ({ say: "Je n'ai encore rien dit.", ask: helpQuestion }),
  goodbye: ({ undone }, { turn }) => ({
    say: undone
      ? `D'accord, ${unfinished[undone]}. Au revoir.`
      : vary(turn, 'Au revoir.', 'À votre service. Au revoir.'),
  }),
  fault: ({ code, waiting }) => ({
    say: faults[code] ?? "Je suis désolé, quelque chose a mal tourné de mon côté, c'est noté.",
    ask: waiting ? "J'essaie encore ?" : 'Vous voulez essayer autre chose ?',
  }),
};
