import type { CatalogueItem } from '../../../domain/catalogue/item';
import type { NoFacts } from '../../../domain/outcome';
import type { Purchase, Total } from '../../../domain/purchases/history';
import type { Day } from '../../../domain/time';
import type { Period } from '../../slots';

/** What one order brought. */
export interface DatedGoods {
  day: Day;
  lines: Purchase['line'][];
}

/** The last purchase of an item; its price is known while its order is recent. */
export interface LastPurchase extends Pick<Purchase, 'line' | 'day' | 'comesOn'> {
  unitPrice?: Purchase['unitPrice'];
}

export type PurchaseHistoryOutcomes = {
  'link-account': NoFacts;
  'nothing-bought': NoFacts;
  /** `everyDays`: the household's rhythm, once it has one. `offer`: it can be bought again. */
  'last-bought': { last: LastPurchase; everyDays?: number; offer: boolean };
  'never-bought': { item: CatalogueItem; offer: boolean };
  'not-found': { said: string };
  /** What was named, in that time; the last of it is offered. */
  'bought-then': { totals: Total[]; last: LastPurchase; period: Period; offer: boolean };
  'not-bought-then': { last: LastPurchase; period: Period; offer: boolean };
  /** Everything of that time, some at a time. */
  'all-then': { totals: Total[]; period: Period; more: number; isFirst: boolean; isPartial: boolean };
  'nothing-then': { period: Period };
  latest: { orders: DatedGoods[]; more: boolean };
  'no-more': NoFacts;
  'more-again': NoFacts;
  'unclear-date': NoFacts;
  'still-to-come': NoFacts;
};
