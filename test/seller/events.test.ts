import type { Shop } from '../../lambda/domain/shop';
import { newId, sampleItem, testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import {
  coinsOf,
  current,
  httpApp,
  MovableClock,
  orderEvent,
  placeOrder,
  problemOf,
  sendEvent,
  testShop,
} from './support';

const table = tableSuite();
let clock: MovableClock;
let shop: Shop;

beforeEach(() => {
  clock = new MovableClock();
  shop = testShop(table(), clock, { handOver: async () => undefined });
});

async function outcomeOf(response: Response) {
  expect(response.status).toBe(200);
  return ((await response.json()) as { outcome: string }).outcome;
}

/** The engine may answer the very same transaction twice with "done": what counts is the effect. */
function expectOnce(outcomes: string[]): void {
  expect(outcomes).toContain('recorded');
  expect(outcomes.filter((name) => name !== 'recorded' && name !== 'repeated')).toEqual([]);
}

describe('orders on their way', () => {
  it('ship and arrive, with the times of the seller', async () => {
    const order = await placeOrder(shop);
    clock.move(3_600_000);
    const shippedAt = '2026-03-02T10:15:00+01:00';
    expect(await outcomeOf(await sendEvent(shop, newId('e'), orderEvent('shipped', order, shippedAt)))).toBe(
      'recorded',
    );
    expect(await current(shop, order)).toMatchObject({
      status: 'shipped',
      history: { placed: testNow, shipped: '2026-03-02T09:15:00.000Z' },
      version: 2,
    });
    await sendEvent(shop, newId('e'), orderEvent('delivered', order, '2026-03-03T00:00:00Z'));
    expect(await current(shop, order)).toMatchObject({
      status: 'delivered',
      history: { delivered: clock.now() },
    });
  });

  it('are changed once by one event, however often and concurrently it comes', async () => {
    const order = await placeOrder(shop);
    const id = newId('e');
    const send = () => sendEvent(shop, id, orderEvent('shipped', order));
    const outcomes = await Promise.all((await Promise.all([send(), send(), send()])).map(outcomeOf));
    expectOnce(outcomes);
    expect(await outcomeOf(await send())).toBe('repeated');
    expect((await current(shop, order)).version).toBe(2);
  });

  it('take events in any order', async () => {
    const order = await placeOrder(shop);
    expect(await outcomeOf(await sendEvent(shop, newId('e'), orderEvent('delivered', order)))).toBe(
      'recorded',
    );
    expect(await outcomeOf(await sendEvent(shop, newId('e'), orderEvent('shipped', order)))).toBe('stale');
    expect(await outcomeOf(await sendEvent(shop, newId('e'), orderEvent('delivered', order)))).toBe(
      'repeated',
    );
    expect((await current(shop, order)).status).toBe('delivered');
  });

  it('leave without what is missing, which is not paid', async () => {
    const { sku, names } = sampleItem();
    const lines = [{ sku, names, quantity: 3, unitCents: 150 }];
    const order = await placeOrder(shop, { lines });
    const { type, timestamp, data } = orderEvent('shipped', order);
    const send = (quantity: number, item = sku) =>
      sendEvent(shop, newId('e'), { type, timestamp, data: { ...data, missing: [{ sku: item, quantity }] } });
    expect(await problemOf(await send(4))).toMatchObject({ status: 422, code: 'MISSING_ABOVE_ORDERED' });
    expect(await problemOf(await send(1, 'tea'))).toMatchObject({ code: 'MISSING_ABOVE_ORDERED' });
    expect(await problemOf(await send(3))).toMatchObject({ status: 422, code: 'NOTHING_SENT' });
    for (const quantity of [0, -1, 1.5, 2 ** 53])
      expect(await problemOf(await send(quantity))).toMatchObject({ status: 422, code: 'EVENT_INVALID' });
    expect(await outcomeOf(await send(1))).toBe('recorded');
    expect(await coinsOf(shop, order.householdId)).toBe(10_000 - 300);
    expect(await current(shop, order)).toMatchObject({ status: 'shipped', totalCents: 300, coins: 300 });
    expect(await outcomeOf(await send(2))).toBe('repeated');
  });

  it('need no hand-over any more: the seller has them', async () => {
    const order = await placeOrder(shop);
    await sendEvent(shop, newId('e'), orderEvent('shipped', order));
    clock.move(24 * 3_600_000);
    const overdue = await shop.orders.overdue(clock.now(), 100);
    expect(overdue.map(({ orderId }) => orderId)).not.toContain(order.orderId);
  });
});

describe('a cancellation by the seller', () => {
  it('cancels nothing with an event that was used for another order', async () => {
    const [first, second] = [await placeOrder(shop), await placeOrder(shop)];
    const id = newId('e');
    expect(await outcomeOf(await sendEvent(shop, id, orderEvent('cancelled', first)))).toBe('recorded');
    expect(await outcomeOf(await sendEvent(shop, id, orderEvent('cancelled', second)))).toBe('repeated');
    expect((await current(shop, second)).status).toBe('placed');
  });

  it('pays the coins back once, whatever is repeated', async () => {
    const order = await placeOrder(shop);
    expect(await coinsOf(shop, order.householdId)).toBe(10_000 - order.totalCents);
    const send = (id: string) => sendEvent(shop, id, orderEvent('cancelled', order));
    const id = newId('e');
    const answers = await Promise.all([send(id), send(id), send(newId('e'))]);
    const outcomes = await Promise.all(answers.map(outcomeOf));
    expectOnce(outcomes);
    expect(await coinsOf(shop, order.householdId)).toBe(10_000);
    expect(await current(shop, order)).toMatchObject({ status: 'cancelled', cancelledBy: 'seller' });
  });

  it('is too late after shipping', async () => {
    const order = await placeOrder(shop);
    await sendEvent(shop, newId('e'), orderEvent('shipped', order));
    const response = await sendEvent(shop, newId('e'), orderEvent('cancelled', order));
    expect(await problemOf(response)).toEqual({
      status: 409,
      code: 'ORDER_ALREADY_SHIPPED',
      retryable: false,
    });
    expect(await coinsOf(shop, order.householdId)).toBe(10_000 - order.totalCents);
  });

  it('keeps the goods from leaving', async () => {
    const order = await placeOrder(shop);
    await sendEvent(shop, newId('e'), orderEvent('cancelled', order));
    const response = await sendEvent(shop, newId('e'), orderEvent('shipped', order));
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'ORDER_CANCELLED' });
  });
});

