import type { NoFacts } from '../../../domain/outcome';
import type { EnterCodeOutcomes } from '../../../domain/referral/enter-code';
import type { Instant, TimeZone } from '../../../domain/time';

export type EnterReferralOutcomes = Omit<EnterCodeOutcomes, 'not-linked' | 'too-many-tries'> & {
  'ask-code': NoFacts;
  'ask-code-again': NoFacts;
  /** Four digits were heard, and four are missing. */
  'ask-other-half': NoFacts;
  left: NoFacts;
  'too-many-tries': { until: Instant; timeZone: TimeZone };
  'link-account': NoFacts;
};
