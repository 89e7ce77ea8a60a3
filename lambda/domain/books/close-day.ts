import { bookDayOf } from '../proof/seal';
import { type LineCounts, lastEndedDay, lastSeal, type Sealing, sealEndedDays } from '../proof/seal-days';
import type { Shop } from '../shop';
import type { Day } from '../time';
import { monthOf } from '../wallet/month';
import { type Kpis, readKpis } from './kpis';
import { addJournal, driftBetween, inAllOf } from './recompute';
import type { BooksStore, DailyTotals } from './store';
import { thresholdsOf } from './totals';

/** What a night found. */
export type NightReport =
  | { kind: 'up-to-date' }
  | ({
      kind: 'closed';
      /** By how many coins the projected books differ from the journals, up to the last day that has ended. */
      driftCoins: number;
      kpis: Kpis;
    } & Sealing);

type NightShop = Pick<Shop, 'ledger' | 'archive' | 'books' | 'seller' | 'clock'>;

/** One walk through all books: how many lines each day has, what its journals add up to, and who holds how much. */
async function walk({ ledger, seller }: Pick<NightShop, 'ledger' | 'seller'>) {
  const lineCounts: LineCounts = new Map();
  const days: DailyTotals = {};
  const thresholds = thresholdsOf(seller.wallet);
  for await (const records of ledger.records()) {
    for (const record of records) {
      if (record.kind === 'journal') addJournal(days, record.journal, thresholds);
      else {
        const day = bookDayOf(record.line.at);
        lineCounts.set(day, (lineCounts.get(day) ?? 0) + 1);
      }
    }
  }
  return { lineCounts, days };
}

const upTo = (days: DailyTotals, last: Day): DailyTotals =>
  Object.fromEntries(Object.entries(days).filter(([day]) => day <= last));

/** The projected books of every month in which something happened. */
export async function projectedDays(books: BooksStore, days: readonly Day[]): Promise<DailyTotals> {
  const months = [...new Set(days.map(monthOf))];
  const pages = await Promise.all(months.map((month) => books.ofMonth(month)));
  return Object.assign({}, ...pages);
}

/**
 * Closes the books of the days that have ended: seals them, and holds what was projected against the journals. Cheap
 * when there is nothing to close; may be broken off and repeated.
 */
export async function closeEndedDays(shop: NightShop, cutOffHours: number): Promise<NightReport> {
  const until = lastEndedDay(shop.clock.now(), cutOffHours);
  const last = await lastSeal(shop);
  if (last && last.day >= until) return { kind: 'up-to-date' };
  const { lineCounts, days } = await walk(shop);
  const sealing = await sealEndedDays(shop, lineCounts, until);
  const projected = await projectedDays(shop.books, Object.keys(days));
  const driftCoins = driftBetween(upTo(days, until), upTo(projected, until));
  return { kind: 'closed', driftCoins, kpis: await readKpis(shop, inAllOf(days)), ...sealing };
}
