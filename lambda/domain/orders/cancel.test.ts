import { countRequests } from '../../../test/support/counting-client';
import {
  grantOf,
  holdOf,
  newWallet,
  sampleDeal,
  sampleHousehold,
  sampleOrder,
  testNow,
  walletAfter,
} from '../../../test/support/samples';
import { tableSuite } from '../../../test/support/table-suite';
import type { Stores } from '../../adapters/dynamodb';
import { plusMs } from '../time';
import { cancelOrder } from './cancel';
import type { Order } from './order';
import { refundOrder } from './refund';

const table = tableSuite();
let stores: Stores;
beforeAll(async () => {
  stores = table().stores();
});

const hourMs = 3_600_000;

/** A household with 1,000 coins, of which 450 are held for one order. */
async function placed(overrides: Partial<Order> = {}): Promise<Order> {
  const household = sampleHousehold();
  await stores.households.save(household);
  const grant = grantOf(newWallet(household.id), 1_000);
  await stores.wallets.commit(grant);
  const order = sampleOrder(household.id, undefined, overrides);
  await stores.orders.place(order, holdOf(walletAfter(grant), order));
  return order;
}

const walletOf = async ({ householdId }: Order) => (await stores.households.read(householdId))?.wallet;
const cancelled = (order: Order, now = testNow) => cancelOrder(stores, order.householdId, order.orderId, now);

test('the coins come back once, in one read and one transaction', async () => {
  const order = await placed();
  const client = table().newClient();
  const counter = countRequests(client);
  const result = await cancelOrder(table().stores({}, client), order.householdId, order.orderId, testNow);
  expect(counter.counts()).toMatchObject({ requests: 4, roundTrips: 2 });
  expect(result).toMatchObject({ name: 'cancelled', facts: { balanceCoins: 1_000 } });
  expect((await walletOf(order))?.availableCoins).toBe(1_000);
  expect(await stores.orders.read(order.householdId, order.orderId)).toMatchObject({
    status: 'cancelled',
    cancelledBy: 'customer',
    version: 2,
  });
});

test('asked again, it answers the same and moves nothing', async () => {
  const order = await placed();
  const first = await cancelled(order);
  const again = await cancelled(order, plusMs(testNow, 2 * hourMs));
  expect(again).toEqual(first);
  expect((await walletOf(order))?.sequence).toBe(3);
});

test('sixteen at once are one refund and one answer', async () => {
  const order = await placed();
  const results = await Promise.all(Array.from({ length: 16 }, () => cancelled(order)));
  for (const result of results)
    expect(result).toMatchObject({ name: 'cancelled', facts: { balanceCoins: 1_000 } });
  expect(await walletOf(order)).toMatchObject({ availableCoins: 1_000, sequence: 3 });
});

test('it is too late from the cut-off on, and once it has shipped', async () => {
  const order = await placed();
  expect((await cancelled(order, order.cancelUntil)).name).toBe('too-late');
  const shipped = await placed({ status: 'shipped' });
  expect((await cancelled(shipped)).name).toBe('too-late');
  expect((await walletOf(shipped))?.availableCoins).toBe(550);
});

test('what the seller cancelled is said to be so', async () => {
  const order = await placed();
  await refundOrder(stores, order, { by: 'seller', now: testNow });
  expect((await cancelled(order)).name).toBe('cancelled-by-seller');
  expect((await walletOf(order))?.availableCoins).toBe(1_000);
});

test("another household's order is unknown", async () => {
  const order = await placed();
  const other = await placed();
  const result = await cancelOrder(stores, other.householdId, order.orderId, testNow);
  expect(result.name).toBe('order-unknown');
  expect((await stores.orders.read(order.householdId, order.orderId))?.status).toBe('placed');
});

test('deal stock returns to the deal', async () => {
  const deal = sampleDeal({ stock: 10 });
  await stores.deals.add([deal]);
  const household = sampleHousehold();
  await stores.households.save(household);
  const grant = grantOf(newWallet(household.id), 1_000);
  await stores.wallets.commit(grant);
  const order = sampleOrder(household.id, deal);
  await stores.orders.place(order, holdOf(walletAfter(grant), order));
  expect(await stores.deals.left(deal)).toBe(9);
  expect((await cancelled(order)).name).toBe('cancelled');
  expect(await stores.deals.left(deal)).toBe(10);
});
