import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';
import type { Instant, TimeZone } from '../../../domain/time';

/** What is said of a code is never the code itself. */
export type RedeemCodeOutcomes = {
  'link-account': NoFacts;
  ask: NoFacts;
  /** A part was heard. */
  'ask-rest': { digitsLeft: number };
  /** Nothing was heard that is a digit. */
  'ask-again': NoFacts;
  /** Too many digits, or digits that do not belong together: heard wrong. */
  malformed: NoFacts;
  'code-unknown': NoFacts;
  'code-used': NoFacts;
  'code-expired': NoFacts;
  'yours-already': { coins: number };
  'too-many-tries': { until: Instant; zone: TimeZone };
  'wallet-closed': NoFacts;
  'wallet-full': { storedCoins: number };
  redeemed: { coins: number; worth: Money; balanceCoins: number };
  left: NoFacts;
  'gave-up': NoFacts;
};
