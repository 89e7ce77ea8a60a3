import { reasonOf } from '../../../domain/wallet/reason-words';
import type { MovementKind } from '../../../domain/wallet/wallet';
import type { Moment } from '../../outcome';
import { coins, count, list, nameOf, onDay } from '../../phrases/en-US';
import { capitalised } from '../../phrases/phrases';
import type { DatedEntry } from './outcomes';

/** The first good, and how many there are beside it: three movements are read in one breath. */
function goodsOf({ order }: DatedEntry): string {
  const [line, ...others] = order?.lines ?? [];
  if (!line) return 'an order';
  if (others.length < 2) return list([line, ...others].map(nameOf));
  return `${nameOf(line)} and ${count(others.length)} more`;
}

const amount = ({ coins: moved }: DatedEntry): string => coins(Math.abs(moved));
const wasOrWere = (value: number): string => (Math.abs(value) === 1 ? 'was' : 'were');

const why = (entry: DatedEntry, otherwise: string): string => reasonOf(entry, 'en')?.said ?? otherwise;

type Telling = (entry: DatedEntry) => string;
const cameBack: Telling = (entry) => `${amount(entry)} came back for ${goodsOf(entry)}`;

/** What was earned with an order may be taken in the same movement: then less comes back, or coins go. */
const refunded: Telling = (entry) =>
  entry.coins < 0
    ? `${amount(entry)} you had earned with ${goodsOf(entry)} ${wasOrWere(entry.coins)} taken back`
    : cameBack(entry);
const clawedBack: Telling = (entry) => `${amount(entry)} you had earned ${wasOrWere(entry.coins)} taken back`;
const inOrOut =
  (came: string, went: string): Telling =>
  (entry) =>
    `${amount(entry)} ${entry.coins < 0 ? went : came}`;

const happened: Record<MovementKind, Telling> = {
  'pack-purchase': (entry) => `you bought ${amount(entry)}`,
  'pack-withdrawal': (entry) => `you gave ${amount(entry)} back and got your money back`,
  reward: (entry) => `you earned ${amount(entry)}`,
  clawback: clawedBack,
  'gift-code': (entry) => `${amount(entry)} came in from a gift code`,
  adjustment: (entry) =>
    entry.coins < 0
      ? `${amount(entry)} ${wasOrWere(entry.coins)} taken out ${why(entry, 'as a correction')}`
      : `${amount(entry)} came in ${why(entry, 'as a credit')}`,
  purchase: (entry) => `you paid ${amount(entry)}`,
  'order-hold': (entry) => `you paid ${amount(entry)} for ${goodsOf(entry)}`,
  'order-capture': cameBack,
  'order-void': cameBack,
  'order-expiry': (entry) => `${cameBack(entry)} that never shipped`,
  'order-refund': refunded,
  'promo-expiry': ({ expiredCoins = 0 }) => `${coins(expiredCoins)} expired`,
  transfer: (entry) =>
    entry.coins < 0
      ? `you sent ${amount(entry)} to someone in your household`
      : `someone in your household sent you ${amount(entry)}`,
  'gift-hold': (entry) => `you sent ${amount(entry)} as a gift`,
  'gift-accept': (entry) => `you accepted a gift of ${amount(entry)}`,
  'gift-return': (entry) => `your gift of ${amount(entry)} came back to you`,
  closing: (entry) => `your wallet was closed and ${amount(entry)} refunded`,
  'digital-purchase': inOrOut('came in', 'went out'),
  'digital-reversal': inOrOut('came back', 'were given back'),
  'digital-use': inOrOut('came back', 'went out'),
};

/** Coins that were found expired beside something else are told with it: the balance is without them. */
const besideExpired = ({ kind, expiredCoins = 0 }: DatedEntry): string =>
  expiredCoins > 0 && kind !== 'promo-expiry' ? `, and ${coins(expiredCoins)} had expired` : '';

/** A day is named once, as long as it stays the same. */
function sentence(entry: DatedEntry, before: DatedEntry | undefined, { today }: Moment): string {
  const day = entry.day === before?.day ? 'the same day' : onDay(entry.day, today);
  return `${capitalised(day)}, ${happened[entry.kind](entry)}${besideExpired(entry)}.`;
}

/** "Yesterday, you paid 507 coins for penne pasta. The same day, …" */
export const movementsSaid = (entries: readonly DatedEntry[], moment: Moment): string =>
  entries.map((entry, place) => sentence(entry, entries[place - 1], moment)).join(' ');
