import type { CatalogueItem } from '../../../domain/catalogue/item';
import type { Money } from '../../../domain/money';
import type { Order, OrderLine, Quote } from '../../../domain/orders/order';
import type { NoFacts } from '../../../domain/outcome';
import type { TimeZone } from '../../../domain/time';
import type { InTurn } from './choose';

/** A price cut as it must be told. */
export interface PriceCut {
  /** Of one unit. */
  now: Money;
  was: Money;
  /** Where the law wants the lowest price of the last 30 days. */
  lowestRecent?: Money;
}

/** Why a price is read again. */
export type Reason = 'expired' | 'deal-sold-out' | 'balance-changed';

export type ConfirmFacts = {
  quote: Quote;
  sellerName: string;
  /** The household's habit, so "your usual". */
  usual: boolean;
  cut?: PriceCut;
  reason?: Reason;
  /** Lines of an earlier order, or products just named, that cannot be had today. */
  gone?: Pick<OrderLine, 'names'>[];
  /** What was named beside and is in no catalogue, as said. */
  unknown?: string[];
  /** Only the number is new: seller and product were just read. */
  renumbered?: true;
};

/** Everything that asking for a product may come to, up to the order that stands. */
export type ReorderOutcomes = {
  'which-product': NoFacts;
  'which-again': NoFacts;
  'which-one': { items: CatalogueItem[]; asked: CatalogueItem; first: boolean; inTurn?: InTurn };
  /** The same candidate, asked about in other words after one that was not understood. */
  'which-one-again': { asked: CatalogueItem };
  'not-found': { said: string };
  /** The candidates that were asked about are no more, though there may be others of that kind. */
  'nothing-else-fits': NoFacts;
  /** What was read out is gone before "yes". */
  'gone-meanwhile': NoFacts;
  /** Only this kind is sold, or none is cheaper; what was offered still is. */
  'no-other': { item: CatalogueItem; cheaper: boolean };
  'offer-again': { item: CatalogueItem };
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
  'not-enough-coins': {
    quote: Quote;
    missingCoins: number;
    balanceCoins: number;
    affordable?: number;
    /** No card is saved: with one, it could pay the rest. */
    mayUseCard?: boolean;
  };
  placed: { order: Order; balanceCoins: number; sellerName: string; timeZone: TimeZone };
  'nothing-ordered': NoFacts;
  'stands-already': { order: Order };
};
