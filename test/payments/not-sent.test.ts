import type { Order, OrderLine } from '../../lambda/domain/orders/order';
import { recordSellerEvent } from '../../lambda/domain/orders/seller-events';
import type { Missing } from '../../lambda/domain/orders/sent';
import { sweepOrders } from '../../lambda/domain/orders/sweep';
import { orderPaymentId } from '../../lambda/domain/payments/payment';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs } from '../../lambda/domain/time';
import { followOrder } from '../../lambda/outbox/order-effects';
import { followPaymentChange } from '../../lambda/outbox/payment-effects';
import { grantOf, holdOf, newId, newWallet, sampleItem, sampleOrder, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { coinsOf, customer, openTill, type Till } from './support';

const table = tableSuite();
let till: Till;
let shop: Shop;

beforeEach(() => {
  till = openTill(table());
  shop = till.shop;
});

const coffee = sampleItem();
const milk = { ...sampleItem(), sku: 'milk' };
const line = (item: typeof coffee, quantity: number, unitCents: number): OrderLine => {
  const { sku, names } = item;
  return { sku, names, quantity, unitCents };
};

const report = () => undefined;
const reference = ({ householdId, orderId }: Order) => ({ householdId, paymentId: orderPaymentId(orderId) });

async function latest({ householdId, orderId }: Order): Promise<Order> {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) throw new Error('the order is gone');
  return order;
}

/** What the stream would bring. */
async function settle(order: Order): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await followOrder(shop, order, report);
    await followPaymentChange(shop, reference(order), report);
  }
}

/** Three coffees at 400 and two milks at 100, delivered for 50: 1,450 cents, so many of them on the card, which has paid. */
async function paid(cardCents: number): Promise<Order> {
  const household = await customer(shop);
  const grant = grantOf(newWallet(household.id), 2_000);
  await shop.wallets.commit(grant);
  const order = sampleOrder(household.id, undefined, {
    lines: [line(coffee, 3, 400), line(milk, 2, 100)],
    deliveryCents: 50,
    totalCents: 1_450,
    coins: 1_450 - cardCents,
    cardCents,
    customerId: 'customer-1',
  });
  await shop.orders.place(order, order.coins > 0 ? holdOf(walletAfter(grant), order) : undefined);
  await settle(order);
  return order;
}

const ship = async ({ orderId }: Order, missing: readonly Missing[]) =>
  recordSellerEvent(shop, newId('evt'), { type: 'order.shipped', at: shop.clock.now(), orderId, missing });

const refund = async ({ orderId }: Order, cents: number, refundId = newId('ref')) =>
  recordSellerEvent(shop, newId('evt'), {
    ...{ type: 'order.refunded', at: shop.clock.now(), orderId, refundId, cents },
  });

const backAtTheCard = () =>
  Object.values(till.sandbox.memory.state.refunds).map(({ request }) => request.cents);

describe('an order that leaves without a part of it', () => {
  it.each([
    { cardCents: 0, missing: [{ sku: coffee.sku, quantity: 1 }], back: { coins: 400, cardCents: 0 } },
    { cardCents: 500, missing: [{ sku: coffee.sku, quantity: 1 }], back: { coins: 0, cardCents: 400 } },
    { cardCents: 500, missing: [{ sku: coffee.sku, quantity: 2 }], back: { coins: 300, cardCents: 500 } },
    { cardCents: 1_450, missing: [{ sku: milk.sku, quantity: 2 }], back: { coins: 0, cardCents: 200 } },
  ])('takes no more than what was sent: $missing, $cardCents on the card', async (given) => {
    const { cardCents, missing, back } = given;
    const order = await paid(cardCents);
    expect((await ship(order, missing)).name).toBe('recorded');
    await settle(order);
    const cents = back.coins + back.cardCents;
    expect(await latest(order)).toMatchObject({
      status: 'shipped',
      totalCents: 1_450 - cents,
      coins: order.coins - back.coins,
      cardCents: cardCents - back.cardCents,
      notSent: back,
      ...(back.cardCents > 0 && { cardBackToldCents: back.cardCents }),
    });
    expect(await coinsOf(shop, order.householdId)).toBe(2_000 - order.coins + back.coins);
    expect(backAtTheCard()).toEqual(back.cardCents > 0 ? [back.cardCents] : []);
  });

  it('is an order of what was sent, in every way', async () => {
    const order = await paid(500);
    await ship(order, [
      { sku: coffee.sku, quantity: 1 },
      { sku: milk.sku, quantity: 1 },
      { sku: milk.sku, quantity: 1 },
    ]);
    const { lines, notSent } = await latest(order);
    expect(lines).toMatchObject([{ sku: coffee.sku, quantity: 2 }]);
    expect(notSent?.lines).toMatchObject([
      { sku: coffee.sku, quantity: 1 },
      { sku: 'milk', quantity: 2 },
    ]);
  });

  it('gives back later no more than what was sent had cost, wherever that came from', async () => {
    const order = await paid(500);
    await ship(order, [{ sku: coffee.sku, quantity: 2 }]);
    await settle(order);
    expect(await refund(order, 651)).toMatchObject({
      name: 'refund-above-captured',
      facts: { leftCents: 650 },
    });
    expect((await refund(order, 650)).name).toBe('recorded');
    await settle(order);
    expect((await latest(order)).status).toBe('returned');
    expect(await coinsOf(shop, order.householdId)).toBe(2_000);
    expect(backAtTheCard()).toEqual([500]);
  });

  it('is so once, whatever is told again', async () => {
    const order = await paid(0);
    const missing = [{ sku: coffee.sku, quantity: 1 }];
    const told = await Promise.all([ship(order, missing), ship(order, missing), ship(order, missing)]);
    expect(told.map(({ name }) => name).sort()).toEqual(['recorded', 'repeated', 'repeated']);
    expect((await ship(order, [{ sku: coffee.sku, quantity: 2 }])).name).toBe('repeated');
    expect(await coinsOf(shop, order.householdId)).toBe(950);
  });

  it.each([
    ['more than there was', [{ sku: coffee.sku, quantity: 4 }], 'missing-above-ordered'],
    ['more in two parts', [3, 1].map((quantity) => ({ sku: coffee.sku, quantity })), 'missing-above-ordered'],
    ['what nobody ordered', [{ sku: 'tea', quantity: 1 }], 'missing-above-ordered'],
    [
      'all of it',
      [coffee, milk].map(({ sku }) => ({ sku, quantity: sku === 'milk' ? 2 : 3 })),
      'nothing-sent',
    ],
  ])('is refused when it lacks %s, and stays as it was', async (_name, missing, answer) => {
    const order = await paid(500);
    const before = await latest(order);
    expect((await ship(order, missing)).name).toBe(answer);
    expect(await latest(order)).toEqual(before);
    expect((await ship(order, [])).name).toBe('recorded');
    expect(await latest(order)).not.toHaveProperty('notSent');
  });
});

