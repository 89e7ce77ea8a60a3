import type { Order, OrderLine, Quote } from '../../../domain/orders/order';
import type { Moment, Speech, Words } from '../../outcome';
import {
  choice,
  coins,
  count,
  isOrAre,
  list,
  money,
  nameOf,
  number,
  onDay,
  quantityOf,
  units,
  untilTime,
} from '../../phrases/en-US';
import { capitalised, vary } from '../../phrases/phrases';
import type { ConfirmFacts, PriceCut, ReorderOutcomes } from './outcomes';
import { screenOf } from './screen';

const total = (quote: Pick<Quote, 'totalCents' | 'currency'>): string =>
  money({ cents: quote.totalCents, currency: quote.currency });

/** Longer orders are read by name alone, but all of it: nothing is bought unheard. */
const mostCounted = 4;

/** "Your usual ground coffee, two bags" or every line of a longer order. */
export function goods(lines: Quote['lines'], usual: boolean): string {
  const [line] = lines;
  if (line && lines.length === 1) {
    const name = usual ? `Your usual ${nameOf(line)}` : capitalised(nameOf(line));
    return `${name}, ${units(line, line.quantity)}`;
  }
  const one = (each: OrderLine) =>
    lines.length <= mostCounted ? quantityOf(each, each.quantity) : timesOf(each, each.quantity);
  return capitalised(list(lines.map(one)));
}

const timesOf = (line: OrderLine, quantity: number): string =>
  quantity === 1 ? nameOf(line) : `${count(quantity)} times ${nameOf(line)}`;

const goneWords = (gone: ConfirmFacts['gone']): string =>
  gone?.length ? ` ${capitalised(list(gone.map(nameOf)))} can't be had today.` : '';

const unknownWords = (unknown: string[] | undefined): string =>
  unknown?.length ? ` I don't have ${choice(unknown)}.` : '';

function delivery(quote: Quote, moment: Moment): string {
  const day = onDay(quote.deliveryDay, moment.today);
  return quote.deliveryCents === 0 ? `with free delivery ${day}` : `delivery included, ${day}`;
}

function cutWords(cut: PriceCut | undefined): string {
  if (!cut) return '';
  const lowest = cut.lowestRecent
    ? ` Its lowest price in the last thirty days was ${money(cut.lowestRecent)}.`
    : '';
  return ` On the deal, each is ${money(cut.now)} instead of ${money(cut.was)}.${lowest}`;
}

const reasons = {
  expired: 'That price has run out, so here it is again. ',
  'deal-sold-out': "That deal can't fill the order anymore. At the normal price: ",
  'balance-changed': 'Your coins have moved meanwhile, so once more: ',
};

const cardPart = ({ cardCents, currency }: Pick<Quote, 'cardCents' | 'currency'>): string =>
  money({ cents: cardCents, currency });

/** What it takes: coins, and the saved card for what they do not pay. */
function takes(quote: Quote): string {
  if (quote.cardCents === 0) return `That's ${coins(quote.coins)}`;
  if (quote.coins === 0) return 'All of it goes on your card';
  return `That takes ${coins(quote.coins)}, and ${cardPart(quote)} on your card`;
}

const enough = ({ cardCents }: Quote): string => (cardCents === 0 ? ', and you have enough.' : '.');

const confirmQuestion = (quote: Quote): string =>
  quote.lines.length === 1 && quote.lines[0]?.quantity === 1 ? 'Shall I order it?' : 'Shall I order that?';

/** Seller, goods, delivery and total. */
function read(
  { quote, sellerName, usual, cut, reason, gone, unknown }: ConfirmFacts,
  moment: Moment,
): string {
  const before = reason ? reasons[reason] : '';
  const price = `${total(quote)} ${delivery(quote, moment)}, from ${sellerName}.`;
  return `${before}${goods(quote.lines, usual)}, ${price}${cutWords(cut)}${goneWords(gone)}${unknownWords(unknown)} ${takes(quote)}${enough(quote)}`;
}

