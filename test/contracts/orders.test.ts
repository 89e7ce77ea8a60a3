import type { Stores } from '../../lambda/adapters/dynamodb';
import { shardOf } from '../../lambda/adapters/dynamodb/table';
import { type Order, refundKey } from '../../lambda/domain/orders/order';
import { plusMs } from '../../lambda/domain/time';
import { type Movement, moveCoins } from '../../lambda/domain/wallet/movement';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { type TestTable, testTable } from '../support/dynamodb';
import { beforeFirst, forgetTokens } from '../support/faulty-client';
import {
  grantOf,
  newId,
  newWallet,
  paymentOf,
  sampleDeal,
  sampleHousehold,
  sampleOrder,
  testNow,
} from '../support/samples';

let table: TestTable;
let stores: Stores;

beforeAll(async () => {
  table = await testTable();
  stores = table.stores();
});
afterAll(() => table.drop());

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

async function householdWith(coins: number): Promise<Wallet> {
  const household = sampleHousehold();
  await stores.households.save(household);
  const grant = grantOf(newWallet(household.id), coins);
  await stores.wallets.commit(grant);
  return grant.after;
}

async function placed(wallet: Wallet, order = sampleOrder(wallet.householdId)) {
  const payment = paymentOf(wallet, order);
  expect(await stores.orders.place(order, payment)).toEqual({ kind: 'committed' });
  return { order, payment };
}

const cancelledOf = (order: Order): Order => ({
  ...order,
  status: 'cancelled',
  cancelledBy: 'customer',
  history: { ...order.history, cancelled: testNow },
  version: order.version + 1,
});

const refundOf = (wallet: Wallet, order: Order): Movement =>
  moveCoins(wallet, {
    key: refundKey(order.orderId),
    kind: 'order-refund',
    coins: order.totalCents,
    subject: order.orderId,
    now: testNow,
  });

describe('place', () => {
  test('an order stands with what it was paid by', async () => {
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet);
    expect(await stores.orders.read(wallet.householdId, order.orderId)).toEqual(order);
    expect(await stores.orders.find(order.orderId)).toEqual(order);
    expect((await stores.households.read(wallet.householdId))?.wallet).toEqual(payment.after);
  });

  test('placed again it is one order and one payment, also when the engine forgot its token', async () => {
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet);
    const forgetful = table.newClient();
    forgetTokens(forgetful);
    const again = await table.stores({}, forgetful).orders.place(order, payment);
    expect(again).toEqual({ kind: 'replayed', journal: payment.journal });
    expect((await stores.households.read(wallet.householdId))?.wallet).toEqual(payment.after);
  });

  test('64 concurrent "yes" to one quote are one order and one payment', async () => {
    const wallet = await householdWith(1_000);
    const order = sampleOrder(wallet.householdId);
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, index) => {
        const saidAt = plusMs(testNow, index);
        return stores.orders.place({ ...order, placedAt: saidAt }, paymentOf(wallet, order));
      }),
    );
    expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'replayed')).toHaveLength(63);
    expect(await stores.wallets.statement(wallet.account, 10)).toHaveLength(2);
  });

  test('on a wallet that moved on, nothing is placed', async () => {
    const wallet = await householdWith(1_000);
    await placed(wallet);
    const late = sampleOrder(wallet.householdId);
    const result = await stores.orders.place(late, paymentOf(wallet, late));
    expect(result).toMatchObject({ kind: 'wallet-changed', wallet: { availableCoins: 550 } });
    expect(await stores.orders.read(wallet.householdId, late.orderId)).toBeUndefined();
  });
});

