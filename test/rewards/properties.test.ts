import fc from 'fast-check';
import { Fault } from '../../lambda/domain/fault';
import type { Order } from '../../lambda/domain/orders/order';
import { sweepRewards } from '../../lambda/domain/rewards/sweep';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { followOrder } from '../../lambda/outbox/order-effects';
import { shake } from '../support/faulty-client';
import { expectBalanced, newId, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import {
  coinsOf,
  current,
  deliver,
  deliveredAt,
  householdWith,
  placedOrder,
  type RewardShop,
  refund,
  rewardShop,
  rewardsOf,
  settledAt,
  sweepAt,
} from './support';

const table = tableSuite();
let steady: RewardShop;

beforeAll(async () => {
  steady = rewardShop(table());
});

/** The same table through a connection on which much goes wrong, and an engine that may forget tokens. */
const shaken = (seed: number, isLate: boolean): RewardShop =>
  rewardShop(table(), table().stores({}, shake(table().newClient(), seed, isLate)));

const isPassing = (error: unknown): boolean => error instanceof Fault && error.code.startsWith('store-');

/** As queues and schedules do: again, until it went through. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
  throw new Error('it never went through');
}

/** Card orders: every coin in the wallet is one that was earned. */
const onCard = { coins: 0, cardCents: 450, card: { state: 'paid', at: testNow } } as const;
const promised = 45 + 200;

async function newOrder(): Promise<Order> {
  const { id } = await householdWith(steady);
  const order = await placedOrder(steady, id, onCard);
  steady.setNow(deliveredAt);
  await steady.orders.save({
    ...order,
    status: 'delivered',
    history: { ...order.history, delivered: deliveredAt },
    version: 2,
  });
  return order;
}

const report = (error: unknown): void => {
  throw error;
};

test('whatever fails, repeats or races, what an order earns is given exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      async (seed, isLate, times) => {
        const order = await newOrder();
        const shops = Array.from({ length: times }, (_, place) => shaken(seed + place, isLate));
        await Promise.all(shops.map((shop) => untilDone(() => followOrder(shop, order, report))));
        for (const shop of shops) shop.setNow(settledAt);
        await Promise.all(shops.map((shop) => untilDone(() => sweepRewards(shop))));
        await sweepAt(steady, settledAt);
        expect(await coinsOf(steady, order.householdId)).toBe(promised);
        expect(await current(steady, order)).toMatchObject({ earnedCoins: promised });
        for (const rule of ['purchase', 'first'])
          expectBalanced(await steady.wallets.journal(`reward:${order.orderId}:${rule}`));
      },
    ),
    { numRuns: 20, seed: 20260302 },
  );
});

const refunds = fc.array(
  fc.record({ cents: fc.integer({ min: 1, max: 450 }), days: fc.integer({ min: 0, max: 40 }) }),
  { minLength: 1, maxLength: 4 },
);

/** Gives back what fits, in the order of days, with the sweep in its place among them. */
async function live(order: Order, asked: { cents: number; days: number }[]): Promise<number> {
  let leftCents = 450;
  let swept = false;
  for (const { cents, days } of [...asked].sort((a, b) => a.days - b.days)) {
    const now = plusMs(deliveredAt, days * dayMs);
    if (!swept && now >= settledAt) {
      await sweepAt(steady, settledAt);
      swept = true;
    }
    if (cents > leftCents) continue;
    await refund(steady, order, cents, now);
    leftCents -= cents;
  }
  await sweepAt(steady, plusMs(deliveredAt, 60 * dayMs));
  return leftCents;
}

test('nobody has both the money and the reward, whether goods came back before the reward or after it', async () => {
  await fc.assert(
    fc.asyncProperty(refunds, async (asked) => {
      const order = await newOrder();
      await untilDone(() => followOrder(steady, order, report));
      const leftCents = await live(order, asked);
      const coins = await coinsOf(steady, order.householdId);
      const due = (promised * leftCents) / 450;
      // Each is rounded down to whole coins by itself: never more than one too many for each refund.
      expect(coins).toBeLessThanOrEqual(Math.ceil(due) + asked.length);
      expect(coins).toBeGreaterThan(due - asked.length - 2);
      if (leftCents === 0) expect(coins).toBe(0);
    }),
    { numRuns: 25, seed: 20260303 },
  );
});

test('a refund that races with the sweep leaves the same as either before the other', async () => {
  for (let round = 0; round < 10; round++) {
    const order = await newOrder();
    await untilDone(() => followOrder(steady, order, report));
    steady.setNow(settledAt);
    await Promise.all([
      untilDone(() => sweepRewards(steady)),
      untilDone(() => refund(steady, order, 450, settledAt, 'all-of-it')),
    ]);
    await sweepAt(steady, settledAt);
    expect(await coinsOf(steady, order.householdId)).toBe(0);
    const rewards = await rewardsOf(steady, order, ['purchase', 'first']);
    expect(rewards.every((reward) => reward?.status !== 'pending')).toBe(true);
  }
});

test('many due rewards of one wallet are all given in one sweep', async () => {
  const { id } = await householdWith(steady);
  for (let index = 0; index < 12; index++)
    await deliver(steady, await placedOrder(steady, id, { ...onCard, orderId: newId('ord') }));
  await sweepAt(steady, settledAt);
  expect(await coinsOf(steady, id)).toBe(12 * 45 + 200);
});
