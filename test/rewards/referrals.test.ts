import { keys } from '../../lambda/adapters/dynamodb/table';
import type { Household } from '../../lambda/domain/household/household';
import { enterReferralCode } from '../../lambda/domain/referral/enter-code';
import { giveReferralCode } from '../../lambda/domain/referral/give-code';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { scanAll } from '../support/dynamodb';
import { testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import {
  coinsOf,
  deliver,
  deliveredAt,
  deliveredOrder,
  householdWith,
  placedOrder,
  type RewardShop,
  refund,
  rewardShop,
  settledAt,
  sweepAt,
} from './support';

const table = tableSuite();
let shop: RewardShop;

beforeEach(() => {
  shop = rewardShop(table());
});

async function codeOf({ id }: Household): Promise<string> {
  const view = await shop.households.read(id);
  const result = view && (await giveReferralCode(shop, view));
  if (result?.name !== 'code') throw new Error('no code');
  return result.facts.code;
}

const enter = async ({ id }: Household, code: string): Promise<string> =>
  (await enterReferralCode(shop, { householdId: id, code, now: testNow })).name;

async function pair(): Promise<{ referrer: Household; friend: Household }> {
  const [referrer, friend] = [await householdWith(shop), await householdWith(shop)];
  expect(await enter(friend, await codeOf(referrer))).toBe('referred');
  return { referrer, friend };
}

/** 10 % of 4.50, 200 for the first order, 150 for having been referred. */
const friendCoins = 45 + 200 + 150;
const thanksCoins = 300;

describe('a referral', () => {
  it('is rewarded on both sides, once the friend’s first order cannot come back', async () => {
    const { referrer, friend } = await pair();
    await deliveredOrder(shop, friend.id);
    await sweepAt(shop, plusMs(settledAt, -1));
    expect(await coinsOf(shop, referrer.id)).toBe(0);
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, referrer.id)).toBe(thanksCoins);
    expect(await coinsOf(shop, friend.id)).toBe(friendCoins);
  });

  it('is rewarded for one order alone', async () => {
    const { referrer, friend } = await pair();
    const orders = [await placedOrder(shop, friend.id), await placedOrder(shop, friend.id)];
    await Promise.all(orders.map((order) => deliver(shop, order)));
    await sweepAt(shop, settledAt);
    await deliveredOrder(shop, friend.id);
    await sweepAt(shop, plusMs(settledAt, 30 * dayMs));
    expect(await coinsOf(shop, referrer.id)).toBe(thanksCoins);
    expect(await coinsOf(shop, friend.id)).toBe(friendCoins + 2 * 45);
  });

  it('is rewarded on neither side when that order came back', async () => {
    const { referrer, friend } = await pair();
    const order = await deliveredOrder(shop, friend.id);
    await refund(shop, order, 450, plusMs(deliveredAt, dayMs));
    await sweepAt(shop, settledAt);
    expect([await coinsOf(shop, referrer.id), await coinsOf(shop, friend.id)]).toEqual([0, 450]);
  });

  it('thanks whole for an order of which something was kept', async () => {
    const { referrer, friend } = await pair();
    const order = await deliveredOrder(shop, friend.id);
    await refund(shop, order, 225, plusMs(deliveredAt, dayMs));
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, referrer.id)).toBe(thanksCoins);
    expect(await coinsOf(shop, friend.id)).toBe(225 + 22 + 100 + 75);
  });

  it('rewards the friend alone when who referred was forgotten, and who referred when the friend was', async () => {
    const one = await pair();
    await shop.households.erase(one.referrer.id);
    await deliveredOrder(shop, one.friend.id);
    const two = await pair();
    await deliveredOrder(shop, two.friend.id);
    await shop.households.erase(two.friend.id);
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, one.friend.id)).toBe(45 + 200);
    expect(await coinsOf(shop, two.referrer.id)).toBe(thanksCoins);
    expect(await coinsOf(shop, two.friend.id)).toBe(0);
  });

  it('is refused when the friend has an order on its way, and not when that was cancelled', async () => {
    const [referrer, ordered, cancelled] = [
      await householdWith(shop),
      await householdWith(shop),
      await householdWith(shop),
    ];
    const code = await codeOf(referrer);
    await placedOrder(shop, ordered.id);
    const order = await placedOrder(shop, cancelled.id);
    await shop.orders.save({ ...order, status: 'cancelled', version: 2 });
    expect([await enter(ordered, code), await enter(cancelled, code)]).toEqual([
      'ordered-before',
      'referred',
    ]);
  });

  it('forgets its code with its household', async () => {
    const referrer = await householdWith(shop);
    const code = await codeOf(referrer);
    await shop.households.erase(referrer.id);
    expect(await shop.referrals.ownerOf(code)).toBeUndefined();
    const left = (await scanAll(table())).filter((item) => JSON.stringify(item).includes(referrer.id));
    expect(left).toEqual([{ ...keys.referral(referrer.id), version: 2 }]);
    expect(await enter(await householdWith(shop), code)).toBe('code-unknown');
  });
});

