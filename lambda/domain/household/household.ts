import type { DeliveryHome } from '../delivery/home';
import type { DeliveryWindow } from '../delivery/window';
import type { Gift } from '../gifts/gift';
import type { HouseholdId } from '../ids';
import type { Country } from '../language';
import type { Currency } from '../money';
import type { Referral } from '../referral/referral';
import type { TimeZone } from '../time';
import type { VoiceCode } from '../voice-code/voice-code';
import type { Wallet } from '../wallet/wallet';

/** Who owns a wallet, a history, locks. */
export interface Household {
  id: HouseholdId;
  currency: Currency;
  country: Country;
  timeZone: TimeZone;
  /** The seller's own id of the customer, out of the linked account. A guest has none, and may only ask and hear. */
  customerId?: string;
  /** Who the customer is at the payment provider: with it there is a saved card. */
  paymentCustomerId?: string;
  /** The seller has verified who the customer is: higher limits apply. */
  isVerified?: boolean;
  /** Where the customer is told of deliveries; absent when the account does not say. */
  email?: string;
  /** Ids of what was told unasked, the newest last: each is told once. */
  told?: string[];
}

/** Everything a turn knows of a household from its one read. */
export interface HouseholdView {
  household: Household;
  /** Absent until the first coin. */
  wallet?: Wallet;
  /** Absent until one is set. */
  voiceCode?: VoiceCode;
  /** Who referred it and whom it may refer; absent before either. */
  referral?: Referral;
  /** Gifts that wait to be accepted; some may have expired. Absent when there are none. */
  gifts?: Gift[];
  /** Its doors; absent where no deliveries inside are set up. */
  home?: DeliveryHome;
  /** Its delivery windows that are open, or ended a short while ago. Absent when there are none. */
  windows?: DeliveryWindow[];
}
