import type { Day } from '../../../domain/time';
import type { Speech } from '../../outcome';
import { count, de, list, money, nameOf, noneOf, onDay, quantityOf, units } from '../../phrases/fr-FR';
import { goods } from '../../phrases/orders.fr-FR';
import { inPeriod } from '../../phrases/period.fr-FR';
import { capitalised, vary } from '../../phrases/phrases';
import type { LastPurchase, PurchaseHistoryOutcomes } from './outcomes';

const anythingElse = 'Autre chose ?';
const reorderOr = (offer: boolean): string => (offer ? "J'en recommande ?" : anythingElse);
const latestQuestion = 'Je vous lis vos derniers achats ?';

/** « à peu près une fois par semaine » : sans fausse précision. */
function rhythm(days: number): string {
  if (days < 2) return 'presque tous les jours';
  if (days < 6) return `à peu près tous les ${count(days)} jours`;
  if (days < 11) return 'à peu près une fois par semaine';
  if (days < 25) return `à peu près toutes les ${count(Math.round(days / 7))} semaines`;
  return days < 46
    ? 'à peu près une fois par mois'
    : `à peu près tous les ${count(Math.round(days / 30))} mois`;
}

function lastBought({ line, day, unitPrice, comesOn }: LastPurchase, today: Day): string {
  const price = unitPrice ? `, à ${money(unitPrice)}${line.quantity > 1 ? ' pièce' : ''}` : '';
  const coming = comesOn ? ` La livraison est prévue ${onDay(comesOn, today)}.` : '';
  return `Votre dernier achat ${de(nameOf(line))}, c'était ${onDay(day, today)} : ${units(line, line.quantity)}${price}.${coming}`;
}

export const speech: Speech<PurchaseHistoryOutcomes> = {
  'link-account': () => ({
    say: "Vos achats sont sur votre compte client, qui n'est pas encore relié. J'ai mis une carte dans l'application Alexa, ça prend une minute. À bientôt.",
  }),
  'nothing-bought': () => ({
    say: "Vous n'avez encore rien acheté ici.",
    ask: 'Vous voulez commander quelque chose ?',
  }),
  'last-bought': ({ last, everyDays, offer }, { today }) => ({
    say: `${lastBought(last, today)}${everyDays === undefined ? '' : ` Vous en prenez ${rhythm(everyDays)}.`}`,
    ask: reorderOr(offer),
  }),
  'never-bought': ({ item, offer }) => ({
    say: `Vous n'avez jamais acheté ${de(nameOf(item))} ici.`,
    ask: offer ? 'Vous en voulez ?' : anythingElse,
  }),
  'not-found': ({ said }) => ({
    say: `Je ne vois pas ${noneOf(said)} dans vos achats.`,
    ask: anythingElse,
  }),
  'bought-then': ({ totals, period, offer }, { today }) => {
    const [first] = totals;
    const lastDay = first && first.purchases > 1 ? `, la dernière fois ${onDay(first.lastDay, today)}` : '';
    const all = capitalised(list(totals.map(({ line }) => quantityOf(line, line.quantity))));
    return { say: `${all} ${inPeriod(period, today)}${lastDay}.`, ask: reorderOr(offer) };
  },
  'not-bought-then': ({ last, period, offer }, { today }) => ({
    say: `Pas ${de(nameOf(last.line))} ${inPeriod(period, today)}. La dernière fois, c'était ${onDay(last.day, today)}.`,
    ask: reorderOr(offer),
  }),
  'all-then': ({ totals, period, more, isFirst, isPartial }, { today }) => {
    const all = list(totals.map(({ line }) => quantityOf(line, line.quantity)));
    const partial = isPartial ? 'Sur les cent dernières commandes de cette période : ' : '';
    const whole = isFirst
      ? `${partial}${capitalised(inPeriod(period, today))}, vous avez acheté ${all}.`
      : `${capitalised(all)}.`;
    if (more === 0) return { say: whole, ask: anythingElse };
    return {
      say: `${whole} Il y a ${more === 1 ? 'un autre produit' : `${count(more)} autres produits`}.`,
      ask: 'Je continue ?',
    };
  },
  'nothing-then': ({ period }, { today }) => ({
    say: `Vous n'avez rien acheté ${inPeriod(period, today)}.`,
    ask: latestQuestion,
  }),
  latest: ({ orders, more }, { today }) => ({
    say: orders.map(({ day, lines }) => `${capitalised(onDay(day, today))}, ${goods(lines)}.`).join(' '),
    ask: more ? 'Je continue ?' : anythingElse,
  }),
  'no-more': () => ({ say: "C'est tout.", ask: anythingElse }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, "Pardon, je n'ai pas compris.", "Excusez-moi, je n'ai pas saisi."),
    ask: 'Vous voulez entendre la suite de vos achats ?',
  }),
  'unclear-date': () => ({ say: "Je n'ai pas bien compris la date.", ask: latestQuestion }),
  'still-to-come': () => ({
    say: "C'est encore à venir, il n'y a donc rien à en dire.",
    ask: latestQuestion,
  }),
};
