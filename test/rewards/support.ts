import { makeIdSource } from '../../lambda/adapters/system/ids';
import type { Household } from '../../lambda/domain/household/household';
import { giveBack } from '../../lambda/domain/orders/give-back';
import type { Order } from '../../lambda/domain/orders/order';
import { recordSellerEvent } from '../../lambda/domain/orders/seller-events';
import { sweepRewards } from '../../lambda/domain/rewards/sweep';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs, type Instant, plusMs } from '../../lambda/domain/time';
import { type RewardRule, standardWalletTerms } from '../../lambda/domain/wallet/terms';
import { followOrder } from '../../lambda/outbox/order-effects';
import type { TestTable } from '../support/dynamodb';
import { quietPorts } from '../support/ports';
import {
  grantOf,
  holdOf,
  newId,
  newWallet,
  sampleHousehold,
  sampleOrder,
  testNow,
  walletAfter,
} from '../support/samples';
import { plainSeller } from '../support/sellers';

/** What these tests are rewarded by: not the standard rules, which may change. */
export const rules: RewardRule[] = [
  { id: 'purchase', on: 'purchase', percent: 10, validMonths: 12 },
  { id: 'first', on: 'first-order', coins: 200, validMonths: 12 },
  { id: 'thanks', on: 'referral', coins: 300, validMonths: 12 },
  { id: 'hello', on: 'referred', coins: 150, validMonths: 12 },
  { id: 'review', on: 'review', coins: 50, notIn: ['FR'], validMonths: 12 },
  { id: 'contest', on: 'contest', coins: 500, validMonths: 6 },
];
export const returnDays = 14;

export const deliveredAt: Instant = plusMs(testNow, 2 * dayMs);
/** Just when a return is no longer possible. */
export const settledAt: Instant = plusMs(deliveredAt, returnDays * dayMs);

export interface RewardShop extends Shop {
  setNow(now: Instant): void;
}

/** A shop on a table, with a clock that stands until it is moved. */
export function rewardShop(table: TestTable, stores: Partial<Shop> = {}): RewardShop {
  let now = testNow;
  const clock = { now: () => now };
  return {
    ...table.stores({ clock }),
    ...stores,
    ...quietPorts,
    seller: { ...plainSeller, wallet: { ...standardWalletTerms, rewards: rules, returnDays } },
    clock,
    ids: makeIdSource(),
    setNow: (instant) => {
      now = instant;
    },
  };
}

export const householdWith = async (shop: Shop, overrides: Partial<Household> = {}): Promise<Household> => {
  const household = sampleHousehold(overrides);
  await shop.households.save(household);
  return household;
};

/** An order of 4.50 in goods, paid with coins that were bought for it. */
export async function placedOrder(shop: Shop, householdId: string, overrides: Partial<Order> = {}) {
  const view = await shop.households.read(householdId);
  const order = sampleOrder(householdId, undefined, overrides);
  if (order.coins === 0) {
    await shop.orders.place(order, undefined);
    return order;
  }
  const grant = grantOf(view?.wallet ?? newWallet(householdId), order.coins);
  await shop.wallets.commit(grant);
  await shop.orders.place(order, holdOf(walletAfter(grant), order));
  return order;
}

/** The seller's system says that it arrived, and the outbox follows. */
export async function deliver(shop: RewardShop, order: Order, at: Instant = deliveredAt): Promise<void> {
  shop.setNow(at);
  const event = { type: 'order.delivered', at, orderId: order.orderId } as const;
  await recordSellerEvent(shop, newId('event'), event);
  await follow(shop, order);
}

export const follow = (shop: Shop, order: Order): Promise<void> =>
  followOrder(shop, order, (error) => {
    throw error;
  });

export async function deliveredOrder(shop: RewardShop, householdId: string, overrides: Partial<Order> = {}) {
  const order = await placedOrder(shop, householdId, overrides);
  await deliver(shop, order);
  return order;
}

export async function sweepAt(shop: RewardShop, now: Instant): Promise<number> {
  shop.setNow(now);
  return sweepRewards(shop);
}

export const coinsOf = async (shop: Shop, householdId: string): Promise<number> =>
  (await shop.households.read(householdId))?.wallet?.availableCoins ?? 0;

export async function current(shop: Shop, { householdId, orderId }: Order): Promise<Order> {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) throw new Error('the order is gone');
  return order;
}

/** The seller gives back so much of an order. */
export async function refund(
  shop: Shop,
  order: Order,
  cents: number,
  now: Instant,
  refundId = newId('refund'),
) {
  return giveBack(shop, await current(shop, order), { refundId, cents, now, eventId: newId('event') });
}

export const rewardsOf = (shop: Shop, { householdId, orderId }: Order, ruleIds: readonly string[]) =>
  Promise.all(ruleIds.map((rule) => shop.rewards.read(householdId, `${orderId}:${rule}`)));
