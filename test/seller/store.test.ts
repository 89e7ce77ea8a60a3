import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningStore, startStore } from '../../demo/store';
import type { Faults, StoreOrder } from '../../demo/store/state';
import { messageBodyOf, messageIdOf } from '../../lambda/adapters/commerce/message';
import { makeWebhookCommerce } from '../../lambda/adapters/commerce/webhook';
import { signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import type { HandOverKind } from '../../lambda/domain/orders/commerce';
import type { Order, OrderStatus } from '../../lambda/domain/orders/order';
import { refundOrder } from '../../lambda/domain/orders/refund';
import { sweepOrders } from '../../lambda/domain/orders/sweep';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf } from '../../lambda/domain/time';
import { listen } from '../../simulator/server/http-server';
import { type TestTable, testTable } from '../support/dynamodb';
import { sampleItem } from '../support/samples';
import {
  coinsOf,
  current,
  httpApp,
  MovableClock,
  placeOrder,
  recordOf,
  runWorker,
  secretIn,
  secretOut,
  streamRecords,
  testShop,
} from './support';

const hour = 3_600_000;
const delays = { shipMs: hour, deliverMs: 24 * hour };

let table: TestTable;
let clock: MovableClock;
let shop: Shop;
let store: RunningStore;
let shopServer: Server;
let dataDir: string;
/** Statuses the shop answered events with. */
let answers: number[];

async function answerEvent(request: Request): Promise<Response> {
  const response = await httpApp(shop).fetch(request);
  answers.push(response.status);
  return response;
}

const openStore = (port = 0) => {
  const eventsUrl = `http://127.0.0.1:${(shopServer.address() as AddressInfo).port}/v1/providers/store/events`;
  const secrets = { secretIn: secretOut, secretOut: secretIn };
  return startStore({ port, dataDir, eventsUrl, ...secrets, clock, delays, tickMs: 3_600_000 });
};

const commerceAt = (url: string) =>
  makeWebhookCommerce({ url, secret: secretOut, timeoutMs: 2_000, allowLoopback: true, clock });

