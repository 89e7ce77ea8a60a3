import type { Moment, Speech, Words } from '../../outcome';
import {
  aboutDays,
  count,
  insteadOf,
  it,
  money,
  nameOf,
  noneOf,
  the,
  untilDay,
  your,
} from '../../phrases/fr-FR';
import { capitalised } from '../../phrases/phrases';
import type { DealFacts, DealsOutcomes, ListedDeal } from './outcomes';
import { screenOf } from './screen';

const subject = ({ item, mine }: DealFacts): string => (mine ? your(item) : the(item));

const goesDown = ({ item }: DealFacts): string => (item.names.fr.number === 'p' ? 'passent' : 'passe');

const lowest = ({ lowestRecent }: DealFacts): string =>
  lowestRecent ? ` Ces trente derniers jours, le prix le plus bas était de ${money(lowestRecent)}.` : '';

/** Que tout le monde n'y a pas droit ; le statut n'est nommé que s'il en existe un plus bas. */
function forWhom({ privilege }: DealFacts): string {
  if (!privilege) return '';
  if (privilege.kind === 'early') return " Vous l'avez en avant-première.";
  const { tier, isLowest } = privilege;
  return isLowest
    ? " C'est pour les fidèles."
    : ` C'est pour les fidèles, à partir du statut ${tier.names.fr}.`;
}

const runOut = ({ dueInDays }: DealFacts): string =>
  dueInDays === undefined ? '' : ` Vous devriez en manquer ${aboutDays(dueInDays)}.`;

const lowestShown = ({ lowestRecent }: DealFacts): string =>
  lowestRecent ? `Au plus bas sur 30 jours : ${money(lowestRecent)}` : '';

const screen = (facts: ListedDeal, { today }: Moment): NonNullable<Words['screen']> =>
  screenOf(facts, {
    title: 'Vos bons plans',
    deal: (one) => ({
      name: capitalised(nameOf(one.item)),
      price: money(one.price),
      was: money(one.was),
      cut: `−${one.percentOff} %`,
      until: capitalised(untilDay(one.endsOn, today)),
      lowest: lowestShown(one),
    }),
    hint: (other) => `« je le prends », « ${other} » ou « stop »`,
    yes: 'Je le prends',
    no: 'Non',
    next: 'Suivant',
  });

const question = ({ item, mine }: DealFacts): string =>
  mine ? `Je vous ${it(item)} mets ?` : 'Vous en voulez ?';

export const speech: Speech<DealsOutcomes> = {
  'first-deal': (facts, moment) => ({
    say: `Oui, ${facts.total === 1 ? 'un' : count(facts.total)}. ${capitalised(subject(facts))} ${goesDown(facts)} à ${money(facts.price)} ${untilDay(facts.endsOn, moment.today)}, ${insteadOf(facts.was, facts.lowestRecent)}${forWhom(facts)}`,
    ask: question(facts),
    screen: screen(facts, moment),
  }),
  deal: (facts, moment) => ({
    say: `${capitalised(subject(facts))}, moins ${facts.percentOff} %, à ${money(facts.price)} ${untilDay(facts.endsOn, moment.today)}.${lowest(facts)}${forWhom(facts)}${runOut(facts)}`,
    ask: question(facts),
    screen: screen(facts, moment),
  }),
  'more-deals': ({ others }) => ({
    say: others === 1 ? "Il m'en reste un." : `Il m'en reste ${count(others)}.`,
    ask: others === 1 ? 'Je vous le dis ?' : 'Je vous les dis ?',
  }),
  'no-more-deals': () => ({ say: "C'était le dernier.", ask: 'Autre chose ?' }),
  'no-deals': () => ({
    say: "Rien d'intéressant pour vous en promotion en ce moment.",
    ask: 'Il vous faut quelque chose ?',
  }),
  'no-deals-in-category': ({ category, others }) => ({
    say: `Rien en promotion pour vous côté ${category}.`,
    ask:
      others === 1
        ? "J'ai un autre bon plan. Je vous le dis ?"
        : `J'ai ${count(others)} autres bons plans. Je vous les dis ?`,
  }),
  'no-deal-for': ({ said, others }) => ({
    say: `Pas ${noneOf(said)} en promotion.`,
    ask:
      others === 1
        ? "J'ai un autre bon plan. Je vous le dis ?"
        : `J'ai ${count(others)} autres bons plans. Je vous les dis ?`,
  }),
  'deal-gone': () => ({ say: 'Cette offre vient de se terminer.', ask: 'Il vous faut autre chose ?' }),
};