describe('whoever is forgotten and comes back', () => {
  async function comeBack(household: Household): Promise<void> {
    await shop.households.erase(household.id);
    await shop.households.save(household);
  }

  it('has had a first order, and is not referred again', async () => {
    const { referrer, friend } = await pair();
    await deliveredOrder(shop, friend.id);
    await sweepAt(shop, settledAt);
    await comeBack(friend);
    expect(await enter(friend, await codeOf(referrer))).toBe('referred-before');
    await deliveredOrder(shop, friend.id);
    await sweepAt(shop, plusMs(settledAt, 30 * dayMs));
    expect(await coinsOf(shop, referrer.id)).toBe(thanksCoins);
    expect(await coinsOf(shop, friend.id)).toBe(friendCoins + 45);
  });

  it('who ordered without a friend cannot be referred after', async () => {
    const [referrer, friend] = [await householdWith(shop), await householdWith(shop)];
    await deliveredOrder(shop, friend.id);
    await comeBack(friend);
    // As if the order were gone, too: its own time is up.
    const orders = { ...shop.orders, latest: async () => [] };
    const asked = { householdId: friend.id, code: await codeOf(referrer), now: testNow };
    expect((await enterReferralCode({ ...shop, orders }, asked)).name).toBe('ordered-before');
  });

  it('was referred by the friend who was first, also without an order', async () => {
    const { referrer, friend } = await pair();
    const code = await codeOf(friend);
    await comeBack(friend);
    expect(await shop.referrals.ownerOf(code)).toBeUndefined();
    expect(await enter(friend, await codeOf(await householdWith(shop)))).toBe('already-referred');
    await deliveredOrder(shop, friend.id);
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, referrer.id)).toBe(thanksCoins);
    expect(await codeOf(friend)).not.toBe(code);
  });

  it('is not referred by somebody whom it referred before', async () => {
    const { referrer, friend } = await pair();
    await comeBack(referrer);
    expect(await enter(referrer, await codeOf(friend))).toBe('circle');
  });
});

describe('at the same time', () => {
  it('a household asked for its code in many rooms has one', async () => {
    const household = await householdWith(shop);
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(household)));
    expect(new Set(codes).size).toBe(1);
  });

  it('one of several codes stands', async () => {
    const friend = await householdWith(shop);
    const referrers = await Promise.all([1, 2, 3, 4].map(() => householdWith(shop)));
    const codes = await Promise.all(referrers.map(codeOf));
    const outcomes = await Promise.all(codes.map((code) => enter(friend, code)));
    expect(outcomes.filter((name) => name === 'referred')).toHaveLength(1);
    expect(outcomes.filter((name) => name === 'already-referred')).toHaveLength(3);
  });

  it.each([2, 3, 5])('%i households cannot close a circle', async (size) => {
    for (let round = 0; round < 5; round++) {
      const ring = await Promise.all(Array.from({ length: size }, () => householdWith(shop)));
      const codes = await Promise.all(ring.map(codeOf));
      const entering = ring.map((household, place) => enter(household, codes[(place + 1) % size] ?? ''));
      const outcomes = await Promise.all(entering.map((one) => one.catch(() => 'failed')));
      expect(outcomes.filter((name) => name === 'referred').length).toBeLessThan(size);
    }
  });
});

describe('the store', () => {
  it('gives no code that is somebody’s', async () => {
    const [first, second] = [await householdWith(shop), await householdWith(shop)];
    const code = await codeOf(first);
    expect(await shop.referrals.giveCode(second.id, { code, version: 1 })).toEqual({ kind: 'code-taken' });
    expect(await shop.referrals.ownerOf(code)).toBe(first.id);
    expect(await shop.referrals.read(second.id)).toBeUndefined();
  });

  it('links nobody below a top that is no longer as it was read', async () => {
    const { referrer, friend } = await pair();
    const referral = { referredBy: { householdId: referrer.id, at: testNow }, version: 1 };
    const [third, another] = [await householdWith(shop), await householdWith(shop)];
    for (const [householdId, version] of [
      [referrer.id, 0],
      [friend.id, 2],
      [another.id, 1],
    ] as const)
      expect(await shop.referrals.link(third.id, referral, { householdId, version })).toEqual({
        kind: 'top-changed',
      });
    expect(await shop.referrals.read(third.id)).toBeUndefined();
  });
});