/** What another number changes, and the seller: product and price cut were just read. */
function readChanged({ quote, sellerName }: ConfirmFacts, moment: Moment): string {
  const [line] = quote.lines;
  const goods = line ? `${capitalised(units(line, line.quantity))} from ${sellerName}, ` : '';
  return `${goods}${total(quote)} ${delivery(quote, moment)}. ${takes(quote)}.`;
}

/** "1,500 coins and $3.60 by card" */
const paidWith = (paid: Pick<Quote, 'coins' | 'cardCents' | 'currency'>): string =>
  [
    ...(paid.coins > 0 ? [coins(paid.coins)] : []),
    ...(paid.cardCents > 0 ? [`${cardPart(paid)} by card`] : []),
  ].join(' and ');

function confirm(facts: ConfirmFacts, moment: Moment): Words {
  const { quote, sellerName, renumbered } = facts;
  return {
    say: renumbered ? readChanged(facts, moment) : read(facts, moment),
    ask: confirmQuestion(quote),
    screen: screenOf(quote, {
      title: 'Your order',
      when: `Delivery ${onDay(quote.deliveryDay, moment.today)}`,
      seller: `Sold by ${sellerName}`,
      total: total(quote),
      coins: paidWith(quote),
      line: (line) => ({ name: capitalised(nameOf(line)), detail: units(line, line.quantity) }),
      hint: '“Yes”, “no” or “make it two”',
      yes: 'Yes, order',
      no: 'No',
    }),
  };
}

const receipt = (order: Order, sellerName: string, moment: Moment): string =>
  [
    ...order.lines.map((line) => `${capitalised(nameOf(line))}: ${units(line, line.quantity)}`),
    `Sold by ${sellerName}`,
    `Delivery ${onDay(order.deliveryDay, moment.today)}`,
    `Total ${total(order)}: ${paidWith(order)}`,
    `Order ${order.orderId}`,
  ].join('\n');

const charging = (order: Order): string =>
  order.cardCents > 0 ? ` I'm charging ${cardPart(order)} to your card; without it, nothing ships.` : '';

const whatInstead = 'What else can I get you?';

