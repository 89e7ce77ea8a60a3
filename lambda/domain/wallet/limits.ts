import type { Household } from '../household/household';
import type { HomeTerms, TopUpLimits, VerificationState, WalletTerms } from './terms';
import { purchasedCoins, type Wallet } from './wallet';

type Known = Pick<Household, 'isVerified'>;

/** Whoever is not known to be verified is not. */
const stateOf = ({ isVerified }: Known): VerificationState => (isVerified ? 'verified' : 'unverified');

/** What a household may buy and hold. */
export const topUpLimitsOf = ({ limits }: Pick<WalletTerms, 'limits'>, household: Known): TopUpLimits =>
  limits[stateOf(household)];

/** What a household may send within its home. */
export const homeLimitsOf = (
  { home }: Pick<WalletTerms, 'home'>,
  household: Known,
): HomeTerms['limits'][VerificationState] => home.limits[stateOf(household)];

/** Whether coins that never expire would make a wallet hold more than it may, wherever they come from. */
export const isOverStored = (wallet: Wallet | undefined, coins: number, storedCoins: number): boolean =>
  (wallet ? purchasedCoins(wallet) : 0) + coins > storedCoins;
