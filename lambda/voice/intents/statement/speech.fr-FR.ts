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

type Telling = (entry: DatedEntry) => string;
const cameIn: Telling = (entry) => `vous avez reçu ${amount(entry)}`;
const cameBack: Telling = (entry) => `${amount(entry)} vous ${areBack(entry)} pour ${goodsOf(entry)}`;
const went: Telling = (entry) => `${amount(entry)} ${entry.coins > -2 ? 'est parti' : 'sont partis'}`;

const happened: Record<MovementKind, Telling> = {
  'pack-purchase': (entry) => `vous avez acheté ${amount(entry)}`,
  'pack-withdrawal': (entry) => `vous avez rendu ${amount(entry)} contre remboursement`,
  reward: (entry) => `vous avez gagné ${amount(entry)}`,
  clawback: (entry) => `${amount(entry)} de récompense vous ont été repris`,
  'gift-code': (entry) => `un code cadeau vous a apporté ${amount(entry)}`,
  adjustment: (entry) =>
    entry.coins < 0 ? `${amount(entry)} ont été retirés pour correction` : cameIn(entry),
  purchase: (entry) => `vous avez payé ${amount(entry)}`,
  'order-hold': (entry) => `vous avez payé ${amount(entry)} pour ${goodsOf(entry)}`,
  'order-capture': cameBack,
  'order-void': cameBack,
  'order-expiry': cameBack,
  'order-refund': (entry) => (entry.coins < 0 ? went(entry) : cameBack(entry)),
  'promo-expiry': () => 'des jetons ont expiré',
  transfer: (entry) =>
    entry.coins < 0 ? `vous avez envoyé ${amount(entry)}` : `on vous a envoyé ${amount(entry)}`,
  'gift-hold': (entry) => `vous avez offert ${amount(entry)}`,
  'gift-accept': (entry) => `vous avez accepté un cadeau de ${amount(entry)}`,
  'gift-return': (entry) => `votre cadeau de ${amount(entry)} vous est revenu`,
  closing: (entry) => `votre porte-monnaie a été clôturé et ${amount(entry)} remboursés`,
  'digital-purchase': cameIn,
  'digital-reversal': went,
  'digital-use': went,
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