describe('prices and stock', () => {
  const stockEvent = (stock: number, timestamp = testNow) => ({
    type: 'item.stock-changed',
    timestamp,
    data: { sku: 'coffee-250', stock },
  });
  const item = async () => (await shop.catalogue.current()).find('coffee-250');

  beforeEach(() => shop.catalogue.replace([sampleItem()]));

  it('change the catalogue once per event, and never back in time', async () => {
    const id = newId('e');
    expect(await outcomeOf(await sendEvent(shop, id, stockEvent(7)))).toBe('recorded');
    expect(await outcomeOf(await sendEvent(shop, id, stockEvent(7)))).toBe('repeated');
    const earlier = stockEvent(50, '2026-03-02T08:00:00Z');
    expect(await outcomeOf(await sendEvent(shop, newId('e'), earlier))).toBe('stale');
    expect((await item())?.stock).toBe(7);
    const price = { type: 'item.price-changed', timestamp: '2026-03-02T09:00:00.001Z' };
    clock.move(1000);
    const data = { sku: 'coffee-250', cents: { EUR: 420, USD: 470 } };
    expect(await outcomeOf(await sendEvent(shop, newId('e'), { ...price, data }))).toBe('recorded');
    expect(await item()).toMatchObject({ cents: { EUR: 420, USD: 470 }, stock: 7 });
  });

  it('are refused for an unknown item', async () => {
    const event = { ...stockEvent(1), data: { sku: 'nothing', stock: 1 } };
    expect(await problemOf(await sendEvent(shop, newId('e'), event))).toMatchObject({
      status: 404,
      code: 'ITEM_UNKNOWN',
    });
  });
});

describe('the API', () => {
  it('describes itself from the schemas that validate', async () => {
    const response = await httpApp(shop).request('/v1/openapi.json');
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<string, { post?: { requestBody: unknown; responses: object } }>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/v1/health', '/v1/providers/store/events']),
    );
    const { post } = document.paths['/v1/providers/store/events'] ?? {};
    expect(Object.keys(post?.responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '404',
      '409',
      '413',
      '422',
      '503',
    ]);
    const described = JSON.stringify(post?.requestBody);
    for (const word of ['order.shipped', 'item.price-changed', 'stock', 'date-time'])
      expect(described).toContain(word);
  });

  it('is healthy, and carries the caller’s trace id', async () => {
    const headers = { 'x-amzn-trace-id': 'Self=1;Root=1-67891233-abcdef012345678912345678' };
    const response = await httpApp(shop).request('/v1/health', { headers });
    expect(await response.json()).toEqual({ status: 'ok' });
    expect(response.headers.get('x-trace-id')).toBe('1-67891233-abcdef012345678912345678');
  });
});
