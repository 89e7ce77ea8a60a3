import type { Shop } from '../shop';
import { sweepEach } from '../sweeping';
import type { Instant } from '../time';
import { untilUnchanged } from './commit';
import { expiredBuckets } from './lots';
import type { Month } from './month';
import { bookExpiry } from './moves';
import type { Wallet } from './wallet';

type ExpiryShop = Pick<Shop, 'wallets'>;

const sweepLimit = 500;

/** Business key of booking what had expired up to a month: once per account and month. */
export const expiryKey = (account: string, month: Month): string => `expiry:${account}:${month}`;

/** Books what of a wallet has expired, once: nobody could spend it any more, booked or not. */
export async function expireCoins(shop: ExpiryShop, first: Wallet, now: Instant): Promise<void> {
  await untilUnchanged(first, async (wallet) => {
    const month = Object.keys(expiredBuckets(wallet.promo, now)).sort().at(-1);
    const ask = month && { key: expiryKey(wallet.account, month), subject: month, now };
    const movement = ask ? bookExpiry(wallet, ask) : undefined;
    return movement ? shop.wallets.commit(movement) : { kind: 'nothing-expired' as const };
  });
}

/** Books expired coins of wallets that were not moved since. @returns how many wallets there were. */
export async function sweepExpiries(shop: ExpiryShop & Pick<Shop, 'clock'>): Promise<number> {
  const now = shop.clock.now();
  const wallets = await shop.wallets.withExpiredCoins(now, sweepLimit);
  return sweepEach(wallets, (wallet) => expireCoins(shop, wallet, now));
}
