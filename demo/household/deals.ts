import type { Catalogue } from '../../lambda/domain/catalogue/catalogue';
import { type CatalogueItem, isForSale } from '../../lambda/domain/catalogue/item';
import { type Deal, shardCountFor } from '../../lambda/domain/deals/deal';
import { lowestRecentCents } from '../../lambda/domain/deals/lowest-price';
import type { Household } from '../../lambda/domain/household/household';
import type { Habits } from '../../lambda/domain/purchases/habit';
import { dueHabits } from '../../lambda/domain/purchases/run-out';
import { addDays, dayOf, type Instant, startOfDay } from '../../lambda/domain/time';

/** What each of a household's deals leaves of the price, and for how many days from today. */
const offers = [
  { share: 0.8, days: 5, stock: 40 },
  { share: 0.85, days: 9, stock: 60 },
  { share: 0.75, days: 3, stock: 25 },
];
const beganDaysAgo = 1;

type Offer = (typeof offers)[number];

function dealOn(item: CatalogueItem, offer: Offer, { id, timeZone }: Household, now: Instant): Deal {
  const today = dayOf(now, timeZone);
  const firstDay = addDays(today, -beganDaysAgo);
  const { share, days, stock } = offer;
  const cut = (cents: number): number => Math.max(1, Math.floor(cents * share));
  return {
    dealId: `FOR-${id.slice(0, 6)}-${item.sku}`,
    sku: item.sku,
    cents: { EUR: cut(item.cents.EUR), USD: cut(item.cents.USD) },
    startsAt: startOfDay(firstDay, timeZone),
    endsAt: startOfDay(addDays(today, days), timeZone),
    stock,
    shardCount: shardCountFor(stock),
    soldOut: false,
    audience: { kind: 'household', householdId: id },
    lowestRecentCents: lowestRecentCents(item.priceHistory, firstDay, timeZone) ?? item.cents,
  };
}

/** The first goods of each category, in the order given. */
function oneOfEachCategory(items: CatalogueItem[]): CatalogueItem[] {
  const seen = new Set<string>();
  return items.filter(({ category }) => !seen.has(category) && seen.add(category));
}

/** Three price cuts on what this household buys: first what it is about to run out of, then what it buys most. */
export function householdDeals(
  household: Household,
  habits: Habits,
  catalogue: Catalogue,
  now: Instant,
): Deal[] {
  const due = dueHabits(habits, catalogue, dayOf(now, household.timeZone)).map(({ item }) => item);
  const most = [...habits.habits]
    .sort((a, b) => b.count - a.count)
    .map(({ sku }) => catalogue.find(sku))
    .filter((item) => item !== undefined && isForSale(item)) as CatalogueItem[];
  const items = oneOfEachCategory([...due, ...most]);
  return offers.flatMap((offer, index) => {
    const item = items[index];
    return item ? [dealOn(item, offer, household, now)] : [];
  });
}
