import { bookDayOf } from '../proof/seal';
import type { Shop } from '../shop';
import { dayMs, epochMsOf, type Instant, instantOf } from '../time';
import { addMonths, expiryOf, hasExpired, monthOf } from '../wallet/month';
import type { WalletTerms } from '../wallet/terms';
import { systemPrefix } from '../wallet/wallet';
import type { BooksStore, DailyTotals } from './store';
import { counters, holdersIn, promoMonths, type Totals } from './totals';

/** What the seller and its supervisors ask of the wallet. Coins are cents of the home currency. */
export interface Kpis {
  /** What households could still spend, held coins included. */
  outstanding: { purchasedCoins: number; promoCoins: number; totalCoins: number };
  /** Set aside by orders and gifts that wait; part of what is outstanding. */
  heldCoins: number;
  /** Promo coins that have expired and whose wallets have not moved since: nobody can spend them. */
  expiredUnbookedCoins: number;
  /** Promo coins that expire within so many days. */
  expiring: { days: number; coins: number }[];
  /** Spent in the last 30 days over what is outstanding; absent when nothing is. */
  velocity?: number;
  /** Spent, less what was refunded, over all that was ever issued; absent before the first. */
  redemption?: number;
  /** Promo coins expired or forfeited over all promo coins ever issued; absent before the first. */
  breakage?: number;
  /** Spent in the last twelve months, refunds not taken off, and sent from one household to another. */
  yearVolumeCoins: number;
  /** Wallets at or above the threshold of each tier; not told of one that is newer than the books, but by the journals. */
  holders: { tier: string; fromCoins: number; wallets?: number }[];
  /** What the digital purses hold, a unit of its own. */
  digitalCoins: number;
  /** Balances of the house's own accounts. */
  accounts: Record<string, number>;
  /** Households and house together: 0, or the books are wrong. */
  driftCoins: number;
  /** Which thresholds of supervision are reached. */
  reached: ('outstanding' | 'year-volume')[];
}

const daysOfVelocity = 30;
const daysOfYear = 365;
const monthsRead = 13;
const expiryWindows = [30, 60, 90];
const { into, outOf } = counters;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const of = (totals: Totals, name: string): number => totals[name] ?? 0;
const ratio = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);

function accountsOf(totals: Totals): Record<string, number> {
  const balances: Record<string, number> = {};
  for (const [name, coins] of Object.entries(totals)) {
    const [direction, account = ''] = name.split(':');
    if (!account.startsWith(systemPrefix)) continue;
    balances[account] = (balances[account] ?? 0) + (direction === 'in' ? coins : -coins);
  }
  return balances;
}

const spent = (totals: Totals): number => of(totals, into('~merchant'));
const spentOrSent = (totals: Totals): number => spent(totals) + of(totals, counters.between);

/** What the days before an instant come to, the current one included. */
function inDays(
  days: DailyTotals,
  now: Instant,
  dayCount: number,
  count: (totals: Totals) => number,
): number {
  const from = bookDayOf(instantOf(epochMsOf(now) - dayCount * dayMs));
  const counted = Object.entries(days).filter(([day]) => day > from);
  return sum(counted.map(([, totals]) => count(totals)));
}

function expiringWithin(open: [string, number][], now: Instant, days: number): number {
  const until = instantOf(epochMsOf(now) + days * dayMs);
  return sum(open.filter(([month]) => expiryOf(month) <= until).map(([, coins]) => coins));
}

function outstandingOf(totals: Totals, openPromoCoins: number): Kpis['outstanding'] {
  const purchasedCoins = of(totals, counters.purchased) + of(totals, counters.heldPurchased);
  const promoCoins = openPromoCoins + of(totals, counters.heldPromo);
  return { purchasedCoins, promoCoins, totalCoins: purchasedCoins + promoCoins };
}

function rates(totals: Totals, spentLately: number, outstandingCoins: number) {
  const kept = spent(totals) - of(totals, outOf('~merchant'));
  const issuedPromo = of(totals, outOf('~promotions'));
  const issued = issuedPromo + of(totals, outOf('~cash-in')) + of(totals, outOf('~adjustments'));
  const [velocity, redemption] = [ratio(spentLately, outstandingCoins), ratio(kept, issued)];
  const breakage = ratio(of(totals, into('~breakage')), issuedPromo);
  return {
    ...(velocity !== undefined && { velocity }),
    ...(redemption !== undefined && { redemption }),
    ...(breakage !== undefined && { breakage }),
  };
}

function holdersOf(totals: Totals, { tiers }: WalletTerms): Kpis['holders'] {
  return tiers.map(({ id, fromCoins }) => {
    const wallets = holdersIn(totals, fromCoins);
    return { tier: id, fromCoins, ...(wallets !== undefined && { wallets }) };
  });
}

/**
 * The figures of the books: all there ever was, and the days of the last year.
 * @param recomputed the books from all journals, where they were made anew: they know the holders of every tier
 */
export function kpisOf(
  totals: Totals,
  days: DailyTotals,
  terms: WalletTerms,
  now: Instant,
  recomputed: Totals = totals,
): Kpis {
  const promo = promoMonths(totals);
  const open = promo.filter(([month]) => !hasExpired(month, now));
  const allPromoCoins = sum(promo.map(([, coins]) => coins));
  const openPromoCoins = sum(open.map(([, coins]) => coins));
  const outstanding = outstandingOf(totals, openPromoCoins);
  const expiredUnbookedCoins = allPromoCoins - openPromoCoins;
  const accounts = accountsOf(totals);
  const digitalCoins = of(totals, counters.digital);
  const yearVolumeCoins = inDays(days, now, daysOfYear, spentOrSent);
  const households = outstanding.totalCoins + expiredUnbookedCoins + digitalCoins;
  const isReached = (coins: number) => coins >= terms.alarmFromCents;
  return {
    outstanding,
    heldCoins: of(totals, counters.heldPurchased) + of(totals, counters.heldPromo),
    expiredUnbookedCoins,
    expiring: expiryWindows.map((window) => ({ days: window, coins: expiringWithin(open, now, window) })),
    ...rates(totals, inDays(days, now, daysOfVelocity, spent), outstanding.totalCoins),
    yearVolumeCoins,
    holders: holdersOf(recomputed, terms),
    digitalCoins,
    accounts,
    driftCoins: households + sum(Object.values(accounts)),
    reached: [
      ...(isReached(outstanding.totalCoins) ? (['outstanding'] as const) : []),
      ...(isReached(yearVolumeCoins) ? (['year-volume'] as const) : []),
    ],
  };
}

/** Days of the last twelve months and the current one. */
export async function readYear(books: BooksStore, now: Instant): Promise<DailyTotals> {
  const months = Array.from({ length: monthsRead }, (_, ago) => addMonths(monthOf(now), -ago));
  const pages = await Promise.all(months.map((month) => books.ofMonth(month)));
  return Object.assign({}, ...pages);
}

/** The figures as they have been projected by now: a few seconds behind the last movement. */
export async function readKpis(
  shop: Pick<Shop, 'books' | 'seller' | 'clock'>,
  recomputed?: Totals,
): Promise<Kpis> {
  const now = shop.clock.now();
  const [totals, days] = await Promise.all([shop.books.inAll(), readYear(shop.books, now)]);
  return kpisOf(totals, days, shop.seller.wallet, now, recomputed);
}
