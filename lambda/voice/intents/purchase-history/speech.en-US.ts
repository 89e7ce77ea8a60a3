import type { Day } from '../../../domain/time';
import type { Speech } from '../../outcome';
import { count, itOrThem, list, money, nameOf, onDay, quantityOf, units } from '../../phrases/en-US';
import { goods } from '../../phrases/orders.en-US';
import { inPeriod } from '../../phrases/period.en-US';
import { capitalised, type Named, vary } from '../../phrases/phrases';
import type { Period } from '../../slots';
import type { LastPurchase, PurchaseHistoryOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const reorderOr = (offer: boolean, item: Named): string =>
  offer ? `Shall I reorder ${itOrThem(item)}?` : anythingElse;
const latestQuestion = 'Shall I read you your last purchases?';

/** "about once a week": no false precision. */
function rhythm(days: number): string {
  if (days < 2) return 'nearly every day';
  if (days < 6) return `about every ${count(days)} days`;
  if (days < 11) return 'about once a week';
  if (days < 25) return `about every ${count(Math.round(days / 7))} weeks`;
  return days < 46 ? 'about once a month' : `about every ${count(Math.round(days / 30))} months`;
}

/** A date is set apart by a second comma. */
function whenSaid(period: Period, today: Day): string {
  const when = inPeriod(period, today);
  return when.includes(',') ? `${when},` : when;
}

function lastBought({ line, day, unitPrice, comesOn }: LastPurchase, today: Day): string {
  const price = unitPrice ? `, at ${money(unitPrice)}${line.quantity > 1 ? ' each' : ''}` : '';
  const coming = comesOn ? ` It comes ${onDay(comesOn, today)}.` : '';
  return `You last bought ${nameOf(line)} ${onDay(day, today)}: ${units(line, line.quantity)}${price}.${coming}`;
}

export const speech: Speech<PurchaseHistoryOutcomes> = {
  'link-account': () => ({
    say: "Your purchases are kept with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
  'nothing-bought': () => ({
    say: "You haven't bought anything here yet.",
    ask: 'Would you like to order something?',
  }),
  'last-bought': ({ last, everyDays, offer }, { today }) => ({
    say: `${lastBought(last, today)}${everyDays === undefined ? '' : ` You buy ${itOrThem(last.line)} ${rhythm(everyDays)}.`}`,
    ask: reorderOr(offer, last.line),
  }),
  'never-bought': ({ item, offer }) => ({
    say: `You've never bought ${nameOf(item)} here.`,
    ask: offer ? 'Would you like some?' : anythingElse,
  }),
  'not-found': ({ said }) => ({ say: `I don't see any ${said} among your purchases.`, ask: anythingElse }),
  'bought-then': ({ totals, last, period, offer }, { today }) => {
    const [first] = totals;
    const lastDay = first && first.purchases > 1 ? `, the last time ${onDay(first.lastDay, today)}` : '';
    const all = capitalised(list(totals.map(({ line }) => quantityOf(line, line.quantity))));
    return {
      say: `${all} ${inPeriod(period, today)}${lastDay}.`,
      ask:
        offer && totals.length > 1
          ? `Shall I reorder the ${nameOf(last.line)}?`
          : reorderOr(offer, last.line),
    };
  },
  'not-bought-then': ({ last, period, offer }, { today }) => ({
    say: `No ${nameOf(last.line)} ${inPeriod(period, today)}. The last time was ${onDay(last.day, today)}.`,
    ask: reorderOr(offer, last.line),
  }),
  'all-then': ({ totals, period, more, isFirst, isPartial }, { today }) => {
    const all = list(totals.map(({ line }) => quantityOf(line, line.quantity)));
    const partial = isPartial ? 'Counting the last hundred orders of that time: ' : '';
    const whole = isFirst
      ? `${partial}${capitalised(whenSaid(period, today))} you bought ${all}.`
      : `${capitalised(all)}.`;
    if (more === 0) return { say: whole, ask: anythingElse };
    return {
      say: `${whole} And ${count(more)} more ${more === 1 ? 'product' : 'products'}.`,
      ask: 'Shall I go on?',
    };
  },
  'nothing-then': ({ period }, { today }) => ({
    say: `You bought nothing ${inPeriod(period, today)}.`,
    ask: latestQuestion,
  }),
  latest: ({ orders, more }, { today }) => ({
    say: orders.map(({ day, lines }) => `${capitalised(onDay(day, today))}, ${goods(lines)}.`).join(' '),
    ask: more ? 'Shall I go on?' : anythingElse,
  }),
  'no-more': () => ({ say: "That's all.", ask: anythingElse }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, 'Sorry, I missed that.', 'I beg your pardon.'),
    ask: 'Would you like to hear more of your purchases?',
  }),
  'unclear-date': () => ({ say: "I didn't catch which time you mean.", ask: latestQuestion }),
  'still-to-come': () => ({
    say: "That is still to come, so there's nothing to tell yet.",
    ask: latestQuestion,
  }),
};
