import type { Progress } from '../../../domain/delivery/status';
import type { Speech } from '../../outcome';
import { dayOfSpan, doorName, hoursOf, spanOf, wallTime } from '../../phrases/delivery.en-US';
import { count, list, onDay, timeOf } from '../../phrases/en-US';
import { orderName } from '../../phrases/orders.en-US';
import { capitalised, vary } from '../../phrases/phrases';
import type { AuthorizeDeliveryOutcomes, ReadOut } from './outcomes';

const anythingElse = 'Anything else?';
const whichDay = 'Which day shall it be?';
const fromWhen = 'Between what hours?';
const allowIt = 'Shall I allow it?';

const minuteMs = 60_000;
const length = (ms: number): string =>
  ms < 60 * minuteMs ? `${count(ms / minuteMs)} minutes` : `${count(ms / minuteMs / 60)} hours`;

const what = ({ span, door, order }: ReadOut): string =>
  `${capitalised(dayOfSpan(span))}, ${hoursOf(span)}, a courier may open your ${doorName(door)} once, for your ${orderName(order)}. The camera will record, and the door will be locked again.`;

const underWay: Partial<Record<Progress, string>> = {
  'at-the-door': 'The courier is at the door',
  inside: 'The courier is inside',
};

export const speech: Speech<AuthorizeDeliveryOutcomes> = {
  'link-account': () => ({
    say: "To let a courier in, I need your store account. I've put a card in the Alexa app that links it in a minute. Goodbye.",
  }),
  'no-door': ({ sellerName }) => ({
    say: `No door of yours is set up for deliveries inside. ${sellerName} can fit it with a lock and a camera.`,
    ask: anythingElse,
  }),
  'no-orders': () => ({
    say: 'You have no order on the way that could be put inside.',
    ask: anythingElse,
  }),
  'order-unknown': ({ said }) => ({
    say: `I see no order with ${said}, so nobody will be let in for it.`,
    ask: anythingElse,
  }),
  'order-ended': ({ order }) => ({
    say: `Your ${orderName(order)} isn't on its way anymore, so nobody will be let in for it.`,
    ask: anythingElse,
  }),
  'which-order': ({ order, isFirst }) => ({
    say: isFirst ? 'Several orders are on the way.' : 'Then,',
    ask: `${isFirst ? 'Is' : 'is'} it for your ${orderName(order)}?`,
  }),
  'has-window': ({ order, span }) => ({
    say: `Your ${orderName(order)} is set to go inside ${spanOf(span)}.`,
    ask: 'Would you like a different time?',
  }),
  'under-way': ({ order, progress }) => ({
    say: `${underWay[progress] ?? 'The door is being taken care of'}: the delivery of your ${orderName(order)} is already under way.`,
    ask: anythingElse,
  }),
  'ask-day': () => ({ say: 'Gladly.', ask: whichDay }),
  'ask-time': ({ isAgain }) =>
    isAgain
      ? { say: 'You can say: in the morning, or: between ten and noon.', ask: fromWhen }
      : { say: 'Gladly.', ask: fromWhen },
  'ask-from': () => ({ say: 'Gladly.', ask: 'From what time?' }),
  'ask-until': ({ from }) => ({ say: `From ${wallTime(from)}.`, ask: 'Until what time?' }),
  'ask-afternoon': ({ from, until }) => ({
    say: 'To be sure:',
    ask: `do you mean ${wallTime(from)} to ${wallTime(until % 1_440)}?`,
  }),
  'no-such-time': ({ time }) => ({
    say: `The clocks go forward that night, so there is no ${wallTime(time)}.`,
    ask: fromWhen,
  }),
  'ask-which': ({ first, zone }) => ({
    say: `The clocks go back that night, so ${timeOf(first, zone)} comes twice.`,
    ask: 'Do you mean the first one?',
  }),
  'ask-door': ({ doors }) => ({
    say: `There is ${list(doors.map((door) => `the ${doorName(door)}`))}.`,
    ask: 'Which one shall it be?',
  }),
  'door-unknown': ({ door, doors }) => ({
    say: `Your ${doorName(door)} isn't set up for this. There is ${list(doors.map((one) => `the ${doorName(one)}`))}.`,
    ask: 'Which one shall it be?',
  }),
  'in-the-past': () => ({ say: 'That time is over already.', ask: whichDay }),
  'too-short': ({ shortestMs }) => ({
    say: `A courier needs at least ${length(shortestMs)}.`,
    ask: fromWhen,
  }),
  'too-long': ({ longestMs }) => ({
    say: `To be safe, ${length(longestMs)} is the most.`,
    ask: fromWhen,
  }),
  'too-far': ({ furthestMs }) => ({
    say: `I can plan ${count(furthestMs / minuteMs / 1_440)} days ahead, no further.`,
    ask: whichDay,
  }),
  overlaps: ({ span, door }) => ({
    say: `Your ${doorName(door)} has another delivery ${spanOf(span)}, and one at a time is the rule.`,
    ask: fromWhen,
  }),
  'too-many': ({ most }) => ({
    say: `${capitalised(count(most))} deliveries inside are planned, and that is the most. You can call one off: say, don't let the courier in.`,
    ask: anythingElse,
  }),
  away: ({ until, today }) => ({
    say: `You wanted no delivery inside before you are back ${onDay(until, today)}. To end that, say: we're back.`,
    ask: anythingElse,
  }),
  confirm: (read) => ({ say: what(read), ask: allowIt }),
  'confirm-again': (read, { turn }) => ({
    say: `${vary(turn, 'Sorry, a yes or a no.', 'I beg your pardon.')} ${what(read)}`,
    ask: allowIt,
  }),
  authorized: ({ span, door }) => ({
    say: `It's authorized, ${spanOf(span)}. I'll tell you when the door is locked again; until then you can say: don't let anyone in.`,
    ask: anythingElse,
    card: {
      title: 'Delivery inside authorized',
      text: `${capitalised(spanOf(span))}, ${doorName(door)}. A courier may open it once. The camera will record, and the door will be locked again.`,
    },
  }),
  lapsed: () => ({
    say: 'That took too long, so nothing is authorized. Please tell me again when it should be.',
    ask: anythingElse,
  }),
  left: () => ({ say: 'All right, no one will come in.', ask: anythingElse }),
  kept: () => ({ say: 'All right, it stays as it is.', ask: anythingElse }),
};
