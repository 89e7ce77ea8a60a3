import type { DeliveryPolicy } from './delivery/policy';
import type { Country } from './language';
import type { Currency } from './money';
import type { WalletTerms } from './wallet/terms';

/** The seller of record and its terms: the white label's own words and numbers. */
export interface Seller {
  /** As spoken before every purchase. */
  name: string;
  /** Delivery fee in cents, and the goods total from which it is free. */
  deliveryCents: Record<Currency, number>;
  freeDeliveryFromCents: Record<Currency, number>;
  /** Orders before this hour (household's wall clock) leave the same day. */
  cutOffHour: number;
  /** Working days from dispatch to the door. */
  transitDays: number;
  /** Weekdays on which it delivers, 1 Monday to 7 Sunday. */
  deliveryWeekdays: number[];
  /** Most units of one item in one order. */
  maxQuantity: number;
  /** How long a price that was read aloud stays good, milliseconds. */
  quoteValidMs: number;
  /** Where customers find their account, and in it their voice code; written on cards, never spoken. */
  accountPageUrl?: string;
  /** Countries where the lowest price of the last 30 days is told with a price cut. */
  lowestPriceCountries: Country[];
  wallet: WalletTerms;
  /** Limits of deliveries inside. */
  delivery: DeliveryPolicy;
}
