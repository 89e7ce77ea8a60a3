import type { NoFacts } from '../../../domain/outcome';
import type { Day } from '../../../domain/time';
import type { Tier } from '../../../domain/wallet/terms';

/** The way to a tier, on the household's calendar. */
export interface NextTier {
  tier: Tier;
  /** 0 when the coins are there and only time is missing. */
  missingCoins: number;
  /** The day from which they count. */
  countsOn?: Day;
  /** How long coins are held before they count. */
  heldDays: number;
}

export type TierOutcomes = {
  'no-tier-yet': { next: NextTier };
  /** `keptDays`: how long it would last without its coins. No `next` at the top. */
  tier: { tier: Tier; keptDays: number; next?: NextTier };
  /** The coins for it are gone: it ends soon. */
  'tier-fading': { tier: Tier; until: Day; missingCoins: number; heldDays: number };
  /** The seller has none. */
  'no-tiers': NoFacts;
  'link-account': NoFacts;
};
