import type { Deal } from '../deals/deal';
import { type Instant, instantOf, plusMs } from '../time';
import { countedHoldings, countsAfterSeconds, type Holdings } from '../wallet/holdings';
import type { Tier } from '../wallet/terms';

const hourMs = 3_600_000;

/** Lowest first, however the seller wrote them down. */
const ascending = (tiers: readonly Tier[]): Tier[] => [...tiers].sort((a, b) => a.fromCoins - b.fromCoins);

/** The highest tier that the coins held for long enough reach; undefined without any. */
export function tierOf(wallet: Holdings | undefined, tiers: readonly Tier[], now: Instant): Tier | undefined {
  const counted = wallet ? countedHoldings(wallet, now) : 0;
  return ascending(tiers).findLast(({ fromCoins }) => counted >= fromCoins);
}

/** The tier above one; the lowest for who has none. */
export const nextTier = (tiers: readonly Tier[], tier: Tier | undefined): Tier | undefined =>
  ascending(tiers).find(({ fromCoins }) => fromCoins > (tier?.fromCoins ?? 0));

/** From when a balance of so many coins counts, if it is held from now on; undefined while there are fewer. */
export function countsFrom({ steadyLevels }: Holdings, coins: number): Instant | undefined {
  const level = steadyLevels.find(([, held]) => held >= coins);
  return level && instantOf((level[0] + countsAfterSeconds) * 1000);
}

/** Until when coins that are no longer held still reach a tier; undefined when those held now reach it. */
export function keptUntil({ steadyLevels, keptLevels }: Holdings, { fromCoins }: Tier): Instant | undefined {
  const isHeld = steadyLevels.some(([, held]) => held >= fromCoins);
  const kept = keptLevels.filter(([, coins]) => coins >= fromCoins).map(([until]) => until);
  return isHeld || kept.length === 0 ? undefined : instantOf(Math.max(...kept) * 1000);
}

/** What is offered to holders of a tier is offered to those above. A tier that is no more reaches nobody. */
export function reaches(tier: Tier | undefined, tierId: string, tiers: readonly Tier[]): boolean {
  const wanted = tiers.find(({ id }) => id === tierId);
  return wanted !== undefined && tier !== undefined && tier.fromCoins >= wanted.fromCoins;
}

const earlyMs = (tier: Tier | undefined): number => (tier?.earlyAccessHours ?? 0) * hourMs;

/** Deals that begin by then are open to somebody now. */
export const earliestOpening = (tiers: readonly Tier[], now: Instant): Instant =>
  plusMs(now, Math.max(0, ...tiers.map(earlyMs)));

/** Whether a deal has begun for who has this tier: some begin earlier for some. */
export const hasBegun = (
  { startsAt }: Pick<Deal, 'startsAt'>,
  tier: Tier | undefined,
  now: Instant,
): boolean => startsAt <= plusMs(now, earlyMs(tier));
