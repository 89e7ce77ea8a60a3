import type { Instant } from '../time';
import type { TopUpLimits, WalletTerms } from '../wallet/terms';
import { usedOf } from '../wallet/usage';
import { purchasedCoins, type Wallet } from '../wallet/wallet';
import { isOpen, type Payment } from './payment';

export type TopUpLimit = 'day' | 'month' | 'stored';

/** The limit that is nearest, and how many coins may still be bought below it. */
export interface TopUpRoom {
  limit: TopUpLimit;
  coins: number;
}

/** Coins that are being paid for and have not come yet. */
const openCoins = (payments: readonly Payment[]): number =>
  payments
    .filter(isOpen)
    .reduce((sum, { purpose }) => sum + (purpose.kind === 'coins' ? purpose.coins : 0), 0);

const roomOf = (limits: TopUpLimits, wallet: Wallet | undefined, now: Instant): TopUpRoom[] => [
  { limit: 'day', coins: limits.dayCoins - usedOf(wallet?.usage ?? {}, 'top-up-day', now) },
  { limit: 'month', coins: limits.monthCoins - usedOf(wallet?.usage ?? {}, 'top-up-month', now) },
  { limit: 'stored', coins: limits.storedCoins - (wallet ? purchasedCoins(wallet) : 0) },
];

/** How much may be bought now, what is under way counted as bought. */
export function topUpRoom(
  terms: Pick<WalletTerms, 'limits'>,
  isVerified: boolean,
  wallet: Wallet | undefined,
  payments: readonly Payment[],
  now: Instant,
): TopUpRoom {
  const limits = terms.limits[isVerified ? 'verified' : 'unverified'];
  const open = openCoins(payments);
  const [first, ...others] = roomOf(limits, wallet, now).map(({ limit, coins }) => ({
    limit,
    coins: Math.max(0, coins - open),
  }));
  if (!first) throw new Error('there is always a limit');
  return others.reduce((nearest, one) => (one.coins < nearest.coins ? one : nearest), first);
}
