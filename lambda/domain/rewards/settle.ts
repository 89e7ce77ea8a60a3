import { Fault } from '../fault';
import type { Order } from '../orders/order';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import { addMonths, monthOf } from '../wallet/month';
import { creditPromo } from '../wallet/moves';
import { emptyWallet, type Wallet } from '../wallet/wallet';
import { type Reward, rewardKey } from './reward';
import type { Settlement } from './store';
import { worthOf } from './worth';

/** Tries against a wallet or an order that keeps changing; each loses only to a change that won. */
const mostTries = 64;

export type SettleOutcome = Outcome<{
  granted: { reward: Reward; coins: number };
  /** Nothing of what it was for was kept, or nobody is there to get it. */
  lapsed: { reward: Reward };
  /** Settled before, not due yet, or its household was forgotten. */
  'nothing-to-settle': NoFacts;
}>;

export type SettleShop = Pick<Shop, 'rewards' | 'orders' | 'households' | 'ids'>;

/** What is known of a reward at one moment. */
interface Known {
  reward: Reward;
  /** Absent when it is for no order, or the order was forgotten. */
  order?: Order;
  /** Absent when its household was forgotten. */
  wallet?: Wallet;
  now: Instant;
}

async function walletOf(shop: SettleShop, { householdId }: Reward, now: Instant) {
  const view = await shop.households.read(householdId);
  if (!view) return undefined;
  return view.wallet ?? emptyWallet(householdId, shop.ids.next('acc', epochMsOf(now)));
}

/** A friend's order is found by its id alone: the reward does not know whose it is. */
async function orderOf(shop: SettleShop, { on, earnedBy, householdId }: Reward) {
  if (earnedBy === undefined) return undefined;
  return on === 'referral' ? shop.orders.find(earnedBy) : shop.orders.read(householdId, earnedBy);
}

async function knownNow(shop: SettleShop, given: Reward, now: Instant): Promise<Known | undefined> {
  const [reward, order, wallet] = await Promise.all([
    shop.rewards.read(given.householdId, given.rewardId),
    orderOf(shop, given),
    walletOf(shop, given, now),
  ]);
  if (reward?.status !== 'pending' || reward.dueAt > now) return undefined;
  return { reward, ...(order && { order }), ...(wallet && { wallet }), now };
}

/** What it comes to, and 0 when it lapses: nothing was kept, the order was forgotten, or the wallet is no more. */
function coinsOf({ reward, order, wallet }: Known): number {
  if (wallet?.status !== 'open') return 0;
  return reward.earnedBy !== undefined && !order ? 0 : worthOf(reward, order);
}

function grantOf({ reward, wallet, now }: Known, coins: number) {
  if (!wallet || coins === 0) return {};
  const { rewardId, on, earnedBy, validMonths } = reward;
  const movement = creditPromo(wallet, {
    key: rewardKey(rewardId),
    kind: 'reward',
    subject: earnedBy ?? on,
    coins,
    month: addMonths(monthOf(now), validMonths),
    now,
  });
  return { movement };
}

/** The order remembers what it earned its household: a later refund takes its share of that back. */
function earnedOrder({ reward, order }: Known, coins: number): { order?: Order } {
  if (!order || coins === 0 || reward.on === 'referral') return {};
  const earnedCoins = (order.earnedCoins ?? 0) + coins;
  return { order: { ...order, earnedCoins, version: order.version + 1 } };
}

function settled(known: Known): { reward: Reward; coins: number; settlement: Settlement } {
  const coins = coinsOf(known);
  const { reward, now } = known;
  return {
    coins,
    reward: {
      ...reward,
      status: coins > 0 ? 'granted' : 'lapsed',
      settledAt: now,
      grantedCoins: coins,
      version: reward.version + 1,
    },
    settlement: { ...grantOf(known, coins), ...earnedOrder(known, coins) },
  };
}

/**
 * Gives a reward that is due, worked out on what is true now, exactly once: coins, reward and order in one transaction;
 * worked out again whenever something came between.
 * @throws Fault of the store: asked again, it is given once.
 */
export async function settleReward(shop: SettleShop, given: Reward, now: Instant): Promise<SettleOutcome> {
  for (let tries = 0; tries < mostTries; tries++) {
    const known = await knownNow(shop, given, now);
    if (!known) return outcome('nothing-to-settle');
    const { reward, coins, settlement } = settled(known);
    const result = await shop.rewards.settle(reward, settlement);
    if (result.kind === 'committed')
      return coins > 0 ? outcome('granted', { reward, coins }) : outcome('lapsed', { reward });
  }
  throw new Fault('store-conflict', 'a reward, its order or its wallet kept changing', {
    rewardId: given.rewardId,
  });
}
