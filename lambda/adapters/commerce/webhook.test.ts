import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Fault } from '../../domain/fault';
import type { Order } from '../../domain/orders/order';
import { epochMsOf, plusMs } from '../../domain/time';
import { makeWebhookCommerce } from './webhook';

const secret = `whsec_${Buffer.from('obviously-fake-webhook-secret').toString('base64')}`;
const start = '2026-03-01T12:00:00.000Z';

const order: Order = {
  orderId: 'ord_1',
  householdId: 'household-1',
  lines: [],
  deliveryCents: 0,
  totalCents: 1000,
  coins: 1000,
  cardCents: 0,
  currency: 'EUR',
  deliveryDay: '2026-03-03',
  status: 'placed',
  placedAt: start,
  cancelUntil: '2026-03-01T16:00:00.000Z',
  history: { placed: start },
  version: 1,
};

interface Received {
  headers: Record<string, string>;
  body: string;
}

let server: Server;
let received: Received[] = [];
let answer: (response: ServerResponse) => void;
let now = start;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    received.push({ headers: request.headers as Record<string, string>, body: await textOf(request) });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  received = [];
  now = start;
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
const commerce = (changes: { url?: string; timeoutMs?: number; allowLoopback?: boolean } = {}) =>
  makeWebhookCommerce({
    url: url(),
    secret,
    timeoutMs: 2_000,
    allowLoopback: true,
    clock: { now: () => now },
    ...changes,
  });

const respond = (status: number, headers: Record<string, string> = {}) => {
  answer = (response) => response.writeHead(status, headers).end('anything');
};

const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Fault ? error.code : String(error);
};

describe('handing over by webhook', () => {
  it('sends what any Standard Webhooks receiver verifies', async () => {
    respond(204);
    await commerce().handOver('placed', order);
    const [message] = received;
    jest.useFakeTimers({ now: epochMsOf(start) });
    expect(new Webhook(secret).verify(message?.body ?? '', message?.headers ?? {})).toMatchObject({
      type: 'order.placed',
      timestamp: start,
      data: { orderId: 'ord_1', totalCents: 1000, cancelUntil: order.cancelUntil },
    });
    jest.useRealTimers();
  });

  it('repeats the same id and body at another time', async () => {
    respond(200);
    await commerce().handOver('placed', order);
    now = plusMs(start, 3_600_000);
    await commerce().handOver('placed', { ...order, version: 2 });
    expect(received[1]?.headers['webhook-id']).toBe('order:ord_1:placed');
    expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id']);
    expect(received[1]?.body).toBe(received[0]?.body);
    expect(received[1]?.headers['webhook-timestamp']).not.toBe(received[0]?.headers['webhook-timestamp']);
  });

  it.each([400, 402, 409, 410, 413, 415, 422])('takes %d as a refusal', async (status) => {
    respond(status);
    expect(await faultOf(commerce().handOver('placed', order))).toBe('commerce-refused');
  });

  it.each([301, 307, 401, 403, 404, 405, 408, 425, 429, 500, 502, 503])(
    'takes %d as something to try again',
    async (status) => {
      respond(status, { location: 'http://127.0.0.1:1/' });
      expect(await faultOf(commerce().handOver('placed', order))).toBe('commerce-unreachable');
      expect(received).toHaveLength(1);
    },
  );

  it.each([
    ['seconds', '120'],
    ['a date', new Date(epochMsOf(start) + 120_000).toUTCString()],
  ])('waits as long as a Retry-After in %s says', async (_form, retryAfter) => {
    const port = commerce();
    respond(429, { 'retry-after': retryAfter });
    await faultOf(port.handOver('placed', order));
    respond(200);
    now = plusMs(start, 119_000);
    expect(await faultOf(port.handOver('placed', order))).toBe('commerce-unreachable');
    expect(received).toHaveLength(1);
    now = plusMs(start, 120_000);
    await port.handOver('placed', order);
    expect(received).toHaveLength(2);
  });

  it('gives up on a seller that does not answer', async () => {
    answer = () => undefined;
    expect(await faultOf(commerce({ timeoutMs: 50 }).handOver('placed', order))).toBe('commerce-unreachable');
  });

  it('survives a connection that breaks, or is refused', async () => {
    answer = (response) => response.destroy();
    expect(await faultOf(commerce().handOver('placed', order))).toBe('commerce-unreachable');
    expect(await faultOf(commerce({ url: 'http://127.0.0.1:1/' }).handOver('placed', order))).toBe(
      'commerce-unreachable',
    );
  });

  it('sends orders over https only, but for this machine in development', () => {
    for (const unsafe of ['http://store.example/hooks', 'ftp://127.0.0.1/', 'not an address', ''])
      expect(() => commerce({ url: unsafe })).toThrow('config-invalid');
    expect(() => commerce({ allowLoopback: false })).toThrow('config-invalid');
    expect(() => commerce({ url: 'https://store.example/hooks', allowLoopback: false })).not.toThrow();
  });
});
