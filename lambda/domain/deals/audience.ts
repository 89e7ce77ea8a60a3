import type { CatalogueItem } from '../catalogue/item';
import type { Household } from '../household/household';
import type { Habit } from '../purchases/habit';
import type { Seller } from '../seller';
import { hasBegun, reaches, tierOf } from '../tiers/tier';
import type { Instant } from '../time';
import type { Holdings } from '../wallet/holdings';
import type { Tier } from '../wallet/terms';
import type { Deal } from './deal';

/** Who asks for a deal, and when. */
export interface Asker {
  household: Household;
  habits: Habit[];
  seller: Pick<Seller, 'wallet'>;
  /** Absent before the first coin. */
  wallet?: Holdings;
  now: Instant;
}

/** The asker's tier now. */
export const tierOfAsker = ({ wallet, seller, now }: Asker): Tier | undefined =>
  tierOf(wallet, seller.wallet.tiers, now);

/** Whether a deal was made for this household. Buyers are those whose habits know the item. */
function isAudience(deal: Deal, asker: Asker, item: CatalogueItem): boolean {
  const { audience } = deal;
  const { household, habits, seller } = asker;
  switch (audience.kind) {
    case 'everyone':
      return true;
    case 'buyers':
      return habits.some((habit) => habit.sku === audience.sku);
    case 'category':
      return item.category === audience.category && habits.length > 0;
    case 'household':
      return audience.householdId === household.id;
    case 'tier':
      return reaches(tierOfAsker(asker), audience.tierId, seller.wallet.tiers);
  }
}

/** Why a deal is open to a household and not to everyone: by its tier, or earlier than to others. */
export type Privilege =
  /** `isLowest`: any tier will do. */
  { kind: 'tier'; tier: Tier; isLowest: boolean } | { kind: 'early' };

/** What a household that a deal is open to owes to its tier, if anything. */
export function privilegeOf({ audience, startsAt }: Deal, { seller, now }: Asker): Privilege | undefined {
  const { tiers } = seller.wallet;
  const tier = audience.kind === 'tier' ? tiers.find(({ id }) => id === audience.tierId) : undefined;
  if (tier)
    return { kind: 'tier', tier, isLowest: tiers.every(({ fromCoins }) => fromCoins >= tier.fromCoins) };
  return startsAt > now ? { kind: 'early' } : undefined;
}

/** Whether a deal is open to this household now: made for it, and begun for its tier. */
export const isOpenTo = (deal: Deal, asker: Asker, item: CatalogueItem): boolean =>
  hasBegun(deal, tierOfAsker(asker), asker.now) && isAudience(deal, asker, item);
