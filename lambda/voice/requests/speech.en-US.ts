import type { FaultCode } from '../../domain/fault';
import type { Speech, Words } from '../outcome';
import { doorName, hoursOf } from '../phrases/delivery.en-US';
import { aboutDays, coins, isOrAre, money, nameOf, number, onDay, untilDay } from '../phrases/en-US';
import { cameBack, orderName } from '../phrases/orders.en-US';
import { capitalised, vary } from '../phrases/phrases';
import type { Action } from '../turn';
import { screenOf } from './screen';
import type { RequestOutcomes, Wanted } from './words';

const helpQuestion = 'What can I do for you?';
const exampleOf = (item: Parameters<typeof nameOf>[0] | undefined): string =>
  `reorder ${item ? nameOf(item) : 'coffee'}`;

const greeting = 'Good day';
const answers = { yes: 'Yes, please', no: 'No, thanks' };

/** One thing that matters, then its question: said and shown alike. */
const welcomeAsking = (fact: string, question: string): Words => ({
  say: `${greeting}. ${fact}`,
  ask: question,
  screen: screenOf({ title: greeting, fact, question, hint: '“Yes”, “no” or “what are my deals?”', answers }),
});

/** A question that is answered by what is wanted, as the hint shows. */
const welcomeScreen = (fact: string, hint: string) =>
  screenOf({ title: greeting, fact, question: helpQuestion, hint });

/** What happened, and what was kept; everything else is an apology. */
const faults: Partial<Record<FaultCode, string>> = {
  'store-throttled': 'The shop is very busy at the moment, so I stopped before changing anything.',
  'store-conflict': 'Somebody else in the house was faster at the same moment, so I changed nothing.',
  'store-unavailable': "That's taking longer than it should, and I've changed nothing.",
  'store-unknown':
    "That's taking longer than it should. It may have gone through, and it can't happen twice.",
};

/** How a question can be answered, in two ways: help is never the same twice in a row. */
const helps: Record<Wanted, [string, string]> = {
  'yes-to-order': [
    'You pay with your coins, and nothing is ordered before you say yes. You can also name another product.',
    'Yes orders it and pays with your coins, no keeps nothing. You can also say: make it two.',
  ],
  'yes-to-top-up': [
    'Nothing is charged before you say yes. You can also say: make it one thousand.',
    'Yes buys them with your saved card, no leaves it. You can also name another number.',
  ],
  'yes-to-sending': [
    'They stay in your wallet until you say yes. You can also say: make it one hundred.',
    'Yes sends them, no keeps them. You can also name another number.',
  ],
  yes: [
    'A yes or a no will do. You can also ask for something else.',
    'You can answer yes or no, name a product, or say stop.',
  ],
  number: [
    'A number of coins will do, such as five hundred. A coin is one cent.',
    'You can say a number, such as one thousand, or say stop.',
  ],
  contact: [
    'A name from your contacts will do. You add people on your account page.',
    'You can say the name of a contact, or say stop.',
  ],
  'yes-to-delivery': [
    'Nobody will be let in before you say yes and your code. You can also name another day, hour or door.',
    'Yes goes on to your code, no keeps the door shut. You can also say: make it tomorrow morning.',
  ],
  day: ['A day will do, such as tomorrow or Friday.', 'You can say a weekday or a date, or say stop.'],
  time: ['You can say: in the morning, or: between ten and noon.', 'A time of day will do, or say stop.'],
  door: ['The name of a door will do, such as the front door.', 'You can name one of them, or say stop.'],
  digits: ['Read me the digits, four at a time.', 'You can say them one by one, or say stop.'],
  product: ['Name anything the house needs, such as coffee.', 'You can name a product, or say stop.'],
};

const unfinished: Record<Action, string> = {
  order: "I haven't ordered anything",
  'top-up': "I haven't bought anything",
  sending: "I haven't sent anything",
  delivery: 'no one will come in',
};

