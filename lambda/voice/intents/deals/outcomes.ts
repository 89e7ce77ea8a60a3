import type { CatalogueItem } from '../../../domain/catalogue/item';
import type { Privilege } from '../../../domain/deals/audience';
import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';
import type { Day } from '../../../domain/time';

/** One deal as it is told. */
export interface DealFacts {
  item: CatalogueItem;
  price: Money;
  was: Money;
  percentOff: number;
  endsOn: Day;
  /** The household buys it. */
  mine: boolean;
  dueInDays?: number;
  /** Lowest price of the last 30 days, where the law wants it told. */
  lowestRecent?: Money;
  /** Why the household is offered it and others are not. */
  privilege?: Privilege;
}

/** The deal offered now, among those of the list for the screen. */
export interface ListedDeal extends DealFacts {
  deals: DealFacts[];
}

export type DealsOutcomes = {
  'first-deal': ListedDeal & { total: number };
  deal: ListedDeal;
  'more-deals': { others: number };
  'no-more-deals': NoFacts;
  'no-deals': NoFacts;
  'no-deals-in-category': { category: string; others: number };
  'no-deal-for': { said: string; others: number };
  'deal-gone': NoFacts;
};
