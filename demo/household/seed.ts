import { makeIdSource } from '../../lambda/adapters/system/ids';
import { Catalogue } from '../../lambda/domain/catalogue/catalogue';
import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import type { Deal } from '../../lambda/domain/deals/deal';
import type { Household } from '../../lambda/domain/household/household';
import { householdIdFromSubject, householdIdFromUser } from '../../lambda/domain/household/identity';
import type { IdSource } from '../../lambda/domain/ids';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, type Instant, plusMs } from '../../lambda/domain/time';
import type { BulkTable } from './bulk';
import { makeChance } from './chance';
import { householdDeals } from './deals';
import { pastQuotes } from './history';
import { deliverPaid, fillWallet, habitsOf, rewardLately, saveDelivered } from './past';
import { alexaUserIdOf, type Profile, profiles } from './profiles';
import { chooseRegulars } from './regulars';
import { demoItems } from './shelf';

export interface SeedOptions {
  seed: number;
  now: Instant;
  /** Key by which the skill turns an account into a household. */
  householdKey: string;
}

/** Orders of the last weeks that were paid with coins; those before were paid as one did then. */
const paidWithCoins = 4;

/** What all households of the demo have in common. */
interface Town {
  shop: Shop;
  table: BulkTable;
  items: CatalogueItem[];
  ids: IdSource;
  options: SeedOptions;
}

export function householdOf(profile: Profile, householdKey: string): Household {
  const { subject, label: _label, locale: _locale, ...rest } = profile;
  return { id: householdIdFromSubject(householdKey, subject), customerId: subject, ...rest };
}

/** Whether a table has been filled to the end: the catalogue comes last. */
export const isSeeded = async (shop: Pick<Shop, 'catalogue'>): Promise<boolean> =>
  (await shop.catalogue.current()).items.length > 0;

/** Fills an empty table: goods, deals, and two households with two years behind them and coins to spend. */
export async function seedDemo(shop: Shop, table: BulkTable, options: SeedOptions): Promise<void> {
  const chance = makeChance(options.seed);
  const items = demoItems(options.now, chance);
  const town: Town = { shop, table, items, ids: makeIdSource(chance.bytes), options };
  const own: Deal[] = [];
  for (const [index, profile] of profiles.entries()) {
    own.push(...(await seedHousehold(town, profile, options.seed + index + 1)));
  }
  const added = await shop.deals.add(own);
  if (added.kind === 'exists') throw new Error(`the table is not empty: deal ${added.dealId} stands already`);
  await shop.catalogue.replace(items);
}

/** Gives the deals made for this household alone. */
async function seedHousehold(town: Town, profile: Profile, seed: number): Promise<Deal[]> {
  const { shop, table, items, ids, options } = town;
  const { now, householdKey } = options;
  const household = householdOf(profile, householdKey);
  const chance = makeChance(seed);
  const regulars = chooseRegulars(items, chance);
  // Its card was saved today: all of the past was paid otherwise.
  const { paymentCustomerId: _card, ...before } = household;
  const quotes = pastQuotes({ household: before, regulars, seller: shop.seller, ids, now, chance });
  const paid = quotes.slice(-paidWithCoins);
  const habits = habitsOf(quotes, household.timeZone);
  await shop.households.save(household);
  await shop.households.rememberAccount(
    householdIdFromUser(householdKey, alexaUserIdOf(profile)),
    household.id,
  );
  await saveDelivered(table, shop.seller, household, quotes.slice(0, -paidWithCoins));
  await fillWallet(shop, household, paid, ids);
  await deliverPaid(shop, household, paid, habits);
  await rewardLately(shop, household, plusMs(now, -2 * dayMs));
  return householdDeals(household, habits, new Catalogue(1, items), now);
}
