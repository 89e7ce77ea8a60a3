import type { MovementKind } from '../../../domain/wallet/wallet';
import type { Moment, Speech } from '../../outcome';
import { coins, onDay } from '../../phrases/fr-FR';
import { goods } from '../../phrases/orders.fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { DatedEntry, StatementOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const goodsOf = ({ order }: DatedEntry): string => (order ? goods(order.lines) : 'une commande');
const amount = ({ coins: moved }: DatedEntry): string => coins(Math.abs(moved));
const areBack = ({ coins: moved }: DatedEntry): string => (moved < 2 ? 'est revenu' : 'sont revenus');

const happened: Record<MovementKind, (entry: DatedEntry) => string> = {
  'order-payment': (entry) => `vous avez payé ${amount(entry)} pour ${goodsOf(entry)}`,
  'order-refund': (entry) => `${amount(entry)} vous ${areBack(entry)} pour ${goodsOf(entry)}`,
  grant: (entry) => `vous avez reçu ${amount(entry)}`,
};

/** Un jour n'est nommé qu'une fois, tant qu'on y reste. */
function sentence(entry: DatedEntry, before: DatedEntry | undefined, { today }: Moment): string {
  const day = entry.day === before?.day ? 'le même jour' : onDay(entry.day, today);
  return `${capitalised(day)}, ${happened[entry.kind](entry)}.`;
}

export const speech: Speech<StatementOutcomes> = {
  movements: ({ entries, more }, moment) => ({
    say: entries.map((entry, place) => sentence(entry, entries[place - 1], moment)).join(' '),
    ask: more ? 'Vous voulez la suite ?' : anythingElse,
  }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, "Pardon, je n'ai pas compris.", "Excusez-moi, je n'ai pas saisi."),
    ask: 'Je vous lis les mouvements précédents ?',
  }),
  'nothing-yet': () => ({ say: "Rien n'a encore bougé dans votre porte-monnaie.", ask: anythingElse }),
  'link-account': () => ({
    say: "Votre relevé est sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
};
