import { Fault, type FaultCode } from '../fault';
import type { HouseholdId } from '../ids';
import type { Currency } from '../money';
import { type Outcome, outcome } from '../outcome';
import type { Wallet } from '../wallet/wallet';
import {
  type CloseOutcomes,
  type CloseShop,
  closeHouseholdWallet,
  pastClosing,
  previewClosing,
} from './close';
import type { Payout } from './payout';

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

async function* inTurn<T>(
  all: readonly T[],
  closingOf: (one: T) => Promise<WalletClosing>,
): AsyncGenerator<WalletClosing> {
  for (let start = 0; start < all.length; start += concurrency)
    yield* await Promise.all(all.slice(start, start + concurrency).map(closingOf));
}

type Close = typeof closeHouseholdWallet;

/** One that fails stops no other: it is begun again by the next run. */
async function resultOf(close: () => Promise<WalletClosing['result']>): Promise<WalletClosing['result']> {
  try {
    return await close();
  } catch (error) {
    return outcome('failed', { code: error instanceof Fault ? error.code : 'unexpected' });
  }
}

async function closingOf(shop: CloseShop, close: Close, wallet: Wallet): Promise<WalletClosing> {
  const { account, householdId } = wallet;
  const result = await resultOf(() => close(shop, householdId));
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

/** Of a wallet that was closed before its household was forgotten. */
async function closedBefore(shop: CloseShop, { coins, at: _at, ...payout }: Payout): Promise<WalletClosing> {
  const unknown = outcome('closed', { refundedCents: 0, payoutCoins: coins, forfeitedCoins: 0 });
  return { ...payout, result: await resultOf(async () => (await pastClosing(shop, payout)) ?? unknown) };
}

/**
 * Closes every wallet, or says what that would come to. Each wallet's closing is done once: a run that was broken off is
 * simply begun again, and tells of those that were closed before what it told then; also when their people were forgotten
 * since, and are still to be paid.
 */
export async function* closeAllWallets(
  shop: CloseShop,
  { isDryRun }: { isDryRun: boolean },
): AsyncGenerator<WalletClosing> {
  const close = isDryRun ? previewClosing : closeHouseholdWallet;
  const payouts = await shop.wallets.payouts();
  yield* inTurn(payouts, (payout) => closedBefore(shop, payout));
  const told = new Set(payouts.map(({ account }) => account));
  for await (const wallets of shop.wallets.all()) {
    const others = wallets.filter(({ account }) => !told.has(account));
    yield* inTurn(others, (wallet) => closingOf(shop, close, wallet));
  }
}
