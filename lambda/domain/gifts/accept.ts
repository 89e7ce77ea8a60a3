import { Fault } from '../fault';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import { untilAllUnchanged, untilUnchanged } from '../wallet/commit';
import { isPending, type PendingHold, resolveHold } from '../wallet/holds';
import { spendableCoins } from '../wallet/lots';
import { acceptHeld } from '../wallet/transfers';
import { emptyWallet, purchasedCoins, type Wallet } from '../wallet/wallet';
import { type Gift, giftKey } from './gift';

export type AcceptOutcomes = {
  accepted: { gift: Gift; balanceCoins: number };
  /** It was accepted, refused or sent back before. */
  gone: NoFacts;
  /** Too late: it goes back to who sent it. */
  expired: { gift: Gift };
  'wallet-closed': NoFacts;
  /** The wallet may hold no more; the gift waits. */
  'wallet-full': { gift: Gift };
};

export type ReturnOutcomes = { returned: { gift: Gift }; gone: NoFacts };

export type GiftShop = Pick<Shop, 'gifts' | 'households' | 'wallets' | 'seller' | 'ids'>;

/** A gift, its hold, and who sent it. */
async function readHeld(
  shop: GiftShop,
  gift: Gift,
): Promise<{ hold: PendingHold; from: Wallet } | undefined> {
  const [hold, from] = await Promise.all([
    shop.wallets.journal(giftKey(gift.giftId)),
    shop.wallets.read(gift.senderId),
  ]);
  if (!isPending(hold)) return undefined;
  if (!from)
    throw new Fault('wallet-missing', 'a gift is held in a wallet that is not there', {
      giftId: gift.giftId,
    });
  return { hold, from };
}

/** Accepts a gift, once. @throws Fault of the store: accepted again, it is accepted once. */
export async function acceptGift(shop: GiftShop, gift: Gift, now: Instant): Promise<Outcome<AcceptOutcomes>> {
  if (now >= gift.expiresAt) return outcome('expired', { gift });
  const [held, view] = await Promise.all([readHeld(shop, gift), shop.households.read(gift.householdId)]);
  if (!held) return outcome('gone');
  const to = view?.wallet ?? emptyWallet(gift.householdId, shop.ids.next('acc', epochMsOf(now)));
  if (to.status === 'closed') return outcome('wallet-closed');
  const { storedCoins } = shop.seller.wallet.limits[view?.household.isVerified ? 'verified' : 'unverified'];
  if (purchasedCoins(to) + gift.coins > storedCoins) return outcome('wallet-full', { gift });
  let balanceCoins = 0;
  const result = await untilAllUnchanged([held.from, to] as const, async ([from, mine]) => {
    const movement = acceptHeld(from, mine, held.hold, { now });
    balanceCoins = spendableCoins(movement.sides[1]?.after ?? mine, now);
    return shop.gifts.end(gift, movement);
  });
  const isDone = result.kind === 'committed' || result.kind === 'replayed';
  return isDone ? outcome('accepted', { gift, balanceCoins }) : outcome('gone');
}

/** Sends a gift back to who sent it: refused by the one who should have it, or never accepted. */
export async function returnGift(shop: GiftShop, gift: Gift, now: Instant): Promise<Outcome<ReturnOutcomes>> {
  const held = await readHeld(shop, gift);
  if (!held) return outcome('gone');
  const status = now >= gift.expiresAt ? 'expired' : 'voided';
  const result = await untilUnchanged(held.from, async (from) =>
    shop.gifts.end(
      gift,
      resolveHold(from, held.hold, { kind: 'gift-return', status, capturedCoins: 0, now }),
    ),
  );
  const isDone = result.kind === 'committed' || result.kind === 'replayed';
  return isDone ? outcome('returned', { gift }) : outcome('gone');
}

const sweepLimit = 200;

/** Sends back what nobody accepted in time. @returns how many. */
export async function returnOverdueGifts(shop: GiftShop & Pick<Shop, 'clock'>): Promise<number> {
  const now = shop.clock.now();
  const overdue = await shop.gifts.overdue(now, sweepLimit);
  for (const gift of overdue) await returnGift(shop, gift, now);
  return overdue.length;
}

/** Which of the gifts that wait is meant: the oldest, when none is named. */
export const firstGift = (gifts: readonly Gift[], householdId: HouseholdId, now: Instant): Gift | undefined =>
  gifts
    .filter((gift) => gift.householdId === householdId && now < gift.expiresAt)
    .sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1))[0];
