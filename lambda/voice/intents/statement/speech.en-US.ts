import type { MovementKind } from '../../../domain/wallet/wallet';
import type { Moment, Speech } from '../../outcome';
import { coins, onDay } from '../../phrases/en-US';
import { goods } from '../../phrases/orders.en-US';
import { capitalised, vary } from '../../phrases/phrases';
import type { DatedEntry, StatementOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const goodsOf = ({ order }: DatedEntry): string => (order ? goods(order.lines) : 'an order');
const amount = ({ coins: moved }: DatedEntry): string => coins(Math.abs(moved));

const happened: Record<MovementKind, (entry: DatedEntry) => string> = {
  'order-payment': (entry) => `you paid ${amount(entry)} for ${goodsOf(entry)}`,
  'order-refund': (entry) => `${amount(entry)} came back for ${goodsOf(entry)}`,
  grant: (entry) => `${amount(entry)} came in as a credit`,
};

const sentence = (entry: DatedEntry, { today }: Moment): string =>
  `${capitalised(onDay(entry.day, today))}, ${happened[entry.kind](entry)}.`;

export const speech: Speech<StatementOutcomes> = {
  movements: ({ entries, more }, moment) => ({
    say: entries.map((entry) => sentence(entry, moment)).join(' '),
    ask: more ? 'Do you want to hear more?' : anythingElse,
  }),
  'more-again': (_facts, { turn }) => ({
    say: vary(turn, 'Sorry, I missed that.', 'I beg your pardon.'),
    ask: 'Shall I read the movements before those?',
  }),
  'nothing-yet': () => ({ say: 'Nothing has moved in your wallet yet.', ask: anythingElse }),
  'link-account': () => ({
    say: "Your statement is kept with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
};
