import { type Day, daysBetween, type Instant } from '../time';
import { spendableLots } from './lots';
import { lastDayOf, type Month } from './month';
import type { Wallet } from './wallet';

/** Promo coins that go soon, which is news once for each stage. */
export interface ExpiringCoins {
  /** Of the news: the same as long as it is told already. */
  id: string;
  coins: number;
  /** The last day on which they can be spent. */
  lastDay: Day;
}

/** So many days before they go, coins are news: time for an order, and a last word. */
const newsDays = [7, 30];
/** Fewer coins are not worth a sentence at the door: ten of them are a dime. */
const leastCoins = 10;

function newsOf(month: Month, coins: number, today: Day): ExpiringCoins | undefined {
  const lastDay = lastDayOf(month);
  const daysLeft = daysBetween(today, lastDay);
  const stage = newsDays.find((days) => daysLeft <= days);
  if (stage === undefined || daysLeft < 0 || coins < leastCoins) return undefined;
  return { id: `expiring:${month}:${stage}`, coins, lastDay };
}

/** What of a wallet goes soon, the first to go first. @param today on its household's calendar */
export const expiringSoon = (wallet: Wallet, now: Instant, today: Day): ExpiringCoins[] =>
  Object.entries(spendableLots(wallet, now).promo)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, coins]) => newsOf(month, coins, today))
    .filter((news) => news !== undefined);
