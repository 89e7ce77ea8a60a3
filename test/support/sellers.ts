import { standardDeliveryPolicy } from '../../lambda/domain/delivery/policy';
import type { Seller } from '../../lambda/domain/seller';
import { standardWalletTerms } from '../../lambda/domain/wallet/terms';

/** A seller whom people talk to: delivery has a price, and two days. */
export const testSeller: Seller = {
  name: 'Majordomo',
  deliveryCents: { EUR: 390, USD: 390 },
  freeDeliveryFromCents: { EUR: 2_500, USD: 2_500 },
  cutOffHour: 18,
  transitDays: 2,
  deliveryWeekdays: [1, 2, 3, 4, 5, 6],
  maxQuantity: 20,
  quoteValidMs: 600_000,
  lowestPriceCountries: ['FR'],
  wallet: standardWalletTerms,
  delivery: standardDeliveryPolicy,
};

/** A seller where goods cost what stands on them: for what has nothing to do with delivering. */
export const plainSeller: Seller = {
  ...testSeller,
  name: 'Sample Store',
  deliveryCents: { EUR: 0, USD: 0 },
  freeDeliveryFromCents: { EUR: 0, USD: 0 },
  cutOffHour: 16,
  transitDays: 1,
  deliveryWeekdays: [1, 2, 3, 4, 5],
};
