import type { Progress } from '../../../domain/delivery/status';
import type { Speech } from '../../outcome';
import { dayOfSpan, doorName, hoursOf, spanOf, wallTime } from '../../phrases/delivery.fr-FR';
import { count, list, noneOf, onDay, timeOf } from '../../phrases/fr-FR';
import { orderName } from '../../phrases/orders.fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { AuthorizeDeliveryOutcomes, ReadOut } from './outcomes';

const anythingElse = 'Autre chose ?';
const whichDay = 'Quel jour ?';
const fromWhen = 'Entre quelle heure et quelle heure ?';
const allowIt = "J'autorise ?";

const minuteMs = 60_000;
const length = (ms: number): string =>
  ms < 60 * minuteMs ? `${count(ms / minuteMs, 'f')} minutes` : `${count(ms / minuteMs / 60, 'f')} heures`;

const what = ({ span, door, order }: ReadOut): string =>
  `${capitalised(dayOfSpan(span))}, ${hoursOf(span)}, un livreur pourra ouvrir la ${doorName(door)} une fois, pour votre ${orderName(order)}. La caméra enregistrera, et la porte sera reverrouillée.`;

const underWay: Partial<Record<Progress, string>> = {
  'at-the-door': 'Le livreur est devant la porte',
  inside: 'Le livreur est chez vous',
};

export const speech: Speech<AuthorizeDeliveryOutcomes> = {
  'link-account': () => ({
    say: "Pour laisser entrer un livreur, il me faut votre compte client. J'ai mis une carte dans l'application Alexa, vous le reliez en une minute. À bientôt.",
  }),
  'no-door': ({ sellerName }) => ({
    say: `Aucune de vos portes n'est équipée pour une livraison à l'intérieur. ${sellerName} peut y poser une serrure et une caméra.`,
    ask: anythingElse,
  }),
  'no-orders': () => ({
    say: "Vous n'avez aucune commande en route à déposer chez vous.",
    ask: anythingElse,
  }),
  'order-unknown': ({ said }) => ({
    say: `Je ne vois pas de commande ${noneOf(said)}, je ne laisse donc entrer personne.`,
    ask: anythingElse,
  }),
  'order-ended': ({ order }) => ({
    say: `Votre ${orderName(order)} n'est plus en route, je ne laisse donc entrer personne.`,
    ask: anythingElse,
  }),
  'which-order': ({ order, isFirst }) => ({
    say: isFirst ? 'Plusieurs commandes sont en route.' : 'Alors,',
    ask: `${isFirst ? "C'est" : "c'est"} pour votre ${orderName(order)} ?`,
  }),
  'has-window': ({ order, span }) => ({
    say: `Votre ${orderName(order)} doit être déposée ${spanOf(span)}.`,
    ask: 'Je change pour un autre moment ?',
  }),
  'under-way': ({ order, progress }) => ({
    say: `${underWay[progress] ?? "On s'occupe de la porte en ce moment"} : votre ${orderName(order)} est déjà en cours de dépôt.`,
    ask: anythingElse,
  }),
  'ask-day': () => ({ say: 'Volontiers.', ask: whichDay }),
  'ask-time': ({ isAgain }) =>
    isAgain
      ? { say: 'Vous pouvez dire : le matin, ou : entre dix heures et midi.', ask: fromWhen }
      : { say: 'Volontiers.', ask: fromWhen },
  'ask-from': () => ({ say: 'Volontiers.', ask: 'À partir de quelle heure ?' }),
  'ask-until': ({ from }) => ({ say: `À partir de ${wallTime(from)}.`, ask: "Jusqu'à quelle heure ?" }),
  'ask-afternoon': ({ from, until }) => ({
    say: 'Pour être sûr :',
    ask: `vous voulez dire de ${wallTime(from)} à ${wallTime(until % 1_440)} ?`,
  }),
  'no-such-time': ({ time }) => ({
    say: `Cette nuit-là, on avance les montres : ${wallTime(time)} n'existe pas.`,
    ask: fromWhen,
  }),
  'ask-which': ({ first, zone }) => ({
    say: `Cette nuit-là, on recule les montres : il est deux fois ${timeOf(first, zone)}.`,
    ask: 'Vous voulez dire la première fois ?',
  }),
  'ask-door': ({ doors }) => ({
    say: `Il y a ${list(doors.map((door) => `la ${doorName(door)}`))}.`,
    ask: 'Laquelle ?',
  }),
  'door-unknown': ({ door, doors }) => ({
    say: `La ${doorName(door)} n'est pas équipée. Il y a ${list(doors.map((one) => `la ${doorName(one)}`))}.`,
    ask: 'Laquelle ?',
  }),
  'in-the-past': () => ({ say: 'Ce moment est déjà passé.', ask: whichDay }),
  'too-short': ({ shortestMs }) => ({
    say: `Il faut au moins ${length(shortestMs)} au livreur.`,
    ask: fromWhen,
  }),
  'too-long': ({ longestMs }) => ({
    say: `Par sécurité, ${length(longestMs)} au plus.`,
    ask: fromWhen,
  }),
  'too-far': ({ furthestMs }) => ({
    say: `Je ne peux pas prévoir plus de ${count(furthestMs / minuteMs / 1_440)} jours à l'avance.`,
    ask: whichDay,
  }),
  overlaps: ({ span, door }) => ({
    say: `La ${doorName(door)} attend déjà une livraison ${spanOf(span)}, et c'est une à la fois.`,
    ask: fromWhen,
  }),
  'too-many': ({ most }) => ({
    say: `${capitalised(count(most, 'f'))} livraisons à l'intérieur sont déjà prévues, c'est le maximum. Vous pouvez en annuler une : dites, ne laisse pas entrer le livreur.`,
    ask: anythingElse,
  }),
  away: ({ until, today }) => ({
    say: `Vous ne vouliez personne avant votre retour, ${onDay(until, today)}. Pour y mettre fin, dites : nous sommes rentrés.`,
    ask: anythingElse,
  }),
  confirm: (read) => ({ say: what(read), ask: allowIt }),
  'confirm-again': (read, { turn }) => ({
    say: `${vary(turn, 'Pardon, oui ou non.', "Excusez-moi, je n'ai pas saisi.")} ${what(read)}`,
    ask: allowIt,
  }),
  authorized: ({ span, door }) => ({
    say: `C'est autorisé, ${spanOf(span)}. Je vous préviens quand la porte sera reverrouillée ; d'ici là, vous pouvez dire : n'ouvre à personne.`,
    ask: anythingElse,
    card: {
      title: "Livraison à l'intérieur autorisée",
      text: `${capitalised(spanOf(span))}, ${doorName(door)}. Un livreur pourra l'ouvrir une fois. La caméra enregistrera, et la porte sera reverrouillée.`,
    },
  }),
  lapsed: () => ({
    say: "C'était trop long, rien n'est autorisé. Redites-moi pour quand, s'il vous plaît.",
    ask: anythingElse,
  }),
  left: () => ({ say: "D'accord, personne n'entrera.", ask: anythingElse }),
  kept: () => ({ say: "D'accord, je ne change rien.", ask: anythingElse }),
};
