import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { spendableCoins, spendableLots } from './lots';
import { expiryOf } from './month';
import { purchasedCoins, type Wallet } from './wallet';

/** A wallet as the seller's people see it: all that it holds, and until when. */
export interface WalletOverview {
  status: Wallet['status'];
  /** What can be spent now. */
  balanceCoins: number;
  purchasedCoins: number;
  /** Promo coins, the first to expire first. */
  promo: { coins: number; expiresAt: Instant }[];
  heldCoins: number;
  owedCoins: number;
  /** How many movements there were. */
  sequence: number;
  /** Of the last movement. */
  changedAt: Instant;
}

export type OverviewOutcomes = { found: { wallet: WalletOverview }; 'no-wallet': NoFacts };

function overviewOf(wallet: Wallet, now: Instant): WalletOverview {
  const { status, heldCoins, owedCoins, sequence, at } = wallet;
  const { promo } = spendableLots(wallet, now);
  const months = Object.entries(promo).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    status,
    balanceCoins: spendableCoins(wallet, now),
    purchasedCoins: purchasedCoins(wallet),
    promo: months.map(([month, coins]) => ({ coins, expiresAt: expiryOf(month) })),
    heldCoins,
    owedCoins,
    sequence,
    changedAt: at,
  };
}

/** Reads a wallet, which may outlive the profile of its household. */
export async function walletOverview(
  shop: Pick<Shop, 'wallets'>,
  householdId: HouseholdId,
  now: Instant,
): Promise<Outcome<OverviewOutcomes>> {
  const wallet = await shop.wallets.read(householdId);
  return wallet ? outcome('found', { wallet: overviewOf(wallet, now) }) : outcome('no-wallet');
}
