import { Fault } from '../../lambda/domain/fault';
import type { Shop } from '../../lambda/domain/shop';
import { plusMs } from '../../lambda/domain/time';
import { testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import {
  httpApp,
  MovableClock,
  orderEvent,
  placeOrder,
  problemOf,
  reported,
  sendEvent,
  testShop,
} from './support';

const table = tableSuite();
let shop: Shop;

beforeEach(() => {
  reported.length = 0;
  shop = testShop(table(), new MovableClock(), { handOver: async () => undefined });
});

describe('what is refused', () => {
  const event = orderEvent('shipped', { orderId: 'ord_unknown' });

  it('an unknown order', async () => {
    expect(await problemOf(await sendEvent(shop, 'e', event))).toMatchObject({
      status: 404,
      code: 'ORDER_UNKNOWN',
    });
  });

  it('a wrong signature, a missing one and a stale one', async () => {
    const path = '/v1/providers/store/events';
    const body = JSON.stringify(event);
    const unsigned = await httpApp(shop).request(path, { method: 'POST', body });
    expect(await problemOf(unsigned)).toMatchObject({ status: 401, code: 'SIGNATURE_INVALID' });
    const response = await sendEvent(shop, 'e', body, plusMs(testNow, -301_000));
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'SIGNATURE_EXPIRED' });
  });

  it.each([
    ['no JSON', '{', 400, 'BODY_MALFORMED'],
    ['nothing', '', 400, 'BODY_MALFORMED'],
    ['too much', JSON.stringify({ padding: 'x'.repeat(70_000) }), 413, 'BODY_TOO_LARGE'],
    ['no object', 'null', 422, 'EVENT_INVALID'],
    ['an unknown type', { ...event, type: 'order.lost' }, 422, 'EVENT_INVALID'],
    ['no timestamp', { type: event.type, data: event.data }, 422, 'EVENT_INVALID'],
    ['a wrong timestamp', { ...event, timestamp: 'yesterday' }, 422, 'EVENT_INVALID'],
    ['an impossible timestamp', { ...event, timestamp: '2026-13-45T10:00:00Z' }, 422, 'EVENT_INVALID'],
    [
      'half a cent',
      {
        type: 'item.price-changed',
        timestamp: testNow,
        data: { sku: 'a', cents: { EUR: 1.5, USD: 2 } },
      },
      422,
      'EVENT_INVALID',
    ],
    [
      'less than nothing in stock',
      { type: 'item.stock-changed', timestamp: testNow, data: { sku: 'a', stock: -1 } },
      422,
      'EVENT_INVALID',
    ],
  ])('%s', async (_what, body, status, code) => {
    expect(await problemOf(await sendEvent(shop, 'e', body))).toEqual({ status, code, retryable: false });
  });

  it('names what is wrong in an event', async () => {
    const response = await sendEvent(shop, 'e', { ...event, data: {} });
    expect(await response.json()).toMatchObject({ errors: [{ path: 'data.orderId' }] });
  });

  it('a message id that is far too long', async () => {
    const order = await placeOrder(shop);
    const response = await sendEvent(shop, 'e'.repeat(201), orderEvent('shipped', order));
    expect(await problemOf(response)).toMatchObject({ status: 422, code: 'EVENT_INVALID' });
  });

  it('an address where nothing is', async () => {
    expect(await problemOf(await httpApp(shop).request('/v1/nothing'))).toMatchObject({
      status: 404,
      code: 'ROUTE_UNKNOWN',
    });
  });
});

describe('when the store fails', () => {
  const failing = (error: Error): Shop => ({
    ...shop,
    orders: {
      ...shop.orders,
      find: async () => {
        throw error;
      },
    },
  });
  const event = orderEvent('shipped', { orderId: 'ord_1' });

  it.each(['store-throttled', 'store-conflict', 'store-unavailable', 'store-unknown'] as const)(
    'with %s it asks to send again',
    async (code) => {
      const response = await sendEvent(failing(new Fault(code, 'injected', { secret: 'x' })), 'e', event);
      expect(response.headers.get('retry-after')).toBe('5');
      expect(await problemOf(response)).toEqual({
        status: 503,
        code: code.toUpperCase().replace('-', '_'),
        retryable: true,
      });
      expect(reported).toHaveLength(1);
    },
  );

  it('tells nothing of an unexpected failure but its trace', async () => {
    const response = await sendEvent(failing(new Error('private detail')), 'e', event);
    const text = await response.clone().text();
    expect(text).not.toContain('private detail');
    expect(await problemOf(response)).toEqual({ status: 500, code: 'UNEXPECTED', retryable: false });
  });
});
