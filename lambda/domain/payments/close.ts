import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Instant } from '../time';
import { untilUnchanged } from '../wallet/commit';
import { promoTotal, spendableLots } from '../wallet/lots';
import type { Journal } from '../wallet/movement';
import { closeWallet } from '../wallet/moves';
import type { WalletChanged } from '../wallet/store';
import type { Wallet } from '../wallet/wallet';
import { callOffTopUps } from './call-off';
import { type ChangeShop, changePayment } from './change';
import type { Payment } from './payment';
import { closingKey, payoutCoinsOf } from './payout';
import { mostPayments } from './store';
import { priceOf, unusedCoins, unusedNow, withdrawal } from './withdraw';

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

export type CloseShop = ChangeShop;

const refundId = 'closing';

/** On its way back to the cards since the closing of an account. */
const refundedBefore = (payments: readonly Payment[], { account }: Pick<Wallet, 'account'>): number =>
  payments
    .filter(({ credited }) => credited?.account === account)
    .flatMap(({ refunds }) => refunds)
    .reduce((sum, refund) => sum + (refund.refundId === refundId ? refund.cents : 0), 0);

/** Gives the unused part of one pack back, once. */
async function refundPack(shop: CloseShop, pack: Payment): Promise<void> {
  const now = shop.clock.now();
  await changePayment(shop, pack, async (payment, owner) => {
    if (payment.refunds.some((one) => one.refundId === refundId)) return undefined;
    const unused = await unusedNow(shop, payment, owner);
    if (!unused) return 'again';
    const { wallet, coins } = unused;
    if (coins === 0) return undefined;
    const cents = priceOf(payment, coins);
    const refund = { refundId, cents, coins, status: 'due' as const, reason: 'closing' as const, at: now };
    return withdrawal(payment, refund, wallet);
  });
}

/**
 * The newest first: what goes back of a pack moves the place of those that were bought later. Spent ones, of which there
 * may be years, are seen in one reading and left alone.
 */
async function refundPacks(shop: CloseShop, householdId: HouseholdId): Promise<void> {
  const wallet = await shop.wallets.read(householdId);
  if (!wallet) return;
  const payments = await shop.payments.latest(householdId, mostPayments);
  const packs = payments
    .filter((payment) => unusedCoins(payment, payments, wallet) > 0)
    .sort((a, b) => (b.credited?.sequence ?? 0) - (a.credited?.sequence ?? 0));
  for (const pack of packs) await refundPack(shop, pack);
}

type Closing = { kind: 'closed'; journal: Journal } | { kind: 'held'; heldCoins: number };

/** What the closing of a wallet took out of it: the same whenever it is asked. */
function takenBy(journal: Journal): Pick<CloseOutcomes['closed'], 'payoutCoins' | 'forfeitedCoins'> {
  const { promo = {} } = journal.entry.changes[0]?.lots ?? {};
  return { payoutCoins: payoutCoinsOf(journal), forfeitedCoins: Math.abs(promoTotal(promo)) };
}

/** What a closing came to, now and for ever: all of it is written down. */
const closedBy = (journal: Journal, payments: readonly Payment[], wallet: Pick<Wallet, 'account'>) =>
  outcome('closed', { refundedCents: refundedBefore(payments, wallet), ...takenBy(journal) });

/** The rest, and the end: nothing can come in or go out after it. */
async function closeRest(shop: CloseShop, first: Wallet): Promise<Closing> {
  const now = shop.clock.now();
  return untilUnchanged(first, async (wallet): Promise<Closing | WalletChanged> => {
    const standing = wallet.status === 'closed' && (await shop.wallets.journal(closingKey(wallet)));
    if (standing) return { kind: 'closed', journal: standing };
    const movement = closeWallet(wallet, { key: closingKey(wallet), subject: 'closing', now });
    if (!movement) return { kind: 'held', heldCoins: wallet.heldCoins };
    const result = await shop.wallets.commit(movement);
    if (result.kind === 'wallet-changed') return result;
    return { kind: 'closed', journal: result.kind === 'committed' ? movement.journal : result.journal };
  });
}

/**
 * Closes a wallet for good: what is being paid for is called off, also where there is no wallet yet; unused packs go back
 * to their cards, the rest that never expires is to be paid out, promo coins end. Each step is done once, so a broken
 * closing is simply begun again, and a closed wallet gives the same answer for ever.
 */
export async function closeHouseholdWallet(
  shop: CloseShop,
  householdId: HouseholdId,
): Promise<Outcome<CloseOutcomes>> {
  const before = await shop.wallets.read(householdId);
  if (before && before.heldCoins > 0) return outcome('coins-held', { heldCoins: before.heldCoins });
  await callOffTopUps(shop, householdId);
  await refundPacks(shop, householdId);
  const wallet = await shop.wallets.read(householdId);
  if (!wallet) return outcome('no-wallet');
  const closing = await closeRest(shop, wallet);
  if (closing.kind === 'held') return outcome('coins-held', { heldCoins: closing.heldCoins });
  return closedBy(closing.journal, await shop.payments.latest(householdId, mostPayments), wallet);
}

/** What is still in a wallet, parted as its closing would. */
function partsOf(wallet: Wallet, payments: readonly Payment[], now: Instant): CloseOutcomes['closed'] {
  const unused = payments.map((payment) => ({ payment, coins: unusedCoins(payment, payments, wallet) }));
  const refundCoins = unused.reduce((sum, { coins }) => sum + coins, 0);
  const { purchasedCoins, promo } = spendableLots(wallet, now);
  return {
    refundedCents: unused.reduce((sum, { payment, coins }) => sum + priceOf(payment, coins), 0),
    payoutCoins: purchasedCoins - refundCoins,
    forfeitedCoins: promoTotal(promo),
  };
}

/** What the closing of a wallet came to, which may be forgotten by now; undefined when it was not closed. */
export async function pastClosing(
  shop: CloseShop,
  wallet: Pick<Wallet, 'account' | 'householdId'>,
): Promise<Outcome<Pick<CloseOutcomes, 'closed'>> | undefined> {
  const standing = await shop.wallets.journal(closingKey(wallet));
  return standing && closedBy(standing, await shop.payments.latest(wallet.householdId, mostPayments), wallet);
}

/** What closing a wallet would come to, or came to. Nothing is changed. */
export async function previewClosing(
  shop: CloseShop,
  householdId: HouseholdId,
): Promise<Outcome<CloseOutcomes>> {
  const [wallet, payments] = await Promise.all([
    shop.wallets.read(householdId),
    shop.payments.latest(householdId, mostPayments),
  ]);
  if (!wallet) return outcome('no-wallet');
  if (wallet.heldCoins > 0) return outcome('coins-held', { heldCoins: wallet.heldCoins });
  const standing = await shop.wallets.journal(closingKey(wallet));
  if (standing) return closedBy(standing, payments, wallet);
  const refundedCents = refundedBefore(payments, wallet);
  const parts = partsOf(wallet, payments, shop.clock.now());
  return outcome('closed', { ...parts, refundedCents: refundedCents + parts.refundedCents });
}
