import { keys, timeToLiveAttribute } from '../../lambda/adapters/dynamodb/table';
import type { Order } from '../../lambda/domain/orders/order';
import { recordSellerEvent, type SellerEvent } from '../../lambda/domain/orders/seller-events';
import { dayMs, plusMs } from '../../lambda/domain/time';
import {
  coinsOf,
  current,
  follow,
  householdWith,
  placedOrder,
  type RewardShop,
  rewardShop,
} from '../rewards/support';
import { scanAll } from '../support/dynamodb';
import { newId, sampleOrder, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/* The seller goes on with an order whose household was forgotten: it arrives, and goods come back. */

const table = tableSuite();
let shop: RewardShop;

beforeEach(() => {
  shop = rewardShop(table());
});

const tell = async (event: SellerEvent) => recordSellerEvent(shop, newId('event'), event);
const shipped = ({ orderId }: Order) => tell({ type: 'order.shipped', at: shop.clock.now(), orderId });
const delivered = ({ orderId }: Order) => tell({ type: 'order.delivered', at: shop.clock.now(), orderId });
const refunded = ({ orderId }: Order, refundId: string, cents: number) =>
  tell({ type: 'order.refunded', at: shop.clock.now(), orderId, refundId, cents });

/** Shipped and paid by card, for somebody who was forgotten then. */
async function paidByCard() {
  const household = await householdWith(shop);
  const order = sampleOrder(household.id, undefined, { coins: 0, cardCents: 450, status: 'shipped' });
  await shop.orders.save({ ...order, card: { state: 'paid', at: testNow } });
  await shop.households.erase(household.id);
  return { household, order };
}

it('arrives and is given back to its card, once', async () => {
  const { order } = await paidByCard();
  expect((await delivered(order)).name).toBe('recorded');
  expect((await refunded(order, 'r1', 100)).name).toBe('recorded');
  expect((await refunded(order, 'r1', 100)).name).toBe('repeated');
  expect(await current(shop, order)).toMatchObject({ isForgotten: true, refunds: [{ cardCents: 100 }] });
});

it('goes by itself, and with the next time when it is older than goods come back', async () => {
  const { household, order } = await paidByCard();
  const { pk, sk } = keys.order(household.id, order.orderId);
  const item = async () => (await scanAll(table())).find((one) => one.pk === pk && one.sk === sk);
  const goesAt = Number((await item())?.[timeToLiveAttribute]);
  expect(goesAt * 1000).toBe(Date.parse(plusMs(testNow, 60 * dayMs)));
  shop.setNow(plusMs(testNow, 61 * dayMs));
  await shop.households.erase(household.id);
  expect(await item()).toBeUndefined();
});

it('tells that its coins are to be paid out by hand when their wallet is gone', async () => {
  const household = await householdWith(shop);
  const order = await placedOrder(shop, household.id);
  expect((await shipped(order)).name).toBe('recorded');
  await shop.households.erase(household.id);
  expect(await shop.wallets.read(household.id)).toBeUndefined();
  expect((await delivered(order)).name).toBe('recorded');
  expect((await refunded(order, 'r1', 100)).name).toBe('wallet-closed');
});

it('gives coins back to the wallet that waits for whoever comes back', async () => {
  const household = await householdWith(shop);
  const [order, open] = [await placedOrder(shop, household.id), await placedOrder(shop, household.id)];
  await shipped(order);
  await shop.households.erase(household.id);
  expect((await refunded(order, 'r1', 100)).name).toBe('recorded');
  await shop.households.save(household);
  expect(await coinsOf(shop, household.id)).toBe(100);
  expect((await current(shop, open)).status).toBe('placed');
});

it('is not told to whoever comes back, and counts in no habits', async () => {
  const { household, order } = await paidByCard();
  await shop.households.save(household);
  await delivered(order);
  await follow(shop, order);
  expect(await shop.orders.latest(household.id, 10)).toEqual([]);
  expect(await shop.orders.between(household.id, plusMs(testNow, -dayMs), plusMs(testNow, dayMs))).toEqual(
    [],
  );
  expect((await shop.habits.read(household.id)).habits).toEqual([]);
});
