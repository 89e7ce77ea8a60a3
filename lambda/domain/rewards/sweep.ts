import type { Shop } from '../shop';
import { type SettleShop, settleReward } from './settle';

/** Rewards looked at in one sweep, and how many of them at a time; the rest waits for the next. */
const sweepLimit = 500;
const atATime = 25;

/**
 * Settles the rewards that are due. One that cannot be settled does not hold up the others.
 * @returns how many there were.
 * @throws the first failure, once all were tried.
 */
export async function sweepRewards(shop: SettleShop & Pick<Shop, 'clock'>): Promise<number> {
  const now = shop.clock.now();
  const due = await shop.rewards.due(now, sweepLimit);
  const failures: unknown[] = [];
  const tryOne = (reward: (typeof due)[number]) =>
    settleReward(shop, reward, now).catch((error) => failures.push(error));
  for (let start = 0; start < due.length; start += atATime)
    await Promise.all(due.slice(start, start + atATime).map(tryOne));
  if (failures.length > 0) throw failures[0];
  return due.length;
}
