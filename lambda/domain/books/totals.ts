import { bookDayOf } from '../proof/seal';
import type { Day } from '../time';
import { changeTotal, type Lots, promoTotal } from '../wallet/lots';
import type { AccountChange, Entry, Journal } from '../wallet/movement';
import type { WalletTerms } from '../wallet/terms';
import { counterAccounts, systemPrefix } from '../wallet/wallet';

/*
 * What the whole house has, counted from journals: every entry adds its share, in any order. No movement writes these
 * in its transaction, where all households would meet; they follow from the stream.
 */

/** Signed counts by name; what is 0 is left out. */
export type Totals = Record<string, number>;

export const counters = {
  entries: 'entries',
  /** Coins that came into an account of the house, and that left it. */
  into: (account: string) => `in:${account}`,
  outOf: (account: string) => `out:${account}`,
  /** Coins of households that can be spent, by kind. */
  purchased: 'purchased',
  promo: (month: string) => `promo:${month}`,
  /** Coins that went from one household to another. */
  between: 'between',
  /** Coins of households that are set aside. */
  heldPurchased: 'held:purchased',
  heldPromo: 'held:promo',
  /** What digital purses hold: another unit, never added to coins. */
  digital: 'digital',
  /** Wallets that hold so many coins or more; known when as many entries were looked at for it as there are. */
  holders: (fromCoins: number) => `holders:${fromCoins}`,
  holdersSeen: (fromCoins: number) => `holders:${fromCoins}:entries`,
} as const;

const promoPrefix = counters.promo('');
const holdersPrefix = 'holders:';

/** Months that promo coins are counted under, with their coins. */
export const promoMonths = (totals: Totals): [month: string, coins: number][] =>
  Object.entries(totals)
    .filter(([name]) => name.startsWith(promoPrefix))
    .map(([name, coins]) => [name.slice(promoPrefix.length), coins]);

/** Thresholds are the seller's choice of the day and may change: they are no part of the books. */
export const isOfBooks = (name: string): boolean => !name.startsWith(holdersPrefix);

/** From how many coins on wallets are counted. */
export const thresholdsOf = ({ tiers }: Pick<WalletTerms, 'tiers'>): number[] =>
  tiers.map(({ fromCoins }) => fromCoins);

/** Wallets that hold so many coins or more; undefined when entries were added before anybody asked for that threshold. */
export const holdersIn = (totals: Totals, fromCoins: number): number | undefined =>
  totals[counters.holdersSeen(fromCoins)] === totals[counters.entries]
    ? (totals[counters.holders(fromCoins)] ?? 0)
    : undefined;

/** What one entry adds, to be added once. */
export interface Posting {
  key: string;
  /** Which entry of the journal: what was done, or how a hold ended. */
  part: 'entry' | 'resolution';
  day: Day;
  totals: Totals;
}

export function addTotals(to: Totals, more: Totals): Totals {
  for (const [name, count] of Object.entries(more)) {
    const sum = (to[name] ?? 0) + count;
    if (sum === 0) delete to[name];
    else to[name] = sum;
  }
  return to;
}

const isDigital = ({ kind }: Entry): boolean =>
  counterAccounts[kind] === '~in-skill' || counterAccounts[kind] === '~digital-goods';

function legTotals({ legs }: Entry): Totals {
  const totals: Totals = {};
  for (const { account, coins } of legs) {
    if (!account.startsWith(systemPrefix)) continue;
    const name = coins > 0 ? counters.into(account) : counters.outOf(account);
    addTotals(totals, { [name]: Math.abs(coins) });
  }
  return totals;
}

/** What a wallet has more than before, what had expired taken off. */
const netOf = ({ lots, expired = {} }: AccountChange): number => changeTotal(lots) - promoTotal(expired);

/** 1 for a wallet that came to so many coins, -1 for one that fell below: its own change tells, in whatever order. */
const crossing = (change: AccountChange, fromCoins: number): number =>
  Number(change.balanceCoins >= fromCoins) - Number(change.balanceCoins - netOf(change) >= fromCoins);

function holderTotals(entry: Entry, thresholds: readonly number[]): Totals {
  const totals: Totals = {};
  const changes = isDigital(entry) ? [] : entry.changes;
  for (const from of thresholds) {
    const wallets = changes.reduce((sum, change) => sum + crossing(change, from), 0);
    addTotals(totals, { [counters.holders(from)]: wallets, [counters.holdersSeen(from)]: 1 });
  }
  return totals;
}

function lotTotals({ lots, expired = {} }: AccountChange): Totals {
  const totals: Totals = {};
  addTotals(totals, { [counters.purchased]: (lots.creditedCoins ?? 0) - (lots.debitedCoins ?? 0) });
  for (const [month, coins] of Object.entries(lots.promo ?? {}))
    addTotals(totals, { [counters.promo(month)]: coins });
  for (const [month, coins] of Object.entries(expired))
    addTotals(totals, { [counters.promo(month)]: -coins });
  return totals;
}

function heldTotals(lots: Lots, sign: 1 | -1): Totals {
  const purchased = { [counters.heldPurchased]: sign * lots.purchasedCoins };
  return addTotals(addTotals({}, purchased), { [counters.heldPromo]: sign * promoTotal(lots.promo) });
}

/** What one wallet of an entry gave another: nothing, where there is no other. */
function betweenTotals({ changes }: Entry): Totals {
  const [, to] = changes;
  return addTotals({}, { [counters.between]: to ? changeTotal(to.lots) : 0 });
}

function entryTotals(entry: Entry): Totals {
  const totals = addTotals({ [counters.entries]: 1 }, legTotals(entry));
  addTotals(totals, betweenTotals(entry));
  for (const change of entry.changes)
    addTotals(totals, isDigital(entry) ? { [counters.digital]: netOf(change) } : lotTotals(change));
  return totals;
}

/** What a journal adds: its entry, and the end of its hold where it has ended; and who holds how much, where asked for. */
export function postingsOf(
  { key, entry, hold, resolution }: Journal,
  thresholds: readonly number[] = [],
): Posting[] {
  const posting = (part: Posting['part'], one: Entry, sign: 1 | -1): Posting => {
    const totals = addTotals(entryTotals(one), holderTotals(one, thresholds));
    if (hold) addTotals(totals, heldTotals(hold.lots, sign));
    return { key, part, day: bookDayOf(one.at), totals };
  };
  const posted = posting('entry', entry, 1);
  return resolution ? [posted, posting('resolution', resolution, -1)] : [posted];
}
