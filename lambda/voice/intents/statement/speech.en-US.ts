import type { MovementKind } from '../../../domain/wallet/wallet';
import type { Moment, Speech } from '../../outcome';
import { coins, count, list, nameOf, onDay } from '../../phrases/en-US';
import { capitalised, vary } from '../../phrases/phrases';
import type { DatedEntry, StatementOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
/** The first good, and how many there are beside it: three movements are read in one breath. */
function goodsOf({ order }: DatedEntry): string {
  const [line, ...others] = order?.lines ?? [];
  if (!line) return 'an order';
  if (others.length < 2) return list([line, ...others].map(nameOf));
  return `${nameOf(line)} and ${count(others.length)} more`;
}
const amount = ({ coins: moved }: DatedEntry): string => coins(Math.abs(moved));

const happened: Record<MovementKind, (entry: DatedEntry) => string> = {
  'order-payment': (entry) => `you paid ${amount(entry)} for ${goodsOf(entry)}`,
  'order-refund': (entry) => `${amount(entry)} came back for ${goodsOf(entry)}`,
  grant: (entry) => `${amount(entry)} came in as a credit`,
};

/** A day is named once, as long as it stays the same. */
function sentence(entry: DatedEntry, before: DatedEntry | undefined, { today }: Moment): string {
  const day = entry.day === before?.day ? 'the same day' : onDay(entry.day, today);
  return `${capitalised(day)}, ${happened[entry.kind](entry)}.`;
}

export const speech: Speech<StatementOutcomes> = {
  movements: ({ entries, more }, moment) => ({
    say: entries.map((entry, place) => sentence(entry, entries[place - 1], moment)).join(' '),
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
