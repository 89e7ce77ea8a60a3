import { contentDigest } from '../../lambda/http/signatures/content-digest';
import { testAccount } from '../support/account';
import type { TestTable } from '../support/dynamodb';
import { houseKey } from '../support/house';
import { openPageHouse, type PageHouse } from '../support/visitor';
import { type Answer, armedWindow, type Sending, Terminal } from './door';
import { courierSuite } from './suite';

/** Who is let in to the courier's hook, and what the others learn. */

let table: TestTable;
let house: PageHouse;
let terminal: Terminal;

courierSuite((parts) => {
  ({ table, house, terminal } = parts);
});

const kindOf = ({ status, body }: Answer): [number, unknown] => [status, body.code];
const invalid = [401, 'SIGNATURE_INVALID'];

it('tells the time to whoever asks', async () => {
  const { headers } = await terminal.get('/stops');
  expect(headers.get('x-server-time')).toBe(house.shop.clock.now());
});

it('lets nobody in who does not sign', async () => {
  const window = await armedWindow(house.shop, terminal);
  for (const path of ['/stops', `/stops/${window.windowId}`, '/nothing']) {
    const response = await house.app.request(`http://127.0.0.1:8791/v1/courier${path}`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual(invalid);
  }
});

it('tells strangers nothing: unknown, forged and revoked terminals are answered alike', async () => {
  const unknown = new Terminal(house);
  const forged = new Terminal(house);
  const answers = [
    await unknown.get('/stops'),
    await forged.get('/stops', { sign: { keyId: terminal.deviceId } }),
    await forged.get('/stops', { sign: { keyId: terminal.deviceId, created: 1, expires: 2 } }),
    await terminal.get('/stops', { sign: { tag: 'another-tag' } }),
  ];
  await house.shop.couriers.revoke(terminal.deviceId, house.shop.clock.now());
  answers.push(await forged.get('/stops', { sign: { keyId: terminal.deviceId } }));
  for (const answer of answers) {
    expect(kindOf(answer)).toEqual(invalid);
    expect({ ...answer.body, traceId: '' }).toEqual({ ...answers[0]?.body, traceId: '' });
  }
});

it('refuses a nonce that was used, and the same request sent again', async () => {
  const nonce = 'once-and-never-again';
  expect((await terminal.get('/stops', { sign: { nonce } })).status).toBe(200);
  expect(kindOf(await terminal.get('/stops', { sign: { nonce } }))).toEqual([409, 'NONCE_USED']);
  const other = await new Terminal(house).enroll();
  expect((await other.get('/stops', { sign: { nonce } })).status).toBe(200);
});

it('uses up no nonce for a signature that is wrong', async () => {
  const nonce = 'still-good-afterwards';
  const forged = new Terminal(house);
  expect(kindOf(await forged.get('/stops', { sign: { nonce, keyId: terminal.deviceId } }))).toEqual(invalid);
  expect((await terminal.get('/stops', { sign: { nonce } })).status).toBe(200);
});

it('takes a clock that is 59 seconds off, and none that is 61', async () => {
  const now = Math.floor(Date.parse(house.shop.clock.now()) / 1000);
  const at = (created: number) => terminal.get('/stops', { sign: { created, expires: created + 120 } });
  expect((await at(now - 59)).status).toBe(200);
  expect((await at(now + 59)).status).toBe(200);
  expect(kindOf(await at(now - 61))).toEqual([401, 'SIGNATURE_EXPIRED']);
  expect(kindOf(await at(now + 61))).toEqual([401, 'SIGNATURE_EXPIRED']);
});

it('knows a terminal that was revoked, and does nothing for it', async () => {
  const window = await armedWindow(house.shop, terminal);
  await house.shop.couriers.revoke(terminal.deviceId, house.shop.clock.now());
  expect(kindOf(await terminal.arrive(window))).toEqual([403, 'DEVICE_REVOKED']);
  expect((await house.shop.windows.read(window.windowId))?.window.state).toBe('armed');
});

it('believes what was signed and not what was sent', async () => {
  const window = await armedWindow(house.shop, terminal);
  const other = await armedWindow(house.shop, terminal);
  const altered: Sending[] = [
    {
      alter: (request) =>
        Object.assign(request, { url: request.url.replace(window.windowId, other.windowId) }),
    },
    { alter: ({ init }) => Object.assign(init, { body: '{"reason":"weather","text":"x"}' }) },
    {
      alter: ({ init }) => {
        Object.assign(init, { body: '{}' });
        init.headers['content-digest'] = contentDigest('{}');
      },
    },
    { alter: ({ init }) => Object.assign(init.headers, { 'idempotency-key': 'another' }) },
    { alter: ({ init }) => Object.assign(init, { method: 'PUT' }) },
    { alter: (request) => Object.assign(request, { url: `${request.url}?force=1` }) },
  ];
  for (const { alter } of altered) {
    const body = { reason: 'weather' };
    const answer = await terminal.post(window, 'problem', { body, ...(alter && { alter }) });
    expect(kindOf(answer)).toEqual(invalid);
  }
  expect((await house.shop.windows.read(window.windowId))?.window.state).toBe('armed');
  expect((await house.shop.windows.read(other.windowId))?.window.state).toBe('armed');
});

it('takes nothing that was signed for another house, whatever host it names', async () => {
  const elsewhere = openPageHouse(table, {}, { ...testAccount(houseKey), baseUrl: 'https://other.example' });
  expect(kindOf(await terminal.at(elsewhere).get('/stops'))).toEqual(invalid);
  const alter: Sending['alter'] = ({ init }) => Object.assign(init.headers, { host: 'other.example' });
  expect((await terminal.get('/stops', { alter })).status).toBe(200);
});

it('reads no header that is huge', async () => {
  const alter: Sending['alter'] = ({ init }) => {
    init.headers['signature-input'] += `;more="${'x'.repeat(200_000)}"`;
  };
  expect(kindOf(await terminal.get('/stops', { alter }))).toEqual(invalid);
});
