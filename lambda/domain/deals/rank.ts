import type { Catalogue } from '../catalogue/catalogue';
import { type CatalogueItem, isForSale } from '../catalogue/item';
import type { Habit } from '../purchases/habit';
import { runOutDay } from '../purchases/run-out';
import type { Seller } from '../seller';
import { type Day, dayOf, daysBetween } from '../time';
import { type Asker, isOpenTo, type Privilege, privilegeOf } from './audience';
import type { Deal } from './deal';

/** A deal as it looks to one household. */
export interface RankedDeal {
  deal: Deal;
  item: CatalogueItem;
  /** Price now and price cut, in cents of the household's currency. */
  wasCents: number;
  nowCents: number;
  /** Whole percent off, rounded down: never promise more than it is. */
  percentOff: number;
  /** Whole days until the household runs out; absent for what it does not buy, 0 or less when it is due. */
  dueInDays?: number;
  /** Told where the law wants it. */
  lowestRecentCents?: number;
  /** Set when not everyone is offered it. */
  privilege?: Privilege;
  score: number;
}

export interface RankTerms extends Asker {
  catalogue: Catalogue;
  seller: Seller;
}

const boughtWeight = 2;
const dueWeight = 2;
/** A run-out this far away no longer moves a deal up. */
const horizonDays = 30;

/** Bought before counts most, then how soon it is needed, then the depth of the cut. */
function scoreOf(percentOff: number, habit: Habit | undefined, dueInDays: number | undefined): number {
  const bought = habit ? 1 - 1 / (1 + habit.count) : 0;
  const due = dueInDays === undefined ? 0 : 1 - Math.min(Math.max(dueInDays, 0), horizonDays) / horizonDays;
  return boughtWeight * bought + dueWeight * due + percentOff / 100;
}

function rankOne(deal: Deal, item: CatalogueItem, terms: RankTerms, today: Day): RankedDeal {
  const { currency, country } = terms.household;
  const habit = terms.habits.find(({ sku }) => sku === item.sku);
  const dueInDays = habit && daysBetween(today, runOutDay(habit, item.typicalDays));
  const wasCents = item.cents[currency];
  const nowCents = deal.cents[currency];
  const percentOff = Math.floor(((wasCents - nowCents) * 100) / wasCents);
  const privilege = privilegeOf(deal, terms);
  const isLowestTold = terms.seller.lowestPriceCountries.includes(country);
  return {
    deal,
    item,
    wasCents,
    nowCents,
    percentOff,
    ...(dueInDays !== undefined && { dueInDays }),
    ...(isLowestTold && { lowestRecentCents: deal.lowestRecentCents[currency] }),
    ...(privilege && { privilege }),
    score: scoreOf(percentOff, habit, dueInDays),
  };
}

/** Open deals made for this household that really cut a price, the one that matters most first. */
export function rankDeals(openDeals: Deal[], terms: RankTerms): RankedDeal[] {
  const { currency, timeZone } = terms.household;
  const today = dayOf(terms.now, timeZone);
  const ranked: RankedDeal[] = [];
  for (const deal of openDeals) {
    const item = terms.catalogue.find(deal.sku);
    if (!item || !isForSale(item) || deal.cents[currency] >= item.cents[currency]) continue;
    if (isOpenTo(deal, terms, item)) ranked.push(rankOne(deal, item, terms, today));
  }
  return ranked.sort((a, b) => b.score - a.score || a.deal.endsAt.localeCompare(b.deal.endsAt));
}
