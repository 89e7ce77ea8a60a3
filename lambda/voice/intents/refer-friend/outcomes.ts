import type { NoFacts } from '../../../domain/outcome';
import type { ReferralCode, ReferralTerms } from '../../../domain/referral/referral';

export type ReferFriendOutcomes = {
  code: { code: ReferralCode; terms: ReferralTerms };
  'referral-off': NoFacts;
  'link-account': NoFacts;
};
