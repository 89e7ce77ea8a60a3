import { Fault, type FaultCode } from '../fault';
import type { HouseholdId } from '../ids';
import type { Currency } from '../money';
import { type Outcome, outcome } from '../outcome';
import type { Wallet } from '../wallet/wallet';
import { type CloseOutcomes, type CloseShop, closeHouseholdWallet, previewClosing } from './close';

/** What became of one wallet. */
export interface WalletClosing {
  account: string;
  householdId: HouseholdId;
  /** Who it belongs to, as the seller's own system knows them; absent when the person was forgotten. */
  customerId?: string;
  currency?: Currency;
  result: Outcome<CloseOutcomes & { failed: { code: FaultCode | 'unexpected' } }>;
}

/** Wallets closed side by side. */
const concurrency = 8;

type Close = typeof closeHouseholdWallet;

/** One that fails stops no other: it is begun again by the next run. */
async function resultOf(
  shop: CloseShop,
  close: Close,
  { householdId }: Wallet,
): Promise<WalletClosing['result']> {
  try {
    return await close(shop, householdId);
  } catch (error) {
    return outcome('failed', { code: error instanceof Fault ? error.code : 'unexpected' });
  }
}

async function closingOf(shop: CloseShop, close: Close, wallet: Wallet): Promise<WalletClosing> {
  const { account, householdId } = wallet;
  const result = await resultOf(shop, close, wallet);
  const household = (await shop.households.read(householdId))?.household;
  const { customerId, currency } = household ?? {};
  return {
    account,
    householdId,
    result,
    ...(customerId !== undefined && { customerId }),
    ...(currency !== undefined && { currency }),
  };
}

/**
 * Closes every wallet, or says what that would come to. Each wallet's closing is done once: a run that was broken off is
 * simply begun again, and tells of those that were closed before what it told then.
 */
export async function* closeAllWallets(
  shop: CloseShop,
  { isDryRun }: { isDryRun: boolean },
): AsyncGenerator<WalletClosing> {
  const close = isDryRun ? previewClosing : closeHouseholdWallet;
  for await (const wallets of shop.wallets.all())
    for (let start = 0; start < wallets.length; start += concurrency) {
      const some = wallets.slice(start, start + concurrency);
      yield* await Promise.all(some.map((wallet) => closingOf(shop, close, wallet)));
    }
}
