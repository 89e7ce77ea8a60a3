import type { Gift } from '../../../domain/gifts/gift';
import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';
import type { TimeZone } from '../../../domain/time';

/** A gift that waits, as it is told. */
export interface Offered {
  gift: Gift;
  worth: Money;
  zone: TimeZone;
}

/** What is asked about after this gift. */
interface Then {
  next?: Offered;
}

export type GiftAcceptOutcomes = {
  'link-account': NoFacts;
  none: NoFacts;
  /** `waiting`: this one and others. */
  offer: Offered & { waiting: number };
  'offer-again': Offered;
  accepted: { gift: Gift; balanceCoins: number } & Then;
  /** Accepted before, or sent back. */
  gone: Then;
  /** Too late: back with who sent it. */
  expired: { gift: Gift } & Then;
  'wallet-closed': NoFacts;
  'wallet-full': Offered;
  /** "No": shall it go back? */
  'offer-return': Offered;
  returned: { gift: Gift } & Then;
  /** Neither accepted nor sent back. */
  kept: Offered & Then;
  /** "No", after a try that ended in doubt, and that had done it. */
  'was-accepted': { gift: Gift } & Then;
};
