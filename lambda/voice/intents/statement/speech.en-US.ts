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

type Telling = (entry: DatedEntry) => string;
const cameIn: Telling = (entry) => `${amount(entry)} came in as a credit`;
const cameBack: Telling = (entry) => `${amount(entry)} came back for ${goodsOf(entry)}`;
const went: Telling = (entry) => `${amount(entry)} went out`;

const happened: Record<MovementKind, Telling> = {
  'pack-purchase': (entry) => `you bought ${amount(entry)}`,
  'pack-withdrawal': (entry) => `you gave ${amount(entry)} back for a refund`,
  reward: (entry) => `you earned ${amount(entry)}`,
  clawback: (entry) => `${amount(entry)} you had earned were taken back`,
  'gift-code': (entry) => `${amount(entry)} came in from a gift code`,
  adjustment: (entry) => (entry.coins < 0 ? `${amount(entry)} were taken as a correction` : cameIn(entry)),
  purchase: (entry) => `you paid ${amount(entry)}`,
  'order-hold': (entry) => `you paid ${amount(entry)} for ${goodsOf(entry)}`,
  'order-capture': cameBack,
  'order-void': cameBack,
  'order-expiry': cameBack,
  'order-refund': (entry) => (entry.coins < 0 ? went(entry) : cameBack(entry)),
  'promo-expiry': () => 'some coins expired',
  transfer: (entry) => (entry.coins < 0 ? `you sent ${amount(entry)}` : `${amount(entry)} were sent to you`),
  'gift-hold': (entry) => `you gave ${amount(entry)} away`,
  'gift-accept': (entry) => `you accepted a gift of ${amount(entry)}`,
  'gift-return': (entry) => `a gift of ${amount(entry)} came back to you`,
  closing: (entry) => `your wallet was closed and ${amount(entry)} refunded`,
  'digital-purchase': cameIn,
  'digital-reversal': went,
  'digital-use': went,
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
