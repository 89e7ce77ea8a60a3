import { dayMs, plusMs } from '../../lambda/domain/time';
import { takeCoins } from '../../lambda/domain/wallet/moves';
import { expectBalanced, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import {
  coinsOf,
  current,
  deliver,
  deliveredAt,
  deliveredOrder,
  follow,
  householdWith,
  placedOrder,
  type RewardShop,
  refund,
  rewardShop,
  rewardsOf,
  rules,
  settledAt,
  sweepAt,
} from './support';

const table = tableSuite();
let shop: RewardShop;

beforeEach(() => {
  shop = rewardShop(table());
});

/** 4.50 of goods at 10 %. */
const purchaseCoins = 45;
const firstCoins = 200;
const onCard = { coins: 0, cardCents: 450, card: { state: 'paid', at: testNow } } as const;
const spending = { key: 'spent', kind: 'purchase', subject: 'spent' } as const;

describe('what an order earns', () => {
  it('waits for the end of the return period, and is given then, once', async () => {
    const { id } = await householdWith(shop);
    const order = await deliveredOrder(shop, id);
    const [purchase] = await rewardsOf(shop, order, ['purchase']);
    expect(purchase).toMatchObject({ status: 'pending', dueAt: settledAt, earnedBy: order.orderId });
    await sweepAt(shop, plusMs(settledAt, -1));
    expect(await coinsOf(shop, id)).toBe(0);
    await sweepAt(shop, settledAt);
    await sweepAt(shop, plusMs(settledAt, dayMs));
    expect(await coinsOf(shop, id)).toBe(purchaseCoins + firstCoins);
    expect(await current(shop, order)).toMatchObject({ earnedCoins: purchaseCoins + firstCoins });
    expect(await rewardsOf(shop, order, ['purchase', 'first'])).toMatchObject([
      { status: 'granted', grantedCoins: purchaseCoins, settledAt },
      { status: 'granted', grantedCoins: firstCoins, settledAt },
    ]);
  });

  it('is nothing by a rule that asks for more goods', async () => {
    const { wallet } = shop.seller;
    const [rule] = rules;
    const large = rules.map((one) =>
      one === rule ? { ...one, fromCents: 450 } : { ...one, fromCents: 451 },
    );
    shop.seller = { ...shop.seller, wallet: { ...wallet, rewards: large } };
    const { id } = await householdWith(shop);
    await deliveredOrder(shop, id);
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, id)).toBe(purchaseCoins);
  });

  it('is promo coins that last to the end of a month', async () => {
    const { id } = await householdWith(shop);
    const order = await deliveredOrder(shop, id);
    await sweepAt(shop, settledAt);
    const wallet = (await shop.households.read(id))?.wallet;
    expect(settledAt.slice(0, 7)).toBe('2026-03');
    expect(wallet?.promo).toEqual({ '2027-03': purchaseCoins + firstCoins });
    const journal = await shop.wallets.journal(`reward:${order.orderId}:purchase`);
    expectBalanced(journal);
    expect(journal?.entry).toMatchObject({ kind: 'reward', subject: order.orderId });
  });

  it('is written down once, however often the order is followed', async () => {
    const { id } = await householdWith(shop);
    const order = await deliveredOrder(shop, id);
    const { version } = await current(shop, order);
    await Promise.all(Array.from({ length: 5 }, () => follow(shop, order)));
    expect((await current(shop, order)).version).toBe(version);
  });

  it('counts one order as the first, even of two that arrive together', async () => {
    const { id } = await householdWith(shop);
    const orders = [await placedOrder(shop, id), await placedOrder(shop, id)];
    for (const order of orders) await shop.orders.read(id, order.orderId);
    await Promise.all(orders.map((order) => deliver(shop, order)));
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, id)).toBe(2 * purchaseCoins + firstCoins);
  });

  it('counts one order as the first, also when the one that arrived before is told of in between', async () => {
    const { id } = await householdWith(shop);
    const [late, early] = [await placedOrder(shop, id), await placedOrder(shop, id)];
    const note = jest.spyOn(shop.rewards, 'note');
    const { rewards } = rewardShop(table());
    note.mockImplementationOnce(async (...noted) => {
      await deliver(shop, early, plusMs(deliveredAt, -1_000));
      return rewards.note(...noted);
    });
    await deliver(shop, late);
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, id)).toBe(2 * purchaseCoins + firstCoins);
  });

  it('does not count an order as the first when one was delivered before rewards were noted', async () => {
    const { id } = await householdWith(shop);
    const old = await placedOrder(shop, id);
    const delivered = { ...old, status: 'delivered' as const, history: { delivered: testNow }, version: 2 };
    await shop.orders.save(delivered);
    await deliveredOrder(shop, id);
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, id)).toBe(purchaseCoins);
  });
});

describe('what comes back', () => {
  it('earns nothing when all of it came back before', async () => {
    const { id } = await householdWith(shop);
    const order = await deliveredOrder(shop, id);
    await refund(shop, order, 450, plusMs(deliveredAt, dayMs));
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, id)).toBe(450);
    expect(await rewardsOf(shop, order, ['purchase', 'first'])).toMatchObject([
      { status: 'lapsed', grantedCoins: 0 },
      { status: 'lapsed', grantedCoins: 0 },
    ]);
  });

  it('leaves what the rest has earned', async () => {
    const { id } = await householdWith(shop);
    const order = await deliveredOrder(shop, id);
    await refund(shop, order, 150, plusMs(deliveredAt, dayMs));
    await sweepAt(shop, settledAt);
    expect(await coinsOf(shop, id)).toBe(150 + 30 + 133);
  });

  it('is taken back from what was given already', async () => {
    const { id } = await householdWith(shop);
    const order = await deliveredOrder(shop, id);
    await sweepAt(shop, settledAt);
    await refund(shop, order, 450, plusMs(settledAt, dayMs));
    expect(await coinsOf(shop, id)).toBe(450);
    expect(await current(shop, order)).toMatchObject({ status: 'returned', earnedCoins: 0 });
  });

  it('a cancelled order earns nothing', async () => {
    const { id } = await householdWith(shop);
    const order = await placedOrder(shop, id);
    await shop.orders.save({ ...order, status: 'cancelled', version: 2 });
    await follow(shop, order);
    expect(await rewardsOf(shop, order, ['purchase', 'first'])).toEqual([undefined, undefined]);
  });
});

it('is given to a household that had no wallet, and owed by it once it was spent', async () => {
  const { id } = await householdWith(shop);
  const order = await deliveredOrder(shop, id, onCard);
  await sweepAt(shop, settledAt);
  const earned = (await shop.households.read(id))?.wallet;
  expect(earned).toMatchObject({ availableCoins: purchaseCoins + firstCoins, sequence: 2 });
  const spent = earned && takeCoins(earned, { ...spending, coins: 200, now: settledAt });
  if (!spent) throw new Error('too few coins');
  await shop.wallets.commit(spent);
  await refund(shop, order, 450, plusMs(settledAt, dayMs));
  expect((await shop.households.read(id))?.wallet).toMatchObject({ availableCoins: 0, owedCoins: 200 });
});

it('lapses for a household that was forgotten meanwhile', async () => {
  const { id } = await householdWith(shop);
  await deliveredOrder(shop, id);
  await shop.households.erase(id);
  expect(await sweepAt(shop, settledAt)).toBe(0);
  expect(await shop.households.read(id)).toBeUndefined();
});
