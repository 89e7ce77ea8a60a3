import { Fault } from '../../lambda/domain/fault';
import type { Order } from '../../lambda/domain/orders/order';
import { refundOrder } from '../../lambda/domain/orders/refund';
import { sweepOrders } from '../../lambda/domain/orders/sweep';
import { withOpenOrders } from '../../lambda/domain/purchases/current-habits';
import type { Shop } from '../../lambda/domain/shop';
import { holdOf, newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import {
  coinsOf,
  current,
  MovableClock,
  placeOrder,
  recordOf,
  reported,
  runWorker,
  sendEvent,
  testShop,
} from './support';

const table = tableSuite();
let clock: MovableClock;
let shop: Shop;
let told: string[];
/** What the seller's system answers next. */
let answer: () => Promise<void>;

const unreachable = async () => {
  throw new Fault('commerce-unreachable', 'injected');
};
const refused = async () => {
  throw new Fault('commerce-refused', 'injected');
};

beforeEach(() => {
  clock = new MovableClock();
  told = [];
  reported.length = 0;
  answer = async () => undefined;
  shop = testShop(table(), clock, {
    async handOver(kind, order) {
      told.push(`${order.orderId}:${kind}`);
      await answer();
    },
  });
});

const none = { batchItemFailures: [] };
const ship = (order: Order) =>
  sendEvent(shop, newId('e'), {
    type: 'order.shipped',
    timestamp: clock.now(),
    data: { orderId: order.orderId },
  });

describe('handing over', () => {
  it('is done once, whatever the stream repeats', async () => {
    const order = await placeOrder(shop);
    expect(await runWorker(shop, [recordOf(order), recordOf(order)])).toEqual(none);
    expect(await runWorker(shop, [recordOf(order)])).toEqual(none);
    expect(told).toEqual([`${order.orderId}:placed`]);
    expect((await current(shop, order)).handedOver).toEqual({ placed: clock.now() });
  });

  it('survives a crash between telling and marking: told twice, marked once', async () => {
    const order = await placeOrder(shop);
    const crashing: Shop = {
      ...shop,
      orders: {
        ...shop.orders,
        save: async () => {
          throw new Fault('store-unavailable', 'injected');
        },
      },
    };
    const failed = { batchItemFailures: [{ itemIdentifier: '7' }] };
    expect(await runWorker(crashing, [recordOf(order, '7')])).toEqual(failed);
    expect(await runWorker(shop, [recordOf(order, '7')])).toEqual(none);
    expect(told).toEqual([`${order.orderId}:placed`, `${order.orderId}:placed`]);
    expect((await current(shop, order)).version).toBe(2);
  });

  it('is marked once when two workers do it at the same time', async () => {
    const order = await placeOrder(shop);
    answer = async () => {
      while (told.length < 2) await new Promise(setImmediate);
      clock.move(1_000);
    };
    await Promise.all([runWorker(shop, [recordOf(order)]), runWorker(shop, [recordOf(order)])]);
    expect((await current(shop, order)).version).toBe(2);
  });

  it('keeps what happened to the order meanwhile', async () => {
    const order = await placeOrder(shop);
    answer = async () => {
      await ship(order);
    };
    await runWorker(shop, [recordOf(order)]);
    expect(await current(shop, order)).toMatchObject({
      status: 'shipped',
      handedOver: { placed: clock.now() },
    });
  });

  it('tells of a cancellation by the customer, once, and of none by the seller', async () => {
    const [byCustomer, bySeller] = [await placeOrder(shop), await placeOrder(shop)];
    await refundOrder(shop, byCustomer, { by: 'customer', now: clock.now() });
    await refundOrder(shop, bySeller, { by: 'seller', now: clock.now() });
    await runWorker(shop, [recordOf(byCustomer), recordOf(byCustomer), recordOf(bySeller)]);
    expect(told).toEqual([`${byCustomer.orderId}:cancelled`]);
  });

  it('that is refused for good pays the customer back', async () => {
    const order = await placeOrder(shop);
    answer = refused;
    expect(await runWorker(shop, [recordOf(order)])).toEqual(none);
    expect(await current(shop, order)).toMatchObject({ status: 'cancelled', cancelledBy: 'seller' });
    expect(await coinsOf(shop, order.householdId)).toBe(10_000);
    await runWorker(shop, [recordOf(order)]);
    expect(told).toHaveLength(1);
  });

  it('of a cancellation that is refused is not repeated, and the coins stay paid back', async () => {
    const order = await placeOrder(shop);
    await refundOrder(shop, order, { by: 'customer', now: clock.now() });
    answer = refused;
    await runWorker(shop, [recordOf(order), recordOf(order)]);
    expect(told).toHaveLength(1);
    expect(await coinsOf(shop, order.householdId)).toBe(10_000);
  });

  it('is not needed for what is no order, is gone, or was removed', async () => {
    const gone = recordOf({ ...(await placeOrder(shop)), orderId: newId('ord') });
    const profile = { dynamodb: { SequenceNumber: '1', NewImage: { sk: { S: 'A#PROFILE' } } } };
    const removed = { eventName: 'REMOVE' as const, dynamodb: { SequenceNumber: '2' } };
    expect(await runWorker(shop, [gone, profile, removed, {}])).toEqual(none);
    expect(told).toEqual([]);
  });
});

describe('a poisonous record', () => {
  it('is named alone, and the others of its batch are done', async () => {
    const orders = [await placeOrder(shop), await placeOrder(shop), await placeOrder(shop)];
    const [first, poisonous, last] = orders as [Order, Order, Order];
    answer = async () => {
      if (told.at(-1)?.startsWith(poisonous.orderId)) throw new Error('injected');
    };
    const records = [recordOf(first, '1'), recordOf(poisonous, '2'), recordOf(last, '3')];
    expect(await runWorker(shop, records)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(reported).toHaveLength(1);
    expect((await current(shop, last)).handedOver).toBeDefined();
    expect((await current(shop, poisonous)).handedOver).toBeUndefined();
  });
});

describe('a seller that is down', () => {
  it('does not hold up the stream, and hears of the order when the sweeper wakes it', async () => {
    const order = await placeOrder(shop);
    answer = unreachable;
    expect(await runWorker(shop, [recordOf(order)])).toEqual(none);
    expect(reported).toHaveLength(1);
    const isOverdue = async () =>
      (await shop.orders.overdue(clock.now(), 500)).some(({ orderId }) => orderId === order.orderId);
    expect(await isOverdue()).toBe(false);

    clock.move(10 * 60_000);
    expect(await isOverdue()).toBe(true);
    expect(await sweepOrders(shop)).toBeGreaterThan(0);
    expect((await current(shop, order)).version).toBe(2);

    answer = async () => undefined;
    await runWorker(shop, [recordOf(order)]);
    expect(await isOverdue()).toBe(false);
    expect(told).toHaveLength(2);
  });
});

describe('counting in habits', () => {
  const storedHabits = async (order: Order) => (await shop.habits.read(order.householdId)).habits;
  const habitsNow = async ({ householdId }: Order) => {
    const latest = await shop.orders.latest(householdId, 10);
    return withOpenOrders(await shop.habits.read(householdId), latest, 'Europe/Paris').habits;
  };

  it('happens once an order has left, and once', async () => {
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    expect(await storedHabits(order)).toEqual([]);
    await ship(order);
    await runWorker(shop, [recordOf(order), recordOf(order)]);
    await Promise.all([runWorker(shop, [recordOf(order)]), runWorker(shop, [recordOf(order)])]);
    const [habit] = await storedHabits(order);
    expect(habit).toMatchObject({ sku: 'coffee-250', count: 1, lastQuantity: 1, lastDay: '2026-03-02' });
    expect((await current(shop, order)).countedInHabits).toBe(true);
  });

  it('shows an order at once, and no trace of a cancelled one', async () => {
    const order = await placeOrder(shop);
    expect(await habitsNow(order)).toMatchObject([{ sku: 'coffee-250', count: 1 }]);
    await refundOrder(shop, order, { by: 'customer', now: clock.now() });
    expect(await habitsNow(order)).toEqual([]);
  });

  it('shows an order once, before it was counted and after', async () => {
    const order = await placeOrder(shop);
    await ship(order);
    const before = await habitsNow(order);
    await runWorker(shop, [recordOf(order)]);
    expect(await habitsNow(order)).toEqual(before);
  });

  it('takes the day of the household, not of Greenwich', async () => {
    const order = await placeOrder(shop, { placedAt: '2026-03-02T23:30:00.000Z' });
    await ship(order);
    await runWorker(shop, [recordOf(order)]);
    expect(await storedHabits(order)).toMatchObject([{ lastDay: '2026-03-03' }]);
  });

  it('loses nothing when two orders of a household are counted at the same time', async () => {
    const order = await placeOrder(shop);
    const second: Order = {
      ...order,
      orderId: newId('ord'),
      lines: order.lines.map((line) => ({ ...line, sku: 'tea' })),
    };
    const wallet = (await shop.households.read(order.householdId))?.wallet;
    if (!wallet) throw new Error('no wallet');
    await shop.orders.place(second, holdOf(wallet, second));
    await Promise.all([ship(order), ship(second)]);
    await Promise.all([runWorker(shop, [recordOf(order)]), runWorker(shop, [recordOf(second)])]);
    const skus = (await storedHabits(order)).map(({ sku }) => sku);
    expect(skus.sort()).toEqual(['coffee-250', 'tea']);
  });
});
