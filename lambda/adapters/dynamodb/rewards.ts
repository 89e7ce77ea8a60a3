import * as v from 'valibot';
import { Fault } from '../../domain/fault';
import type { HouseholdId } from '../../domain/ids';
import type { Order } from '../../domain/orders/order';
import { type Reward, type RewardStatus, rewardStatuses } from '../../domain/rewards/reward';
import type { RewardStore, Settlement, SettleResult } from '../../domain/rewards/store';
import { dueItems } from './due';
import { eventWrites } from './events';
import { type Failed, movementWrites, putNew, putVersion, refusalOf } from './movements';
import { putOrder } from './orders';
import { count, parse } from './parse';
import { getItem, type Item, queryItems, type Table } from './requests';
import { dueKeys, householdPk, keys, rewardPrefix } from './table';
import { transact, type Write } from './transact';

const rewardShape: v.GenericSchema<unknown, Reward> = v.object({
  rewardId: v.string(),
  householdId: v.string(),
  ruleId: v.string(),
  on: v.picklist(['purchase', 'first-order', 'referral', 'referred', 'review', 'contest']),
  coins: v.exactOptional(count),
  percent: v.exactOptional(count),
  validMonths: count,
  earnedBy: v.exactOptional(v.string()),
  status: v.picklist(rewardStatuses),
  dueAt: v.string(),
  settledAt: v.exactOptional(v.string()),
  grantedCoins: v.exactOptional(count),
  version: count,
});
const firstShape = v.object({ earnedBy: v.string() });

const labels = { reward: 'reward', order: 'order of a reward', first: 'first order' };

const rewardOf = (item: Item): Reward => parse(rewardShape, item);
const keyOf = ({ householdId, rewardId }: Reward) => keys.reward(householdId, rewardId);

/** In the `due` index for as long as it waits. */
const putReward = (table: Table, reward: Reward): Write => {
  const due = reward.status === 'pending' ? dueKeys('reward', keyOf(reward), reward.dueAt) : {};
  return putVersion(table, labels.reward, { ...keyOf(reward), ...reward, ...due });
};

const putNextOrder = (table: Table, order: Order): Write => ({
  ...putOrder(table, order),
  label: labels.order,
});

const markFirst = (table: Table, { householdId, orderId }: Order): Write =>
  putNew(table, labels.first, { ...keys.firstOrder(householdId), earnedBy: orderId });

const settleWrites = (table: Table, reward: Reward, { movement, order }: Settlement): Write[] => [
  ...(movement ? movementWrites(table, movement) : []),
  putReward(table, reward),
  ...(order ? [putNextOrder(table, order)] : []),
];

/** The reward and its order before the movement's own answers: settled otherwise, its key stands for other coins. */
function settleRefusal({ movement }: Settlement, failed: Failed): SettleResult | undefined {
  if (failed.has(labels.reward) || failed.has(labels.order)) return { kind: 'conflict' };
  return movement && refusalOf(movement, failed);
}

const settle =
  (table: Table): RewardStore['settle'] =>
  async (reward, settlement) => {
    const result = await transact(table, settleWrites(table, reward, settlement));
    if (result.kind === 'committed') return result;
    const refusal = settleRefusal(settlement, result.failed);
    if (refusal) return refusal;
    const { rewardId } = reward;
    throw new Fault('store-corrupt', 'a reward was refused for no reason', { rewardId });
  };

async function firstOrder(table: Table, householdId: HouseholdId): Promise<string | undefined> {
  const item = await getItem(table, keys.firstOrder(householdId));
  return item && parse(firstShape, item).earnedBy;
}

export const rewardStore = (table: Table): RewardStore => ({
  firstOrder: (householdId) => firstOrder(table, householdId),
  settle: settle(table),

  async note(order, rewards, isFirst) {
    const result = await transact(table, [
      putNextOrder(table, order),
      ...(isFirst ? [markFirst(table, order)] : []),
      ...rewards.map((reward) => putReward(table, reward)),
    ]);
    return result.kind === 'committed' ? 'noted' : 'conflict';
  },

  async add(reward, eventId) {
    const result = await transact(table, [putReward(table, reward), ...eventWrites(table, eventId)]);
    return result.kind === 'committed' ? 'added' : 'repeated';
  },

  async read(householdId, rewardId) {
    const item = await getItem(table, keys.reward(householdId, rewardId));
    return item && rewardOf(item);
  },

  async waiting(householdId) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :household AND begins_with(sk, :rewards)',
      FilterExpression: '#status = :pending',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':household': householdPk(householdId),
        ':rewards': rewardPrefix,
        ':pending': 'pending' satisfies RewardStatus,
      },
    });
    return items.map(rewardOf);
  },

  async due(now, limit) {
    const rewards = (await dueItems(table, 'reward', now, limit)).map(rewardOf);
    return rewards.filter(({ status, dueAt }) => status === 'pending' && dueAt <= now);
  },
});