describe('money on its way back to a card', () => {
  /** The stream loses what becomes of the order from here on. */
  const lost = async (order: Order) => {
    till.clock.move(5 * 60_000);
    const { version } = await latest(order);
    await sweepOrders(shop);
    return (await latest(order)).version > version;
  };

  it.each([
    ['what was not sent', (order: Order) => ship(order, [{ sku: coffee.sku, quantity: 1 }])],
    [
      'a refund',
      async (order: Order) => {
        await ship(order, []);
        await refund(order, 400);
      },
    ],
    [
      'an order that the seller cancelled',
      ({ orderId }: Order) =>
        recordSellerEvent(shop, newId('evt'), { type: 'order.cancelled', at: shop.clock.now(), orderId }),
    ],
  ])('for %s goes although the stream lost the order', async (_name, happens) => {
    const order = await paid(500);
    expect(await lost(order)).toBe(false);
    await happens(order);
    expect(backAtTheCard()).toEqual([]);
    expect(await lost(order)).toBe(true);
    await settle(order);
    expect(backAtTheCard()).toHaveLength(1);
    expect(await lost(order)).toBe(false);
  });

  it('goes although its household was forgotten in the same moment, long after the order', async () => {
    const order = await paid(500);
    await ship(order, []);
    till.clock.move(90 * dayMs);
    await refund(order, 400);
    await shop.households.erase(order.householdId);
    await settle(order);
    expect(backAtTheCard()).toEqual([400]);
    await shop.households.erase(order.householdId);
    expect(await shop.orders.read(order.householdId, order.orderId)).toBeUndefined();
  });

  it('goes although the windows of the cancelled order cannot be called off', async () => {
    const order = await paid(500);
    await recordSellerEvent(shop, newId('evt'), {
      ...{ type: 'order.cancelled', at: shop.clock.now(), orderId: order.orderId },
    });
    const deliveryHomes = { ...shop.deliveryHomes, read: () => Promise.reject(new Error('unreadable')) };
    await expect(followOrder({ ...shop, deliveryHomes }, order, report)).rejects.toThrow('unreadable');
    await followPaymentChange(shop, reference(order), report);
    expect(backAtTheCard()).toEqual([500]);
  });
});

test('the same refund with another sum is a mistake, and said to be one', async () => {
  const order = await paid(500);
  await ship(order, []);
  const refundId = newId('ref');
  expect((await refund(order, 100, refundId)).name).toBe('recorded');
  expect((await refund(order, 100, refundId)).name).toBe('repeated');
  expect(await refund(order, 200, refundId)).toMatchObject({ name: 'refund-differs', facts: { refundId } });
});

test('a card is not charged half a day after the "yes": the order is cancelled', async () => {
  const household = await customer(shop);
  const order = sampleOrder(household.id, undefined, { coins: 0, cardCents: 450 });
  await shop.orders.place(order, undefined);
  till.clock.move(dayMs / 2);
  await settle(order);
  expect(till.sandbox.memory.state.charges).toEqual({});
  expect(await latest(order)).toMatchObject({ cancelledBy: 'card', card: { reason: 'not-in-time' } });
});
