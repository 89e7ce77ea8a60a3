import type { Catalogue } from '../../lambda/domain/catalogue/catalogue';
import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import { type Deal, shardCountFor } from '../../lambda/domain/deals/deal';
import { lowestRecentCents } from '../../lambda/domain/deals/lowest-price';
import type { Household } from '../../lambda/domain/household/household';
import type { Habits } from '../../lambda/domain/purchases/habit';
import { dueHabits } from '../../lambda/domain/purchases/run-out';
import { addDays, dayOf, type Instant, startOfDay } from '../../lambda/domain/time';

const cut = 0.8;
const beganDaysAgo = 1;
const lastsDays = 6;
const stock = 40;

const cutCents = (cents: number): number => Math.max(1, Math.floor(cents * cut));

function dealOn(item: CatalogueItem, { id, timeZone }: Household, now: Instant): Deal {
  const firstDay = addDays(dayOf(now, timeZone), -beganDaysAgo);
  return {
    dealId: `FOR-${id.slice(0, 6)}-${item.sku}`,
    sku: item.sku,
    cents: { EUR: cutCents(item.cents.EUR), USD: cutCents(item.cents.USD) },
    startsAt: startOfDay(firstDay, timeZone),
    endsAt: startOfDay(addDays(firstDay, lastsDays), timeZone),
    stock,
    shardCount: shardCountFor(stock),
    soldOut: false,
    audience: { kind: 'household', householdId: id },
    lowestRecentCents: lowestRecentCents(item.priceHistory, firstDay, timeZone) ?? item.cents,
  };
}

/** A price cut on what this household is about to run out of, where no deal of everyone's has it already. */
export function dealOnDueItem(
  household: Household,
  habits: Habits,
  catalogue: Catalogue,
  others: readonly Deal[],
  now: Instant,
): Deal | undefined {
  const due = dueHabits(habits, catalogue, dayOf(now, household.timeZone));
  const item = due.map((each) => each.item).find(({ sku }) => !others.some((deal) => deal.sku === sku));
  return item && dealOn(item, household, now);
}
