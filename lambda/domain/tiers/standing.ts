import type { Instant } from '../time';
import { spendableCoins } from '../wallet/lots';
import type { Tier } from '../wallet/terms';
import type { Wallet } from '../wallet/wallet';
import { countsFrom, keptUntil, nextTier, tierOf } from './tier';

/** The way to a tier. */
export interface WayUp {
  tier: Tier;
  /** 0 when the coins are there and only time is missing. */
  missingCoins: number;
  /** From when the coins count, if they are kept; absent while some are missing. */
  countsFrom?: Instant;
}

/** Where a household stands among the tiers. */
export interface Standing {
  tier?: Tier;
  /** Set when the coins for it are gone: until when it lasts, and how many are missing to keep it. */
  fading?: { until: Instant; missingCoins: number };
  /** Absent at the top. */
  next?: WayUp;
}

function wayTo(tier: Tier, wallet: Wallet | undefined, now: Instant): WayUp {
  const balanceCoins = wallet ? spendableCoins(wallet, now) : 0;
  const missingCoins = Math.max(0, tier.fromCoins - balanceCoins);
  const from = wallet && missingCoins === 0 ? countsFrom(wallet, tier.fromCoins) : undefined;
  return { tier, missingCoins, ...(from !== undefined && { countsFrom: from }) };
}

/** A household's tier, how long it lasts, and what the next one takes. */
export function standingOf(wallet: Wallet | undefined, tiers: readonly Tier[], now: Instant): Standing {
  const tier = tierOf(wallet, tiers, now);
  const above = nextTier(tiers, tier);
  const until = wallet && tier && keptUntil(wallet, tier);
  return {
    ...(tier && { tier }),
    ...(tier && until && { fading: { until, missingCoins: wayTo(tier, wallet, now).missingCoins } }),
    ...(above && { next: wayTo(above, wallet, now) }),
  };
}
