import { Fault } from '../fault';
import type { HouseholdView } from '../household/household';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { sweepEach } from '../sweeping';
import { epochMsOf, type Instant } from '../time';
import { untilAllUnchanged, untilUnchanged } from '../wallet/commit';
import { hasHold, isPending, type PendingHold, resolveHold } from '../wallet/holds';
import { isOverStored, topUpLimitsOf } from '../wallet/limits';
import { lotsTotal, spendableCoins } from '../wallet/lots';
import type { Journal } from '../wallet/movement';
import { acceptHeld } from '../wallet/transfers';
import { emptyWallet, type Wallet } from '../wallet/wallet';
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

/** A gift's journal, and the wallet it was held in. */
interface Standing {
  journal: Journal | undefined;
  from: Wallet;
}

async function readStanding(shop: GiftShop, gift: Gift): Promise<Standing> {
  const key = giftKey(gift.giftId);
  const [journal, from] = await Promise.all([shop.wallets.journal(key), shop.wallets.read(gift.senderId)]);
  if (!from)
    throw new Fault('wallet-missing', 'a gift is held in a wallet that is not there', {
      giftId: gift.giftId,
    });
  const hasEndedMeanwhile = isPending(journal) && !hasHold(from, journal);
  return { journal: hasEndedMeanwhile ? await shop.wallets.journal(key) : journal, from };
}

/** The hold, as long as it waits, in the wallet it was made in. */
const heldIn = ({ journal, from }: Standing): PendingHold | undefined =>
  isPending(journal) && journal.hold.account === from.account ? journal : undefined;

/** Accepted by this very wallet: the first answer was lost, and stands. */
const isMine = ({ journal }: Standing, wallet: Wallet | undefined): boolean =>
  journal?.status === 'captured' &&
  journal.resolution?.changes.some(({ account }) => account === wallet?.account) === true;

function mostStored(shop: GiftShop, view: HouseholdView | undefined): number {
  return topUpLimitsOf(shop.seller.wallet, view?.household ?? {}).storedCoins;
}

/** A gift that waits, and the two wallets it goes between. */
interface Accepting {
  gift: Gift;
  hold: PendingHold;
  from: Wallet;
  to: Wallet;
  storedCoins: number;
  now: Instant;
}

type AcceptOutcome = Outcome<AcceptOutcomes>;

function refusalOf({ gift, hold, storedCoins, now }: Accepting, to: Wallet): AcceptOutcome | undefined {
  if (now >= hold.hold.expiresAt) return outcome('expired', { gift });
  if (to.status === 'closed') return outcome('wallet-closed');
  const isFull = isOverStored(to, lotsTotal(hold.hold.lots), storedCoins);
  return isFull ? outcome('wallet-full', { gift }) : undefined;
}

/** What the wallet holds by now, when it is not known from a movement of one's own. */
async function balanceNow(shop: GiftShop, { householdId }: Gift, now: Instant): Promise<number> {
  const wallet = await shop.wallets.read(householdId);
  return wallet ? spendableCoins(wallet, now) : 0;
}

async function take(shop: GiftShop, accepting: Accepting): Promise<AcceptOutcome> {
  const { gift, hold, now } = accepting;
  let balanceCoins = 0;
  const result = await untilAllUnchanged([accepting.from, accepting.to] as const, async ([from, to]) => {
    const refusal = refusalOf(accepting, to);
    if (refusal) return { kind: 'refused' as const, refusal };
    const movement = acceptHeld(from, to, hold, { now });
    balanceCoins = spendableCoins(movement.sides[1]?.after ?? to, now);
    return shop.gifts.end(gift, movement);
  });
  switch (result.kind) {
    case 'committed':
      return outcome('accepted', { gift, balanceCoins });
    case 'replayed':
      return outcome('accepted', { gift, balanceCoins: await balanceNow(shop, gift, now) });
    case 'refused':
      return result.refusal;
    default:
      return outcome('gone');
  }
}

/** The wallet is read after the journal: the gift itself may have made it. */
async function endedBefore(
  shop: GiftShop,
  gift: Gift,
  standing: Standing,
  now: Instant,
): Promise<AcceptOutcome> {
  const wallet = await shop.wallets.read(gift.householdId);
  if (!wallet || !isMine(standing, wallet)) return outcome('gone');
  return outcome('accepted', { gift, balanceCoins: spendableCoins(wallet, now) });
}

/**
 * Accepts a gift, once. What the gift says of itself is for the words alone: amount, time and wallets are those of its
 * hold. One round trip to read, one to write.
 * @param readView gives the one who accepts as they may be read already; read anew otherwise.
 * @throws Fault of the store: accepted again, it is accepted once.
 */
export async function acceptGift(
  shop: GiftShop,
  gift: Gift,
  now: Instant,
  readView?: () => Promise<HouseholdView | undefined>,
): Promise<AcceptOutcome> {
  const [standing, view] = await Promise.all([
    readStanding(shop, gift),
    readView?.() ?? shop.households.read(gift.householdId),
  ]);
  const hold = heldIn(standing);
  if (!hold) return endedBefore(shop, gift, standing, now);
  const to = view?.wallet ?? emptyWallet(gift.householdId, shop.ids.next('acc', epochMsOf(now)));
  const storedCoins = mostStored(shop, view);
  return take(shop, { gift, hold, from: standing.from, to, storedCoins, now });
}

/** Sends a gift back to who sent it, once: refused by the one who should have it, or never accepted. */
export async function returnGift(shop: GiftShop, gift: Gift, now: Instant): Promise<Outcome<ReturnOutcomes>> {
  const standing = await readStanding(shop, gift);
  const hold = heldIn(standing);
  if (!hold) return standing.journal?.status === 'captured' ? outcome('gone') : outcome('returned', { gift });
  const status = now >= hold.hold.expiresAt ? 'expired' : 'voided';
  const result = await untilUnchanged(standing.from, async (from) =>
    shop.gifts.end(gift, resolveHold(from, hold, { kind: 'gift-return', status, capturedCoins: 0, now })),
  );
  const isDone = result.kind === 'committed' || result.kind === 'replayed';
  return isDone ? outcome('returned', { gift }) : outcome('gone');
}

const sweepLimit = 200;

/** Sends back what nobody accepted in time. @returns how many. */
export async function returnOverdueGifts(shop: GiftShop & Pick<Shop, 'clock'>): Promise<number> {
  const now = shop.clock.now();
  const overdue = await shop.gifts.overdue(now, sweepLimit);
  return sweepEach(overdue, (gift) => returnGift(shop, gift, now));
}