beforeAll(async () => {
  table = await testTable();
  shopServer = await listen(answerEvent, 0, '127.0.0.1');
});
afterAll(async () => {
  shopServer.closeAllConnections();
  shopServer.close();
  await table.drop();
});
beforeEach(async () => {
  answers = [];
  clock = new MovableClock();
  dataDir = mkdtempSync(join(tmpdir(), 'majordomo-store-'));
  store = await openStore();
  shop = testShop(table, clock, commerceAt(store.handOverUrl));
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

const call = (method: string, path: string, body: object = {}) =>
  fetch(`${store.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const askFor = (faults: Partial<Faults>) => call('PUT', '/faults', faults);
const storeOrders = async () => (await (await fetch(`${store.url}/orders`)).json()) as StoreOrder[];
const statusOf = async (order: Order): Promise<OrderStatus> => (await current(shop, order)).status;

/** Lets the time pass in which the store ships or delivers, and reports. */
async function pass(ms: number): Promise<void> {
  clock.move(ms);
  await store.tick();
  await store.tick();
}

describe('an order from the table to the door', () => {
  it('goes through the real stream, the store and its events back', async () => {
    const order = await placeOrder(shop);
    expect(await runWorker(shop, await streamRecords(table, order))).toEqual({ batchItemFailures: [] });
    expect(await storeOrders()).toMatchObject([{ orderId: order.orderId, status: 'received' }]);
    await pass(hour);
    expect(await statusOf(order)).toBe('shipped');
    await pass(24 * hour);
    expect(await statusOf(order)).toBe('delivered');
    await runWorker(shop, await streamRecords(table, order));
    expect(await storeOrders()).toHaveLength(1);
    expect((await current(shop, order)).countedInHabits).toBe(true);
    expect((await shop.habits.read(order.householdId)).habits).toMatchObject([{ count: 1 }]);
    expect(answers).toEqual([200, 200]);
  });

  it('arrives when every event comes twice and "shipped" after "delivered"', async () => {
    await askFor({ duplicateEvents: true, reorderEvents: true });
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    await pass(hour);
    expect(await statusOf(order)).toBe('placed');
    await pass(24 * hour);
    expect(await statusOf(order)).toBe('delivered');
    await pass(hour);
    expect(answers).toEqual([200, 200, 200, 200]);
    expect((await current(shop, order)).history.shipped).toBeUndefined();
  });

  it('waits for a store that is down, and for one that fails', async () => {
    const port = Number(new URL(store.url).port);
    await store.close();
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    store = await openStore(port);
    await askFor({ failNext: 1 });
    for (const expected of [[], [{ orderId: order.orderId }]]) {
      clock.move(10 * 60_000);
      await sweepOrders(shop);
      await runWorker(shop, [recordOf(order)]);
      expect(await storeOrders()).toMatchObject(expected);
    }
  });

  it('is taken once when the answer of the store was lost', async () => {
    await askFor({ dropNext: 1 });
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    expect((await current(shop, order)).handedOver).toBeUndefined();
    await runWorker(shop, [recordOf(order)]);
    expect((await current(shop, order)).handedOver).toBeDefined();
    expect(await storeOrders()).toHaveLength(1);
  });

  it('is taken once when the worker crashed before it could note the hand-over', async () => {
    const order = await placeOrder(shop);
    await shop.commerce.handOver('placed', order);
    await runWorker(shop, [recordOf(order)]);
    expect(await storeOrders()).toHaveLength(1);
    await pass(hour);
    expect(answers).toEqual([200]);
  });

  it('is paid back when the store refuses it', async () => {
    await askFor({ refuseNext: 1 });
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    expect(await statusOf(order)).toBe('cancelled');
    expect(await coinsOf(shop, order.householdId)).toBe(10_000);
    expect(await storeOrders()).toEqual([]);
  });
});

describe('cancellations', () => {
  it('by the customer reach the store, which does not ship', async () => {
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    await refundOrder(shop, order, { by: 'customer', now: clock.now() });
    await runWorker(shop, [recordOf(order)]);
    await pass(hour);
    expect(await storeOrders()).toMatchObject([{ status: 'cancelled' }]);
    expect(answers).toEqual([]);
  });

  it('that overtake their order keep it from shipping', async () => {
    const order = await placeOrder(shop);
    await shop.commerce.handOver('cancelled', order);
    await shop.commerce.handOver('placed', order);
    expect(await storeOrders()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('that cross with shipping keep the goods in the store', async () => {
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    await refundOrder(shop, order, { by: 'customer', now: clock.now() });
    await pass(hour);
    expect(answers).toEqual([409]);
    expect(await storeOrders()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('by the store pay the coins back', async () => {
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    expect((await call('POST', `/orders/${order.orderId}/cancel`)).status).toBe(200);
    await store.tick();
    expect(await coinsOf(shop, order.householdId)).toBe(10_000);
    expect((await call('POST', `/orders/${order.orderId}/ship`)).status).toBe(409);
  });
});

describe('goods that the store does not find', () => {
  it('are not paid', async () => {
    const { sku, names } = sampleItem();
    const order = await placeOrder(shop, { lines: [{ sku, names, quantity: 3, unitCents: 150 }] });
    await runWorker(shop, [recordOf(order)]);
    const page = await (await fetch(store.url)).text();
    expect(page).toContain('ship, one missing');
    const ship = (body: object) => call('POST', `/orders/${order.orderId}/ship`, body);
    expect((await ship({ missing: 'all' })).status).toBe(422);
    expect((await ship({ missing: [{ sku, quantity: 1 }] })).status).toBe(200);
    await store.tick();
    expect(await current(shop, order)).toMatchObject({ status: 'shipped', totalCents: 300 });
    expect(await coinsOf(shop, order.householdId)).toBe(10_000 - 300);
  });
});

describe('the store', () => {
  const post = (kind: HandOverKind, order: Order, secret: string) => {
    const body = JSON.stringify(messageBodyOf(kind, order));
    const timestamp = Math.floor(epochMsOf(clock.now()) / 1000);
    const headers = signedHeaders(secret, { id: messageIdOf(kind, order), timestamp, body });
    return fetch(store.handOverUrl, { method: 'POST', headers, body });
  };

  it('takes nothing that the shop did not sign', async () => {
    const order = await placeOrder(shop);
    expect((await post('placed', order, secretIn)).status).toBe(401);
    expect(await storeOrders()).toEqual([]);
    expect(await (await post('placed', order, secretOut)).json()).toEqual({ result: 'taken' });
    expect(await (await post('placed', order, secretOut)).json()).toEqual({ result: 'repeated' });
  });

  it('refuses a cancellation after shipping', async () => {
    const order = await placeOrder(shop);
    await post('placed', order, secretOut);
    await call('POST', `/orders/${order.orderId}/deliver`);
    expect((await post('cancelled', order, secretOut)).status).toBe(409);
  });

  it('reports prices and stock', async () => {
    await shop.catalogue.replace([sampleItem()]);
    const prices = { EUR: 399, USD: 449 };
    expect((await call('POST', '/items/coffee-250', { stock: 3, prices })).status).toBe(200);
    await store.tick();
    const item = (await shop.catalogue.current()).find('coffee-250');
    expect(item).toMatchObject({ stock: 3, cents: prices });
  });

  it('goes on after a restart, with what it had not reported yet', async () => {
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    await store.close();
    clock.move(hour);
    store = await openStore();
    await store.tick();
    expect(await statusOf(order)).toBe('shipped');
  });

  it('sends an event again until the shop has answered', async () => {
    const order = await placeOrder(shop);
    await runWorker(shop, [recordOf(order)]);
    const { find } = shop.orders;
    shop.orders.find = async () => {
      throw new Error('injected');
    };
    await pass(hour);
    shop.orders.find = find;
    expect(await statusOf(order)).toBe('placed');
    await pass(1_000);
    expect(await statusOf(order)).toBe('shipped');
    expect(answers).toEqual([500, 200]);
  });

  it('shows its orders on a page, and obeys no form of another page', async () => {
    const order = await placeOrder(shop, { lines: [] });
    await runWorker(shop, [recordOf(order)]);
    const page = await (await fetch(store.url)).text();
    expect(page).toContain(order.orderId);
    expect(page).toContain(`data-path="/orders/${order.orderId}/ship"`);
    const form = await fetch(`${store.url}/orders/${order.orderId}/ship`, { method: 'POST', body: 'a=b' });
    expect(form.status).toBe(415);
  });

  it.each([{ failNext: -1 }, { unknown: true }, { slowMs: 'long' }])(
    'refuses faults like %j',
    async (faults) => {
      expect((await call('PUT', '/faults', faults)).status).toBe(422);
    },
  );
});
