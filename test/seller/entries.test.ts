import type { LambdaEvent } from 'hono/aws-lambda';
import { eventOf } from '../../demo/http';
import { signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf } from '../../lambda/domain/time';
import { makeHandler as makeDeadlines } from '../../lambda/entry/deadlines';
import { makeHandler as makeHttp } from '../../lambda/entry/http';
import { makeHandler as makeWorker } from '../../lambda/entry/worker';
import { testPagesConfig } from '../support/account';
import { testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { current, MovableClock, placeOrder, secretIn, streamRecords, testShop } from './support';

const table = tableSuite();
let clock: MovableClock;
let shop: Shop;
let told: string[];

beforeEach(() => {
  clock = new MovableClock();
  told = [];
  shop = testShop(table(), clock, { handOver: async (kind) => void told.push(kind) });
});

describe('the functions as AWS calls them', () => {
  it('worker and deadlines: the stream of the table in, the seller told, the forgotten woken', async () => {
    const order = await placeOrder(shop);
    clock.move(10 * 60_000);
    expect(await makeDeadlines(() => shop)()).toMatchObject({ sweptOrders: 1 });
    const Records = await streamRecords(table(), order);
    expect(Records.length).toBeGreaterThanOrEqual(2);
    expect(await makeWorker(() => shop)({ Records })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(['placed']);
    expect(await makeDeadlines(() => shop)()).toMatchObject({ sweptOrders: 0 });
  });

  it.each([false, true])(
    'http: the signature is that of the raw body (base64: %s)',
    async (isBase64Encoded) => {
      const order = await placeOrder(shop);
      const body = JSON.stringify({
        type: 'order.shipped',
        timestamp: testNow,
        data: { orderId: order.orderId, note: 'laissé à la réception' },
      });
      const message = { id: `event-${isBase64Encoded}`, timestamp: epochMsOf(testNow) / 1000, body };
      const headers = signedHeaders(secretIn, message);
      const url = 'https://api.example/v1/providers/store/events';
      const event = await eventOf(new Request(url, { method: 'POST', headers, body }), epochMsOf(testNow));
      const sent = isBase64Encoded ? { ...event, body: Buffer.from(body).toString('base64') } : event;
      const handler = makeHttp(
        () => shop,
        () => ({
          storeWebhookSecrets: [secretIn],
          accountPages: testPagesConfig,
          paymentCalls: { provider: 'sandbox', secrets: [secretIn] },
          environment: 'development',
        }),
      );
      const answer = await handler({ ...sent, isBase64Encoded } as LambdaEvent);
      expect(answer).toMatchObject({ statusCode: 200, body: '{"outcome":"recorded"}' });
      expect((await current(shop, order)).status).toBe('shipped');
    },
  );
});
