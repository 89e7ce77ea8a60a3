import { withCheckDigit } from '../gift-codes/gift-code';
import type { HouseholdId } from '../ids';
import type { Country } from '../language';
import { rulesFor } from '../rewards/reward';
import type { Instant } from '../time';
import type { RewardRule, WalletTerms } from '../wallet/terms';

/** Eight digits, the last of which checks the others: said and heard well in any language, in two groups of four. */
export type ReferralCode = string;

/** Which friends a household stands between. Of one that was forgotten it stays, without its code. */
export interface Referral {
  /** Its own code; absent until it asks for one. */
  code?: ReferralCode;
  /** Who told it of the shop, once and for ever. */
  referredBy?: { householdId: HouseholdId; at: Instant };
  version: number;
}

/** What each side of a referral is given. */
export interface ReferralTerms {
  /** Whoever referred. */
  referrer: Pick<RewardRule, 'coins' | 'percent'>;
  /** Whoever was referred. */
  friend?: Pick<RewardRule, 'coins' | 'percent'>;
}

const shareOf = ({ coins, percent }: RewardRule): ReferralTerms['referrer'] => ({
  ...(coins !== undefined && { coins }),
  ...(percent !== undefined && { percent }),
});

/** What a referral is worth in a country; undefined where referring is off. */
export function referralTermsIn(
  { rewards }: Pick<WalletTerms, 'rewards'>,
  country: Country,
): ReferralTerms | undefined {
  const [referral] = rulesFor(rewards, 'referral', country);
  const [referred] = rulesFor(rewards, 'referred', country);
  if (!referral) return undefined;
  return { referrer: shareOf(referral), ...(referred && { friend: shareOf(referred) }) };
}

export const referralDigits = 8;

/** Eight digits that belong together, however they were grouped; undefined for anything else. */
export function referralCodeIn(text: string): ReferralCode | undefined {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{8}$/.test(digits)) return undefined;
  return withCheckDigit(digits.slice(0, -1)) === digits ? digits : undefined;
}

/** As it is read: « 4821 7730 ». */
export const groupsOf = (code: ReferralCode): string[] => code.match(/\d{4}/g) ?? [];
