import type { Country } from '../language';
import type { WalletTerms } from '../wallet/terms';
import { rulesFor, rulesIn } from './reward';

/** How coins are sold, if at all. */
export type Sale = 'cheaper-in-packs' | 'at-face-value' | 'none';

/** What earns coins, if anything does. */
export type Earning = 'orders' | 'other' | 'none';

export const saleOf = ({ topUps, packs }: Pick<WalletTerms, 'topUps' | 'packs'>): Sale => {
  if (!topUps) return 'none';
  return packs.some(({ discountPercent }) => discountPercent > 0) ? 'cheaper-in-packs' : 'at-face-value';
};

export function earningOf({ rewards }: Pick<WalletTerms, 'rewards'>, country: Country): Earning {
  if (rulesFor(rewards, 'purchase', country).length > 0) return 'orders';
  return rulesIn(rewards, country).length > 0 ? 'other' : 'none';
}

/** The longest time that coins earned there last; undefined where none are earned. */
export function earnedValidMonths(
  { rewards }: Pick<WalletTerms, 'rewards'>,
  country: Country,
): number | undefined {
  const months = rulesIn(rewards, country).map(({ validMonths }) => validMonths);
  return months.length > 0 ? Math.max(...months) : undefined;
}
