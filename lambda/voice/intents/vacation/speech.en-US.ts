import type { Speech } from '../../outcome';
import { spanOf } from '../../phrases/delivery.en-US';
import { list, onDay } from '../../phrases/en-US';
import type { VacationOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const untilWhen = 'Until which day?';
const itOrThem = (count: number): string => (count === 1 ? 'it' : 'them');

/** "before Friday, July 3". */
const before = ({ until, today }: VacationOutcomes['away']): string =>
  `before ${onDay(until, today).replace(/^on /, '')}`;

export const speech: Speech<VacationOutcomes> = {
  'link-account': () => ({
    say: "To plan your deliveries, I need your store account. I've put a card in the Alexa app that links it. Goodbye.",
  }),
  'no-door': () => ({
    say: 'No one will come in anyway: no door of yours is set up for deliveries inside.',
    ask: anythingElse,
  }),
  'ask-until': ({ isAgain }) => ({
    say: isAgain ? 'Sorry, I need a day, such as Friday or July third.' : 'Then no one will come in.',
    ask: untilWhen,
  }),
  'ask-away': ({ until, today, isAgain }) => ({
    say: `${isAgain ? 'Sorry, a yes or a no. ' : ''}I can hold deliveries inside, and have them start again ${onDay(until, today)}.`,
    ask: 'Shall I hold them?',
  }),
  stays: () => ({
    say: 'All right, nothing changes. To have a courier let in meanwhile, say: let the courier in.',
    ask: anythingElse,
  }),
  'in-the-past': () => ({ say: 'That day is here already.', ask: untilWhen }),
  'too-far': () => ({ say: 'A year ahead is the most.', ask: untilWhen }),
  away: (away) => ({
    say: `Noted, no delivery inside ${before(away)}. To end that earlier, say: we're back.`,
    ask: anythingElse,
  }),
  'away-with': ({ spans, ...away }) => ({
    say: `Noted, no new delivery inside ${before(away)}. ${spans.length === 1 ? 'One is' : 'Some are'} planned for that time, ${list(spans.map(spanOf))}.`,
    ask: `Shall I call ${itOrThem(spans.length)} off?`,
  }),
  'ask-again': ({ count }) => ({
    say: 'Sorry, a yes or a no.',
    ask: `Shall I call off what is planned ${count === 1 ? 'for that time' : 'for those days'}?`,
  }),
  revoked: ({ count }) => ({
    say: `Done, ${count === 1 ? 'it is' : 'they are'} called off, and no one will come in while you're away.`,
    ask: anythingElse,
  }),
  kept: ({ count }) => ({ say: `All right, I leave ${itOrThem(count)} as planned.`, ask: anythingElse }),
};
