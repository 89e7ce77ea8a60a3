import { Fault } from '../fault';
import type { HouseholdView } from '../household/household';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import { untilUnchanged } from './commit';
import { isOverStored, topUpLimitsOf } from './limits';
import { changeTotal, spendableCoins } from './lots';
import { addMonths, monthOf } from './month';
import { inputHashOf, type Journal, type Movement } from './movement';
import { creditPromo, creditPurchased, takeCoins } from './moves';
import { emptyWallet, type Wallet } from './wallet';

/** Why people of the seller's change a wallet, and which way each may go. */
export const adjustmentReasons = {
  /** A kindness. */
  goodwill: 'gives',
  /** For something that went wrong with an order. */
  compensation: 'gives',
  /** What should have been booked otherwise. */
  correction: 'either',
  /** Coins that were got by deceit. */
  fraud: 'takes',
} as const;

export type AdjustmentReason = keyof typeof adjustmentReasons;

export interface AdjustRequest {
  /** The sender's own id of the request: asked again, it is done once. */
  adjustmentId: string;
  householdId: HouseholdId;
  /** Signed, and not 0. */
  coins: number;
  reason: AdjustmentReason;
  /** Coins that are given expire so many months later; without it, never. */
  validMonths?: number;
  now: Instant;
}

export type AdjustOutcomes = {
  adjusted: {
    /** Signed: what came into the wallet or left it. */
    coins: number;
    /** Of what was given, what paid back coins that the household owed. */
    paidBackCoins: number;
    /** As it was then. */
    balanceCoins: number;
  };
  /** This id was used for another adjustment. */
  'request-reused': NoFacts;
  /** A reason to give, and coins to take, or the other way round; or coins taken that were to expire. */
  'reason-unfit': { reason: AdjustmentReason };
  'customer-unknown': NoFacts;
  'wallet-closed': NoFacts;
  /** It holds fewer than are to be taken: it never falls below nothing. */
  'not-enough-coins': { balanceCoins: number };
  /** It would hold more coins that never expire than it may. */
  'wallet-full': { storedCoins: number };
};

type AdjustOutcome = Outcome<AdjustOutcomes>;
type AdjustShop = Pick<Shop, 'households' | 'wallets' | 'seller' | 'ids'>;

/** Business key: an adjustment is made once. */
const adjustmentKey = (adjustmentId: string): string => `adjustment:${adjustmentId}`;

const askOf = ({ adjustmentId, coins, reason, now }: AdjustRequest) => ({
  key: adjustmentKey(adjustmentId),
  kind: 'adjustment' as const,
  subject: reason,
  coins: Math.abs(coins),
  now,
});

/** Undefined when there are too few coins to take. */
function movementOf(wallet: Wallet, request: AdjustRequest): Movement | undefined {
  const { coins, validMonths, now } = request;
  const ask = askOf(request);
  if (coins < 0) return takeCoins(wallet, ask);
  if (validMonths === undefined) return creditPurchased(wallet, ask);
  return creditPromo(wallet, { ...ask, month: addMonths(monthOf(now), validMonths) });
}

/** The inputs as the movement hashes them, for a request that was made at an instant. */
const inputsAt = ({ coins, validMonths }: AdjustRequest, at: Instant): (string | number)[] =>
  validMonths === undefined || coins < 0 ? [Math.abs(coins)] : [coins, addMonths(monthOf(at), validMonths)];

/** What stands under the id: the answer to this request, or the end of another. */
function answerOf({ entry }: Journal, request: AdjustRequest, account: string | undefined): AdjustOutcome {
  const [change] = entry.changes;
  const moved = changeTotal(change?.lots ?? {});
  const inputHash = inputHashOf({ ...askOf(request), input: inputsAt(request, entry.at) });
  const isSame = inputHash === entry.inputHash && moved < 0 === request.coins < 0;
  if (!change || !isSame || change.account !== account) return outcome('request-reused');
  const paidBackCoins = request.coins - moved;
  return outcome('adjusted', { coins: moved, paidBackCoins, balanceCoins: change.balanceCoins });
}

function reasonRefusal({ reason, coins, validMonths }: AdjustRequest): AdjustOutcome | undefined {
  const way = coins > 0 ? 'gives' : 'takes';
  const isFit =
    ['either', way].includes(adjustmentReasons[reason]) && (coins > 0 || validMonths === undefined);
  return isFit ? undefined : outcome('reason-unfit', { reason });
}

/** Why a wallet cannot be adjusted, as it is by now. */
function walletRefusal(
  wallet: Wallet,
  request: AdjustRequest,
  storedCoins: number,
): AdjustOutcome | undefined {
  const { coins, validMonths, now } = request;
  if (wallet.status === 'closed') return outcome('wallet-closed');
  const balanceCoins = spendableCoins(wallet, now);
  if (balanceCoins + coins < 0) return outcome('not-enough-coins', { balanceCoins });
  const isFull = coins > 0 && validMonths === undefined && isOverStored(wallet, coins, storedCoins);
  return isFull ? outcome('wallet-full', { storedCoins }) : undefined;
}

/** What the same id did when it came before: that stands. */
async function madeBefore(shop: AdjustShop, request: AdjustRequest): Promise<AdjustOutcome | undefined> {
  const [journal, wallet] = await Promise.all([
    shop.wallets.journal(adjustmentKey(request.adjustmentId)),
    shop.wallets.read(request.householdId),
  ]);
  return journal && answerOf(journal, request, wallet?.account);
}

/** Undefined when it was made by somebody else meanwhile. */
async function make(
  shop: AdjustShop,
  request: AdjustRequest,
  { household, wallet: standing }: HouseholdView,
): Promise<AdjustOutcome | undefined> {
  const first = standing ?? emptyWallet(household.id, shop.ids.next('acc', epochMsOf(request.now)));
  const { storedCoins } = topUpLimitsOf(shop.seller.wallet, household);
  let told: AdjustOutcome | undefined;
  await untilUnchanged(first, async (wallet) => {
    told = walletRefusal(wallet, request, storedCoins);
    const movement = told ? undefined : movementOf(wallet, request);
    if (!movement) return { kind: 'refused' as const };
    const result = await shop.wallets.commit(movement);
    if (result.kind === 'committed') told = answerOf(movement.journal, request, wallet.account);
    return result;
  });
  return told;
}

const isDone = (answer: AdjustOutcome | undefined): answer is AdjustOutcome => answer?.name === 'adjusted';

/**
 * Gives coins or takes them, for a reason, once per id. Who may ask has been checked.
 * @throws Fault of the store, and `movement-key-reused` when one id is used for two things at the same time: asked
 * again with the same id, it is done once.
 */
export async function adjustWallet(shop: AdjustShop, request: AdjustRequest): Promise<AdjustOutcome> {
  const before = reasonRefusal(request) ?? (await madeBefore(shop, request));
  if (before) return before;
  const view = await shop.households.read(request.householdId);
  if (!view) return outcome('customer-unknown');
  const made = await make(shop, request, view);
  if (isDone(made)) return made;
  // A first try may have been made between the two reads, and have changed what refused the second.
  const answer = (await madeBefore(shop, request)) ?? made;
  if (answer) return answer;
  throw new Fault('store-corrupt', 'an adjustment was made before, and is not there', {
    key: adjustmentKey(request.adjustmentId),
  });
}
