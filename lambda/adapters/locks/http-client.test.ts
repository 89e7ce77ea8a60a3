import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOfFailure, type HttpClientConfig, makeHttpClient } from './http-client';

let server: Server;
let respond: RequestListener;
let requests: { method: string; url: string; headers: Record<string, unknown>; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
});

const port = () => (server.address() as AddressInfo).port;
const client = (changes: Partial<HttpClientConfig> = {}) =>
  makeHttpClient({
    baseUrl: `http://127.0.0.1:${port()}/base/`,
    headers: { authorization: 'Bearer fake-token' },
    timeoutMs: 2_000,
    allowHttp: true,
    ...changes,
  });
const get = { method: 'GET', path: '/thing' } as const;
const respondWith = (status: number, body: string, headers: Record<string, string> = {}) => {
  respond = (_request, response) => response.writeHead(status, headers).end(body);
};

describe('JSON over HTTP', () => {
  it('sends one request below the base address, and reads its JSON', async () => {
    respondWith(200, '{"a":1}');
    const answer = await client()({
      method: 'POST',
      path: '/thing?x=1',
      body: '{"b":2}',
      headers: { 'x-id': 'one' },
    });
    expect(answer).toEqual({ kind: 'answered', status: 200, body: { a: 1 } });
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: '/base/thing?x=1',
        body: '{"b":2}',
        headers: { authorization: 'Bearer fake-token', 'x-id': 'one', 'content-type': 'application/json' },
      },
    ]);
  });

  it('reads an empty answer as nothing', async () => {
    respondWith(204, '');
    expect(await client()(get)).toEqual({ kind: 'answered', status: 204, body: undefined });
  });

  it('follows no redirect', async () => {
    respondWith(302, '', { location: `http://127.0.0.1:${port()}/elsewhere` });
    expect(await client()(get)).toEqual({ kind: 'refused', status: 302, body: undefined });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['seconds', '7', 7_000],
    ['a date', 'Sun, 01 Mar 2026 12:00:07 GMT', 7_000],
    ['a date that is past', 'Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['much too long', '999999', 3_600_000],
    ['nonsense', 'soon', undefined],
  ])('reads a Retry-After in %s', async (_form, retryAfter, expected) => {
    respondWith(429, '{}', { 'retry-after': retryAfter, date: 'Sun, 01 Mar 2026 12:00:00 GMT' });
    const answer = await client()(get);
    expect(answer).toMatchObject({ kind: 'refused', status: 429 });
    expect((answer as { retryAfterMs?: number }).retryAfterMs).toBe(expected);
  });

  it('takes a refusal for one whatever comes with it', async () => {
    respondWith(503, '<html>', { 'content-type': 'application/json' });
    expect(await client()(get)).toEqual({ kind: 'refused', status: 503, body: undefined });
  });

  it('says when a success is no JSON', async () => {
    respondWith(200, '<html>welcome</html>');
    expect(await client()(get)).toEqual({ kind: 'failed', why: 'not-json' });
  });

  it('reads 64 KiB and not more', async () => {
    const fitting = JSON.stringify('x'.repeat(64 * 1024 - 2));
    respondWith(200, fitting);
    expect(await client()(get)).toMatchObject({ kind: 'answered' });
    respondWith(200, `${fitting} `);
    expect(await client()(get)).toEqual({ kind: 'failed', why: 'too-large' });
  });

  it('gives up on who does not answer, or does not finish', async () => {
    respond = () => undefined;
    expect(await client({ timeoutMs: 50 })(get)).toEqual({ kind: 'failed', why: 'timeout' });
    respond = (_request, response) => response.writeHead(200).write('{');
    expect(await client()({ ...get, timeoutMs: 50 })).toEqual({ kind: 'failed', why: 'timeout' });
  });

  it('says when the connection broke: it may have been done', async () => {
    respond = (_request, response) => response.destroy();
    expect(await client()(get)).toEqual({ kind: 'failed', why: 'connection-lost' });
  });

  it('says when there was no connection: it was not done', async () => {
    expect(await client({ baseUrl: 'http://127.0.0.1:1' })(get)).toEqual({
      kind: 'failed',
      why: 'unreachable',
    });
    const refuses = client({
      baseUrl: 'https://lock.example',
      lookup: (_name, _options, callback) => callback(new Error('a private address'), '', 4),
    });
    expect(await refuses(get)).toEqual({ kind: 'failed', why: 'unreachable' });
  });

  it('connects to the address that was looked up', async () => {
    respondWith(200, '{}');
    const pinned = client({
      baseUrl: `http://lock.example:${port()}`,
      lookup: (_name, { all }, callback) =>
        all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    });
    expect(await pinned(get)).toMatchObject({ kind: 'answered' });
  });

  it.each(['http://lock.example', 'ftp://lock.example', 'https://user:word@lock.example', 'lock', ''])(
    'refuses the address %s',
    (baseUrl) => {
      expect(() => makeHttpClient({ baseUrl, timeoutMs: 1 })).toThrow('config-invalid');
    },
  );
});

describe('what a command came to', () => {
  it.each([
    [400, 'rejected'],
    [401, 'rejected'],
    [404, 'rejected'],
    [422, 'rejected'],
    [429, 'rejected'],
    [302, 'unknown'],
    [408, 'unknown'],
    [409, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('status %d: %s', (status, outcome) => {
    expect(answerOfFailure({ kind: 'refused', status, body: undefined })).toMatchObject({ outcome });
  });

  it.each([
    ['unreachable', 'rejected'],
    ['timeout', 'unknown'],
    ['connection-lost', 'unknown'],
    ['too-large', 'unknown'],
    ['not-json', 'unknown'],
  ] as const)('%s: %s', (why, outcome) => {
    expect(answerOfFailure({ kind: 'failed', why })).toEqual({ outcome, detail: why });
  });

  it('hands on how long to wait', () => {
    const answer = { kind: 'refused', status: 429, body: undefined, retryAfterMs: 7_000 } as const;
    expect(answerOfFailure(answer).retryAfterMs).toBe(7_000);
  });
});