export const speech: Speech<ReorderOutcomes> = {
  'which-product': (_facts, { turn }) => ({
    say: vary(turn, 'With pleasure.', 'Of course.', 'Right away.'),
    ask: 'What would you like to order?',
  }),
  'which-again': () => ({ say: 'Sorry,', ask: 'what would you like to order?' }),
  'which-one': ({ items, asked, first, inTurn }) =>
    first
      ? {
          say: `${inTurn ? `One at a time: ${inTurn.first} first, then ask me for ${list(inTurn.later)}. ` : ''}I found ${count(items.length)}: ${list(items.map(nameOf))}.`,
          ask: `Would you like the ${nameOf(asked)}?`,
        }
      : { say: 'All right.', ask: `The ${nameOf(asked)} then?` },
  'which-one-again': ({ asked }, { turn }) => ({
    say: vary(turn, 'Sorry, I missed that.', 'Say yes, no, or its name.'),
    ask: vary(turn, `Would you like the ${nameOf(asked)}?`, `The ${nameOf(asked)}, is that right?`),
  }),
  'not-found': ({ said }) => ({ say: `I don't have ${said}.`, ask: whatInstead }),
  'nothing-else-fits': () => ({
    say: 'Those were the nearest I have.',
    ask: 'What should I look for instead?',
  }),
  'gone-meanwhile': () => ({ say: 'It has just sold out, so nothing is ordered.', ask: whatInstead }),
  'no-other': ({ item, cheaper }) => ({
    say: cheaper ? "That's the cheapest I have." : "That's the only kind I have.",
    ask: `Would you like the ${nameOf(item)}?`,
  }),
  'offer-again': ({ item }, { turn }) => ({
    say: vary(turn, 'Just a yes or a no will do.', 'Sorry, I missed that.'),
    ask: vary(turn, `Would you like ${nameOf(item)}?`, `Shall I order ${nameOf(item)}?`),
  }),
  near: ({ said, item }) => ({
    say: `I don't have ${said}. The nearest is ${nameOf(item)}.`,
    ask: 'Would you like that instead?',
  }),
  'out-of-stock': ({ item, instead }) =>
    instead
      ? {
          say: `${capitalised(nameOf(item))} ${isOrAre(item)} out of stock. I do have ${nameOf(instead)}.`,
          ask: 'Would you like that instead?',
        }
      : { say: `${capitalised(nameOf(item))} ${isOrAre(item)} out of stock for now.`, ask: whatInstead },
  discontinued: ({ item, instead }) =>
    instead
      ? {
          say: `${capitalised(nameOf(item))} ${isOrAre(item)} no longer made. ${capitalised(nameOf(instead))} took its place.`,
          ask: 'Would you like that instead?',
        }
      : { say: `${capitalised(nameOf(item))} ${isOrAre(item)} no longer made.`, ask: whatInstead },
  'how-many': ({ item, most }) => ({
    say: `I can order from one to ${count(most)}.`,
    ask: item
      ? `How many ${item.names.en.unit.many} of ${nameOf(item)} would you like?`
      : 'How many would you like?',
  }),
  'too-many': ({ item, most }) => ({
    say: `The most I can order at once is ${units(item, most)}.`,
    ask: `Shall I make it ${count(most)}?`,
  }),
  'only-left': ({ item, left }) => ({
    say: `There ${left === 1 ? 'is' : 'are'} only ${units(item, left)} of ${nameOf(item)} left.`,
    ask: left === 1 ? 'Would you like it?' : 'Would you like those?',
  }),
  'one-at-a-time': () => ({
    say: 'I can only change the number when there is one product in the order.',
    ask: 'Shall I order it as it is?',
  }),
  'link-account': () => ({
    say: "To order, link your store account first: I've put a card in the Alexa app. Until then, ask me for the deals. Goodbye.",
  }),
  confirm,
  'confirm-again': ({ quote }) => ({
    say: 'Sorry, I missed that.',
    ask: `Shall I order ${list(quote.lines.map((line) => quantityOf(line, line.quantity)))} for ${total(quote)}?`,
  }),
  'confirm-help': ({ quote }) => ({
    say: 'You can say yes, no, or another number, like make it two.',
    ask: `Do you want the order of ${total(quote)}?`,
  }),
  'not-enough-coins': ({ quote, missingCoins, balanceCoins, affordable, mayUseCard }) => {
    const [line] = quote.lines;
    const what = line && quote.lines.length === 1 ? capitalised(quantityOf(line, line.quantity)) : 'That';
    const short = `${what} would be ${total(quote)}, or ${coins(quote.totalCents)}. ${balanceCoins === 0 ? 'You have none right now.' : `You have ${number(balanceCoins)}, so you're ${number(missingCoins)} short.`}`;
    return affordable !== undefined && line
      ? { say: short, ask: `Your coins would pay for ${units(line, affordable)}. Shall I order that?` }
      : {
          say: `${short} I've ordered nothing.${mayUseCard ? ' With a card saved in your account, I could put the rest on it.' : ''}`,
          ask: 'Is there something else you need?',
        };
  },
  placed: ({ order, sellerName, timeZone }, moment) => ({
    say: `Done, it comes ${onDay(order.deliveryDay, moment.today)}.${charging(order)} You can cancel ${untilTime(order.cancelUntil, timeZone, moment.today)}.`,
    card: { title: 'Your order', text: receipt(order, sellerName, moment) },
  }),
  'nothing-ordered': (_facts, { turn }) => ({
    say: vary(turn, "All right, I've ordered nothing.", 'Very well, nothing is ordered.'),
    ask: 'Anything else?',
  }),
  'stands-already': ({ order }, { today }) => ({
    say: `It had gone through after all, and comes ${onDay(order.deliveryDay, today)}.`,
    ask: 'Shall I cancel it?',
  }),
};
