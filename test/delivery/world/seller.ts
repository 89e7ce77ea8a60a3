import { standardDeliveryPolicy } from '../../../lambda/domain/delivery/policy';
import type { Seller } from '../../../lambda/domain/seller';
import { standardWalletTerms } from '../../../lambda/domain/wallet/terms';

/** Deliveries alone matter here. */
export const seller: Seller = {
  name: 'Sample Store',
  deliveryCents: { EUR: 0, USD: 0 },
  freeDeliveryFromCents: { EUR: 0, USD: 0 },
  cutOffHour: 16,
  transitDays: 1,
  deliveryWeekdays: [1, 2, 3, 4, 5],
  maxQuantity: 20,
  quoteValidMs: 600_000,
  lowestPriceCountries: ['FR'],
  wallet: standardWalletTerms,
  delivery: standardDeliveryPolicy,
};
