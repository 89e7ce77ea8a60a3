import * as v from 'valibot';
import type { Seller } from '../domain/seller';
import { deliveryPolicySchema } from './delivery-policy';
import { country, wholeNumber } from './values';
import { walletTermsSchema } from './wallet-terms';

const perCurrency = v.strictObject({ EUR: wholeNumber, USD: wholeNumber });

/** What stands in SELLER. */
export const sellerSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(2, 'must have at least 2 characters')),
  deliveryCents: perCurrency,
  freeDeliveryFromCents: perCurrency,
  cutOffHour: v.pipe(wholeNumber, v.maxValue(23, 'must be an hour from 0 to 23')),
  transitDays: wholeNumber,
  deliveryWeekdays: v.pipe(
    v.array(v.picklist([1, 2, 3, 4, 5, 6, 7], 'must be a weekday from 1 (Monday) to 7')),
    v.minLength(1, 'must name at least one weekday'),
  ),
  maxQuantity: v.pipe(wholeNumber, v.minValue(1, 'must be at least 1')),
  quoteValidMs: v.pipe(wholeNumber, v.minValue(1, 'must be at least 1')),
  accountPageUrl: v.exactOptional(v.pipe(v.string(), v.url('must be a web address'))),
  lowestPriceCountries: v.array(country),
  wallet: walletTermsSchema,
  delivery: v.optional(deliveryPolicySchema, {}),
}) satisfies v.GenericSchema<unknown, Seller>;
