import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClock, type LocalAlexaServer, localAlexaApp, serveLocalAlexa } from '.';
import { NOW_MS, toyOptions, toyServer } from './support/toy-server';

describe('over a socket', () => {
  let server: LocalAlexaServer;
  beforeAll(async () => {
    const extraRoutes = (request: Request) => Response.json({ extra: new URL(request.url).pathname });
    server = await serveLocalAlexa(toyOptions({}, { extraRoutes }));
  });
  afterAll(() => server.close());

  test('it says when it is ready', async () => {
    const response = await fetch(`${server.url}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }]);
  });

  test('it listens on loopback only', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('the page comes with a policy, and so does the library that draws', async () => {
    const page = await fetch(`${server.url}/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await fetch(`${server.url}/page/app.js`)).headers.get('content-type')).toContain('javascript');
    expect((await fetch(`${server.url}/vendor/apl.js`)).status).toBe(200);
  });

  test('what it does not know goes to the routes of its host', async () => {
    const response = await fetch(`${server.url}/lock/state`);
    expect(await response.json()).toEqual({ extra: '/lock/state' });
  });

  test('a body that is too large is refused', async () => {
    const response = await fetch(`${server.url}/local/say`, { method: 'POST', body: 'x'.repeat(1_000_001) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });
});

test('a port that is taken is an error, not a crash', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(serveLocalAlexa(toyOptions({}, { port }))).rejects.toThrow('EADDRINUSE');
  other.close();
});

describe('who may ask', () => {
  test('a name that another site points here is refused', async () => {
    expect((await toyServer()('GET', '/local/state', undefined, {})).status).toBe(200);
    const response = await localAlexaApp(toyOptions()).request('http://attacker.example/local/state');
    expect(response.status).toBe(403);
  });

  test('a form of another site is refused', async () => {
    const answer = await toyServer()(
      'POST',
      '/local/say',
      { utterance: 'hello' },
      { 'content-type': 'text/plain' },
    );
    expect(answer.status).toBe(415);
  });
});

describe('the interface of the page', () => {
  test('tells who is here, and no tokens', async () => {
    const suggestions = { 'en-US': ['Open coffee corner'] };
    const panels = [{ title: 'Lock', url: '/lock' }];
    const { body } = await toyServer(toyOptions({}, { suggestions, panels }))('GET', '/local/state');
    expect(body).toMatchObject({
      panels,
      locales: [
        {
          locale: 'en-US',
          skillName: 'Coffee Corner',
          invocationName: 'coffee corner',
          suggestions: ['Open coffee corner'],
        },
        { locale: 'fr-FR', skillName: 'Le coin café', suggestions: [] },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('not-a-real-token');
  });

  test('a talk: open, be silent twice, and the session is over', async () => {
    const ask = toyServer();
    await ask('POST', '/local/say', { utterance: 'ouvre le coin café', userId: 'amzn1.ask.account.FR' });
    const speaker = { userId: 'amzn1.ask.account.FR' };
    const first = await ask('POST', '/local/silence', speaker);
    const second = await ask('POST', '/local/silence', speaker);
    expect(first.body).toMatchObject({
      spoken: ['Bienvenue au coin café. Que désirez-vous ?'],
      sessionEnded: false,
    });
    expect(second.body).toMatchObject({ sessionEnded: true });
    expect((await ask('POST', '/local/leave', speaker)).body).toEqual({ nothing: true });
  });

  test('a touch and an event reach the skill', async () => {
    const ask = toyServer();
    await ask('POST', '/local/say', { utterance: 'open coffee corner' });
    const touch = await ask('POST', '/local/touch', { token: 'welcome', arguments: ['order', 'tea'] });
    const event = await ask('POST', '/local/event', { request: { type: 'AlexaSkillEvent.SkillDisabled' } });
    expect(touch.body).toMatchObject({
      invocations: [{ request: { request: { arguments: ['order', 'tea'] } } }],
    });
    expect(event.body).toMatchObject({
      invocations: [{ request: { request: { type: 'AlexaSkillEvent.SkillDisabled' } } }],
    });
  });

  test.each([
    ['userId', { userId: 'nobody' }],
    ['deviceId', { deviceId: 'nowhere' }],
    ['personId', { personId: 'nobody' }],
    ['locale', { locale: 'de-DE' }],
    ['utterance', { utterance: ' ' }],
  ])('an unknown %s is refused by its name', async (key, body) => {
    const answer = await toyServer()('POST', '/local/say', { utterance: 'hello', ...body });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(`"${key}"`);
  });

  test('how purchases end can be chosen', async () => {
    const ask = toyServer();
    expect((await ask('PUT', '/local/connections', { purchase: 'DECLINED' })).body).toMatchObject({
      purchase: 'DECLINED',
    });
    expect((await ask('PUT', '/local/connections', { purchase: 'MAYBE' })).status).toBe(400);
    expect((await ask('PUT', '/local/connections', { weather: 'FINE' })).status).toBe(400);
  });
});

describe('the clock', () => {
  test('is moved, set and put back', async () => {
    const ask = toyServer();
    const now = async (how: object) => (await ask('PUT', '/local/clock', how)).body;
    expect(await now({ advanceMs: 3_600_000 })).toEqual({
      now: '2027-03-01T10:00:00.000Z',
      offsetMs: 3_600_000,
    });
    expect(await now({ now: '2027-12-24T18:00:00Z' })).toMatchObject({ now: '2027-12-24T18:00:00.000Z' });
    expect(await now({ reset: true })).toEqual({ now: new Date(NOW_MS).toISOString(), offsetMs: 0 });
    expect((await ask('GET', '/local/clock')).body.offsetMs).toBe(0);
  });

  test.each([[{}], [{ now: 'tomorrow' }], [{ advanceMs: 1e300 }], [{ advanceMs: 'long' }]])(
    '%j is refused',
    async (how) => {
      expect((await toyServer()('PUT', '/local/clock', how)).status).toBe(400);
    },
  );

  test('keeps ticking wherever it is put', () => {
    let base = 1000;
    const clock = createClock(() => base);
    clock.set(500_000);
    base += 250;
    expect(clock.now()).toBe(500_250);
  });

  test('the skill sees it', async () => {
    const ask = toyServer();
    await ask('PUT', '/local/clock', { now: '2030-01-01T00:00:00Z' });
    const { body } = await ask('POST', '/local/say', { utterance: 'open coffee corner' });
    expect(body).toMatchObject({
      invocations: [{ request: { request: { timestamp: '2030-01-01T00:00:00Z' } } }],
    });
  });
});