export const speech: Speech<RequestOutcomes> = {
  'welcome-gift': ({ gift, worth }) =>
    welcomeAsking(
      `${gift.senderName} has sent you ${coins(gift.coins)}, worth ${money(worth)}.`,
      `Shall I accept ${gift.coins === 1 ? 'it' : 'them'}?`,
    ),
  'welcome-arriving': ({ order }, { today }) => {
    const fact = `Your ${orderName(order)} arrives ${onDay(order.deliveryDay, today)}.`;
    const screen = welcomeScreen(fact, '“Where is my order?” or “what are my deals?”');
    return { say: `${greeting}. ${fact}`, ask: helpQuestion, screen };
  },
  'welcome-delivery': ({ span, door }) => {
    const fact = `A courier may open your ${doorName(door)} today ${hoursOf(span)}.`;
    const screen = welcomeScreen(fact, "“Did the courier come?” or “don't let anyone in”");
    return { say: `${greeting}. ${fact}`, ask: helpQuestion, screen };
  },
  'welcome-declined': ({ order }) => {
    const fact = `Your card was declined, so your ${orderName(order)} is canceled, and ${cameBack(order)}.`;
    const screen = welcomeScreen(fact, `“${capitalised(exampleOf(order.lines[0]))}” or “buy coins”`);
    return { say: `${greeting}. ${fact}`, ask: helpQuestion, screen };
  },
  'welcome-top-up-declined': ({ coins: number }) => {
    const fact = `The payment for your ${coins(number)} didn't go through, so nothing was charged.`;
    return {
      say: `${greeting}. ${fact} Check the card in your account, or say: buy coins.`,
      ask: helpQuestion,
      screen: welcomeScreen(fact, '“Buy coins”'),
    };
  },
  'welcome-expiring': ({ coins: some, worth, lastDay }, { today }) => {
    const fact = `${number(some)} of your coins, worth ${money(worth)}, are only good ${untilDay(lastDay, today)}.`;
    return {
      say: `${greeting}. ${fact} You can use them on any order.`,
      ask: helpQuestion,
      screen: welcomeScreen(fact, '“When do my coins expire?” or “what are my deals?”'),
    };
  },
  'welcome-due': ({ item, dueInDays }) =>
    welcomeAsking(`Your ${nameOf(item)} should run out ${aboutDays(dueInDays)}.`, 'Shall I reorder?'),
  'welcome-deal': ({ item, price, percentOff }) =>
    welcomeAsking(
      `${capitalised(nameOf(item))} ${isOrAre(item)} ${percentOff} percent off for you, at ${money(price)}.`,
      'Would you like that?',
    ),
  welcome: ({ example, linked }) => ({
    say: linked
      ? `Good day, your majordomo is listening. You can say: ${exampleOf(example)}, or: what are my deals.`
      : 'Good day, I am your majordomo. I reorder what the house uses up, and I know the deals.',
    ask: helpQuestion,
    screen: welcomeScreen(
      linked ? 'Your majordomo is listening.' : 'I reorder what the house uses up, and I know the deals.',
      linked ? `“${capitalised(exampleOf(example))}” or “what are my deals?”` : '“What are my deals?”',
    ),
  }),
  help: ({ example, linked, hasDoor }) => ({
    say: linked
      ? `I reorder for you, paid with your coins, a cent each. I also know your deals, your balance, and where an order is.${hasDoor ? ' I can have an order put inside, too: say, let the courier in tomorrow morning.' : ''} Try: ${exampleOf(example)}.`
      : "I can tell you the deals and find products. To order, link your store account: I've put a card in the Alexa app.",
    ask: 'What would you like?',
  }),
  'help-waiting': ({ wanted }, { turn }) => ({ say: vary(turn, ...helps[wanted]) }),
  'missed-once': () => ({ say: 'Sorry,', ask: 'what can I do for you?' }),
  'missed-twice': ({ example }) => ({
    say: `You can say: ${exampleOf(example)}, or: what are my deals.`,
    ask: 'What would you like?',
  }),
  'missed-thrice': () => ({
    say: "I'll leave it there; nothing has changed. Ask for me whenever you like. Goodbye.",
  }),
  'what-then': (_facts, { turn }) => ({
    say: vary(turn, 'Gladly.', 'Of course.'),
    ask: helpQuestion,
  }),
  enough: (_facts, { turn }) => ({ say: vary(turn, 'All right.', 'Very well.'), ask: 'Anything else?' }),
  'nothing-more': () => ({ say: "There's nothing more to go through.", ask: helpQuestion }),
  'nothing-to-repeat': () => ({ say: "I haven't said anything yet.", ask: helpQuestion }),
  goodbye: ({ undone }, { turn }) => ({
    say: undone
      ? `All right, ${unfinished[undone]}. Goodbye.`
      : vary(turn, 'Goodbye.', 'At your service. Goodbye.'),
  }),
  fault: ({ code, waiting }) => ({
    say: faults[code] ?? "I'm sorry, something went wrong on my side, and I've noted it.",
    ask: waiting ? 'Shall I try again?' : 'Would you like to try something else?',
  }),
};