describe('deal stock', () => {
  const soldOf = async (deal = sampleDeal()) => deal.stock - (await stores.deals.left(deal));

  test('an order notes the shard it took from, and a cancellation gives it back there', async () => {
    const deal = sampleDeal({ stock: 60 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet, sampleOrder(wallet.householdId, deal));
    const stored = await stores.orders.read(wallet.householdId, order.orderId);
    expect(stored?.lines[0]?.deal?.shard).toBeGreaterThanOrEqual(0);
    expect(await soldOf(deal)).toBe(1);
    if (stored) await stores.orders.cancel(cancelledOf(stored), refundOf(payment.after, stored));
    expect(await soldOf(deal)).toBe(0);
  });

  test('the last unit goes once; then the deal is hidden until a cancellation brings it back', async () => {
    const deal = sampleDeal({ stock: 1 });
    await stores.deals.add([deal]);
    const [winner, loser] = [await householdWith(1_000), await householdWith(1_000)];
    const { order, payment } = await placed(winner, sampleOrder(winner.householdId, deal));
    const late = sampleOrder(loser.householdId, deal);
    expect(await stores.orders.place(late, paymentOf(loser, late))).toEqual({ kind: 'deal-sold-out' });
    const isOpen = async () =>
      (await stores.deals.open(testNow)).some(({ dealId }) => dealId === deal.dealId);
    expect(await isOpen()).toBe(false);
    const stored = await stores.orders.read(winner.householdId, order.orderId);
    if (stored) await stores.orders.cancel(cancelledOf(stored), refundOf(payment.after, stored));
    expect(await isOpen()).toBe(true);
  });

  test('a repeated "yes" of whoever took the last unit is their order, not "sold out"', async () => {
    const deal = sampleDeal({ stock: 1 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet, sampleOrder(wallet.householdId, deal));
    const again = await stores.orders.place({ ...order, placedAt: plusMs(testNow, 1) }, payment);
    expect(again).toEqual({ kind: 'replayed', journal: payment.journal });
  });

  test('two "yes" at once, of which one takes the last unit while the other looks for it, are one order', async () => {
    const deal = sampleDeal({ stock: 2, shardCount: 2 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(1_000);
    const order = sampleOrder(wallet.householdId, deal);
    const payment = paymentOf(wallet, order);
    let rival = await householdWith(1_000);
    while (shardOf(rival.householdId, 2) !== shardOf(wallet.householdId, 2))
      rival = await householdWith(1_000);
    await placed(rival, sampleOrder(rival.householdId, deal));
    const slow = table.newClient();
    beforeFirst(slow, 'BatchGet', () => stores.orders.place(order, payment));
    const late = await table
      .stores({}, slow)
      .orders.place({ ...order, placedAt: plusMs(testNow, 1) }, payment);
    expect(late).toEqual({ kind: 'replayed', journal: payment.journal });
  });

  test('who wants more than any shard holds is refused, and smaller orders still find the deal', async () => {
    const deal = sampleDeal({ stock: 2, shardCount: 2 });
    await stores.deals.add([deal]);
    const wallet = await householdWith(10_000);
    const order = sampleOrder(wallet.householdId, deal);
    const pair = { ...order, lines: order.lines.map((line) => ({ ...line, quantity: 2 })) };
    expect(await stores.orders.place(pair, paymentOf(wallet, pair))).toEqual({ kind: 'deal-sold-out' });
    expect((await stores.deals.open(testNow)).map(({ dealId }) => dealId)).toContain(deal.dealId);
    await placed(wallet, sampleOrder(wallet.householdId, deal));
  });
});

describe('cancel', () => {
  test('pays back once, in one transaction with the new status', async () => {
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet);
    const refund = refundOf(payment.after, order);
    expect(await stores.orders.cancel(cancelledOf(order), refund)).toEqual({ kind: 'committed' });
    const later = { ...cancelledOf(order), cancelUntil: plusMs(testNow, 1) };
    const again = await stores.orders.cancel(later, refund);
    expect(again).toEqual({ kind: 'replayed', journal: refund.journal });
    expect((await stores.households.read(wallet.householdId))?.wallet?.availableCoins).toBe(1_000);
  });

  test('of an order that shipped meanwhile, pays nothing back', async () => {
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet);
    const shipped: Order = { ...order, status: 'shipped', version: 2 };
    await stores.orders.save(shipped);
    const result = await stores.orders.cancel(cancelledOf(order), refundOf(payment.after, order));
    expect(result).toEqual({ kind: 'order-changed', order: shipped });
    expect((await stores.households.read(wallet.householdId))?.wallet).toEqual(payment.after);
  });

  test('on a wallet that moved on, is told the wallet', async () => {
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet);
    await placed(payment.after);
    const result = await stores.orders.cancel(cancelledOf(order), refundOf(payment.after, order));
    expect(result).toMatchObject({ kind: 'wallet-changed', wallet: { sequence: 3 } });
  });
});

describe('save', () => {
  test('an event is applied once', async () => {
    const { order } = await placed(await householdWith(1_000));
    const shipped: Order = { ...order, status: 'shipped', version: 2 };
    const eventId = newId('evt');
    expect(await stores.orders.save(shipped, eventId)).toEqual({ kind: 'committed' });
    const next: Order = { ...shipped, version: 3 };
    expect(await stores.orders.save(next, eventId)).toEqual({ kind: 'repeated' });
    expect(await stores.orders.read(order.householdId, order.orderId)).toEqual(shipped);
  });

  test('of two changes on one version, the second is told what came first', async () => {
    const { order } = await placed(await householdWith(1_000));
    const shipped: Order = { ...order, status: 'shipped', version: 2 };
    await stores.orders.save(shipped);
    const other: Order = { ...order, countedInHabits: true, version: 2 };
    expect(await stores.orders.save(other, newId('evt'))).toEqual({ kind: 'order-changed', order: shipped });
  });
});

describe('reading', () => {
  const on = (householdId: string, placedAt: string): Order =>
    sampleOrder(householdId, undefined, {
      orderId: newId('ord', Date.parse(placedAt) - minuteMs),
      placedAt,
      history: { placed: placedAt },
    });

  test('the latest come first, and so do those between two instants', async () => {
    const householdId = newId('hh');
    const instants = [0, 1, 2, 3, 4].map((day) => plusMs(testNow, day * dayMs));
    for (const instant of instants) await stores.orders.save(on(householdId, instant));
    const instantsOf = (orders: Order[]) => orders.map(({ placedAt }) => placedAt);
    expect(instantsOf(await stores.orders.latest(householdId, 2))).toEqual([instants[4], instants[3]]);
    const [, from = '', , to = ''] = instants;
    expect(instantsOf(await stores.orders.between(householdId, from, to))).toEqual([instants[2], from]);
  });

  test('what nobody knows is not there', async () => {
    expect(await stores.orders.find(newId('ord'))).toBeUndefined();
    expect(await stores.orders.read(newId('hh'), newId('ord'))).toBeUndefined();
    expect(await stores.orders.latest(newId('hh'), 5)).toEqual([]);
  });

  test('an order is overdue from five minutes after it was placed until it is handed over', async () => {
    const wallet = await householdWith(1_000);
    const { order } = await placed(wallet);
    const isOverdue = async (afterMs: number) =>
      (await stores.orders.overdue(plusMs(testNow, afterMs), 1_000)).some(
        ({ orderId }) => orderId === order.orderId,
      );
    expect(await isOverdue(5 * minuteMs - 1)).toBe(false);
    expect(await isOverdue(5 * minuteMs)).toBe(true);
    await stores.orders.save({ ...order, handedOver: { placed: testNow }, version: 2 });
    expect(await isOverdue(dayMs)).toBe(false);
  });

  test('a cancelled order is due again until the cancellation is handed over', async () => {
    const wallet = await householdWith(1_000);
    const { order, payment } = await placed(wallet);
    const cancelled = { ...cancelledOf(order), handedOver: { placed: testNow } };
    await stores.orders.cancel(cancelled, refundOf(payment.after, order));
    const overdue = async () =>
      (await stores.orders.overdue(plusMs(testNow, dayMs), 1_000)).map((one) => one.orderId);
    expect(await overdue()).toContain(order.orderId);
    const told = { ...cancelled, handedOver: { ...cancelled.handedOver, cancelled: testNow }, version: 3 };
    await stores.orders.save(told);
    expect(await overdue()).not.toContain(order.orderId);
  });
});
