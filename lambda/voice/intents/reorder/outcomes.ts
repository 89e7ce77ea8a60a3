import type { CatalogueItem } from '../../../domain/catalogue/item';
import type { Money } from '../../../domain/money';
import type { Order, OrderLine, Quote } from '../../../domain/orders/order';
import type { NoFacts } from '../../../domain/outcome';
import type { TimeZone } from '../../../domain/time';

/** A price cut as it must be told. */
export interface PriceCut {
  was: Money;
  /** Where the law wants the lowest price of the last 30 days. */
  lowestRecent?: Money;
}

/** Why a price is read again. */
export type Reason = 'expired' | 'deal-sold-out';

export type ConfirmFacts = {
  quote: Quote;
  sellerName: string;
  /** The household's habit, so "your usual". */
  usual: boolean;
  cut?: PriceCut;
  reason?: Reason;
  /** Lines of an earlier order that cannot be had today. */
  gone?: OrderLine[];
};

/** Everything that asking for a product may come to, up to the order that stands. */
export type ReorderOutcomes = {
  'which-product': NoFacts;
  'which-one': { items: CatalogueItem[]; asked: CatalogueItem; first: boolean };
  'not-found': { said: string };
  'nothing-else-fits': NoFacts;
  near: { said: string; item: CatalogueItem };
  'out-of-stock': { item: CatalogueItem; instead?: CatalogueItem };
  discontinued: { item: CatalogueItem; instead?: CatalogueItem };
  'how-many': { item?: CatalogueItem; most: number };
  'too-many': { item: CatalogueItem; most: number };
  'only-left': { item: CatalogueItem; left: number };
  'one-at-a-time': NoFacts;
  'link-account': NoFacts;
  confirm: ConfirmFacts;
  'confirm-again': ConfirmFacts;
  'confirm-help': ConfirmFacts;
  'not-enough-coins': { quote: Quote; missingCoins: number; balanceCoins: number; affordable?: number };
  placed: { order: Order; balanceCoins: number; sellerName: string; timeZone: TimeZone };
  'nothing-ordered': NoFacts;
  'stands-already': { order: Order };
};
