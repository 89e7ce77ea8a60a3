import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { untilUnchanged } from '../wallet/commit';
import type { Lots } from '../wallet/lots';
import { promoTotal, spendableLots } from '../wallet/lots';
import type { Movement } from '../wallet/movement';
import { closeWallet } from '../wallet/moves';
import type { MovementResult } from '../wallet/store';
import type { Wallet } from '../wallet/wallet';
import { type ChangeShop, changePayment } from './change';
import type { Payment } from './payment';
import { priceOf, unusedCoins, withdrawal } from './withdraw';

export type CloseOutcomes = {
  closed: {
    /** Going back to the cards that had paid for unused packs, at the price paid. */
    refundedCents: number;
    /** Coins that came otherwise and never expire: the seller pays them out by hand, a cent each. */
    payoutCoins: number;
    /** Promo coins that end with the wallet. */
    forfeitedCoins: number;
  };
  /** Orders or gifts still hold coins: first they end. */
  'coins-held': { heldCoins: number };
  'no-wallet': NoFacts;
};

type CloseShop = ChangeShop & Pick<Shop, 'wallets'>;

/** All payments that a wallet may have had. */
const mostPayments = 10_000;
const refundId = 'closing';

/** Gives the unused part of one pack back, once. @returns the cents on their way. */
async function refundPack(shop: CloseShop, pack: Payment, payments: readonly Payment[]): Promise<number> {
  const now = shop.clock.now();
  let cents = 0;
  await changePayment(shop, pack, async (payment, owner) => {
    const standing = payment.refunds.find((one) => one.refundId === refundId);
    cents = standing?.cents ?? 0;
    if (standing) return undefined;
    const { wallet } = await owner();
    const coins = unusedCoins(payment, payments, wallet);
    if (coins === 0) return undefined;
    cents = priceOf(payment, coins);
    const refund = { refundId, cents, coins, status: 'due' as const, reason: 'closing' as const, at: now };
    return withdrawal(payment, refund, wallet);
  });
  return cents;
}

/** The newest first: what goes back of a pack moves the place of those that were bought later. */
async function refundPacks(shop: CloseShop, householdId: HouseholdId): Promise<number> {
  const payments = await shop.payments.latest(householdId, mostPayments);
  const packs = payments
    .filter(({ credited }) => credited !== undefined)
    .sort((a, b) => (b.credited?.endCoins ?? 0) - (a.credited?.endCoins ?? 0));
  let cents = 0;
  for (const pack of packs) cents += await refundPack(shop, pack, payments);
  return cents;
}

type Closing = MovementResult | { kind: 'held'; heldCoins: number };

/** The rest, and the end: nothing can come in or go out after it. */
async function closeRest(shop: CloseShop, first: Wallet): Promise<{ result: Closing; lots: Lots }> {
  const now = shop.clock.now();
  let lots: Lots = { purchasedCoins: 0, promo: {} };
  const result = await untilUnchanged(first, async (wallet): Promise<Closing> => {
    const key = `closing:${wallet.account}`;
    const movement: Movement | undefined = closeWallet(wallet, { key, subject: 'closing', now });
    if (!movement) return { kind: 'held', heldCoins: wallet.heldCoins };
    lots = spendableLots(wallet, now);
    return shop.wallets.commit(movement);
  });
  return { result, lots };
}

/**
 * Closes a wallet for good: unused packs go back to their cards, the rest that never expires is to be paid out, promo
 * coins end. Each step is done once, so a broken closing is simply begun again.
 */
export async function closeHouseholdWallet(
  shop: CloseShop,
  householdId: HouseholdId,
): Promise<Outcome<CloseOutcomes>> {
  const before = await shop.wallets.read(householdId);
  if (!before) return outcome('no-wallet');
  if (before.heldCoins > 0) return outcome('coins-held', { heldCoins: before.heldCoins });
  const refundedCents = await refundPacks(shop, householdId);
  const wallet = await shop.wallets.read(householdId);
  if (!wallet) return outcome('no-wallet');
  if (wallet.status === 'closed')
    return outcome('closed', { refundedCents, payoutCoins: 0, forfeitedCoins: 0 });
  const { result, lots } = await closeRest(shop, wallet);
  if (result.kind === 'held') return outcome('coins-held', { heldCoins: result.heldCoins });
  return outcome('closed', {
    refundedCents,
    payoutCoins: lots.purchasedCoins,
    forfeitedCoins: promoTotal(lots.promo),
  });
}
