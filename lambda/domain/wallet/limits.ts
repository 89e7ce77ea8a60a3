import type { Household } from '../household/household';
import type { TopUpLimits, WalletTerms } from './terms';
import { purchasedCoins, type Wallet } from './wallet';

/** What holds for a household; whoever is not known to be verified is not. */
export const topUpLimitsOf = (
  { limits }: Pick<WalletTerms, 'limits'>,
  { isVerified }: Pick<Household, 'isVerified'>,
): TopUpLimits => limits[isVerified ? 'verified' : 'unverified'];

/** Whether coins that never expire would make a wallet hold more than it may, wherever they come from. */
export const isOverStored = (wallet: Wallet | undefined, coins: number, storedCoins: number): boolean =>
  (wallet ? purchasedCoins(wallet) : 0) + coins > storedCoins;
