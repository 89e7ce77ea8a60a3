import type { HouseholdView } from '../household/household';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import { untilUnchanged } from '../wallet/commit';
import { isOverStored, topUpLimitsOf } from '../wallet/limits';
import { spendableCoins } from '../wallet/lots';
import { addMonths, monthOf } from '../wallet/month';
import type { Movement } from '../wallet/movement';
import { creditPromo, creditPurchased } from '../wallet/moves';
import { emptyWallet, type Wallet } from '../wallet/wallet';
import { type GiftCode, giftCodeIn } from './gift-code';

/** Tries a household has: twelve digits cannot be found by guessing so slowly. */
const tries = { most: 5, windowMs: 3_600_000 };

export type RedeemOutcomes = {
  redeemed: { coins: number; balanceCoins: number };
  /** Redeemed by this household before: the coins are in its wallet. */
  'yours-already': { coins: number };
  /** Not twelve digits that belong together: heard or typed wrong. It costs no try. */
  malformed: NoFacts;
  'code-unknown': NoFacts;
  'code-used': NoFacts;
  'code-expired': NoFacts;
  'too-many-tries': { until: Instant };
  'wallet-closed': NoFacts;
  /** With a sold code's coins the wallet would hold more than it may; the code stays good. */
  'wallet-full': { storedCoins: number };
  'not-linked': NoFacts;
};

type RedeemShop = Pick<Shop, 'giftCodes' | 'households' | 'attempts' | 'codes' | 'ids' | 'seller'>;

export interface RedeemRequest {
  householdId: HouseholdId;
  /** As said or typed. */
  code: string;
  now: Instant;
}

const usedBy = (code: GiftCode, householdId: HouseholdId): Outcome<RedeemOutcomes> | undefined => {
  if (!code.redeemed) return undefined;
  return code.redeemed.householdId === householdId
    ? outcome('yours-already', { coins: code.coins })
    : outcome('code-used');
};

/** One code, one key: redeemed at the same time in two rooms, it is credited once. */
function creditOf(wallet: Wallet, code: GiftCode, now: Instant): Movement {
  const { codeHash, coins, kind, validMonths = 12 } = code;
  const key = `gift-code:${codeHash}`;
  const ask = { key, kind: 'gift-code' as const, subject: codeHash.slice(0, 12), coins, now };
  if (kind === 'sold') return creditPurchased(wallet, ask);
  return creditPromo(wallet, { ...ask, month: addMonths(monthOf(now), validMonths) });
}

const redeemedBy = (code: GiftCode, wallet: Wallet, now: Instant): GiftCode => ({
  ...code,
  redeemed: { householdId: wallet.householdId, account: wallet.account, at: now },
  version: code.version + 1,
});

/** Why a wallet cannot take a code's coins, as it is by now. */
function walletRefusal(wallet: Wallet, code: GiftCode, storedCoins: number) {
  if (wallet.status === 'closed') return outcome('wallet-closed');
  const isFull = code.kind === 'sold' && isOverStored(wallet, code.coins, storedCoins);
  return isFull ? outcome('wallet-full', { storedCoins }) : undefined;
}

/** A code that nothing speaks against but, perhaps, the wallet it is for. */
interface Redeeming {
  code: GiftCode;
  wallet: Wallet;
  storedCoins: number;
  now: Instant;
}

async function credit(shop: RedeemShop, redeeming: Redeeming): Promise<Outcome<RedeemOutcomes>> {
  const { code, wallet: first, storedCoins, now } = redeeming;
  let after = first;
  const result = await untilUnchanged(first, async (wallet) => {
    const refusal = walletRefusal(wallet, code, storedCoins);
    if (refusal) return { kind: 'refused' as const, refusal };
    const movement = creditOf(wallet, code, now);
    after = movement.sides[0].after;
    return shop.giftCodes.redeem(redeemedBy(code, wallet, now), movement);
  });
  switch (result.kind) {
    case 'committed':
      return outcome('redeemed', { coins: code.coins, balanceCoins: spendableCoins(after, now) });
    case 'code-changed':
      return usedBy(result.code, first.householdId) ?? outcome('code-unknown');
    default: {
      const standing = await shop.giftCodes.read(code.codeHash);
      const refusal = result.kind === 'refused' ? result.refusal : outcome('code-unknown');
      return (standing && usedBy(standing, first.householdId)) ?? refusal;
    }
  }
}

/**
 * Credits a gift code, once for ever; guessing is limited. One round trip to read, one to write.
 * @param readView gives the household as it may be read already; read anew otherwise.
 * @throws Fault of the store: asked again with the same code, it is credited once.
 */
export async function redeemGiftCode(
  shop: RedeemShop,
  { householdId, code: text, now }: RedeemRequest,
  readView?: () => Promise<HouseholdView | undefined>,
): Promise<Outcome<RedeemOutcomes>> {
  const digits = giftCodeIn(text);
  if (!digits) return outcome('malformed');
  // Read beside the counting, and looked at only when the try was allowed.
  const [view, code, allowed] = await Promise.all([
    readView?.() ?? shop.households.read(householdId),
    shop.giftCodes.read(shop.codes.hashOf('gift-code', digits)),
    shop.attempts.take(`gift-code:${householdId}`, tries, now),
  ]);
  if (view?.household.customerId === undefined) return outcome('not-linked');
  const used = code && usedBy(code, householdId);
  // Whoever redeemed it learns nothing by hearing so again, however often.
  if (used?.name === 'yours-already') return used;
  if (allowed.kind === 'refused') return outcome('too-many-tries', { until: allowed.until });
  if (!code) return outcome('code-unknown');
  if (used) return used;
  if (now >= code.expiresAt) return outcome('code-expired');
  const wallet = view.wallet ?? emptyWallet(householdId, shop.ids.next('acc', epochMsOf(now)));
  const { storedCoins } = topUpLimitsOf(shop.seller.wallet, view.household);
  return credit(shop, { code, wallet, storedCoins, now });
}
