import type { Shop } from '../shop';
import { sweepEach } from '../sweeping';
import { type SettleShop, settleReward } from './settle';

/** Rewards looked at in one sweep; the rest waits for the next. */
const sweepLimit = 500;

/**
 * Settles the rewards that are due.
 * @returns how many there were.
 * @throws the first failure, once all were tried.
 */
export async function sweepRewards(shop: SettleShop & Pick<Shop, 'clock'>): Promise<number> {
  const now = shop.clock.now();
  const due = await shop.rewards.due(now, sweepLimit);
  return sweepEach(due, (reward) => settleReward(shop, reward, now));
}
