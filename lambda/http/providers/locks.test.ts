import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { gatewayCallReader, nukiCallReader } from '../../adapters/locks/webhook-calls';
import { signedHeaders } from '../../adapters/system/standard-webhooks';
import type { Command } from '../../domain/delivery/command';
import type { DeliveryWindow } from '../../domain/delivery/window';
import type { Shop } from '../../domain/shop';
import { epochMsOf, plusMs } from '../../domain/time';
import type { HttpEnv } from '../problem';
import { lockEvents } from './locks';

const now = '2026-03-01T12:00:00.000Z';
const secretOf = (name: string) =>
  `whsec_${Buffer.from(`obviously-fake-${name}-00000000`).toString('base64')}`;
const [secret, newSecret, foreignSecret] = ['old', 'new', 'foreign'].map(secretOf) as [
  string,
  string,
  string,
];
const nukiSecret = 'obviously-fake-nuki-secret';

const commands: Record<string, Pick<Command, 'windowId' | 'body'>> = {
  'win_1.3.0': { windowId: 'win_1', body: { kind: 'lock', lockId: 'gate:front' } },
  'win_2.3.0': { windowId: 'win_2', body: { kind: 'lock', lockId: 'seam:front' } },
  'win_1.2.0': { windowId: 'win_1', body: { kind: 'camera-stop', cameraId: 'gate:hall' } },
};
const exposed = [
  { windowId: 'win_3', door: { lockId: 'nuki:17' } },
  { windowId: 'win_4', door: { lockId: 'gate:17' } },
] as DeliveryWindow[];

let woken: [string, string][] = [];
let used: Set<string>;
beforeEach(() => {
  woken = [];
  used = new Set();
});

const shop = {
  clock: { now: () => now },
  commands: { read: async (commandId: string) => commands[commandId] },
  windows: { exposed: async () => exposed },
  timers: {
    async wakeAt(windowId: string, at: string) {
      woken.push([windowId, at]);
    },
  },
  couriers: {
    async useNonce(deviceId: string, nonce: string) {
      const isNew = !used.has(`${deviceId} ${nonce}`);
      used.add(`${deviceId} ${nonce}`);
      return isNew;
    },
  },
} as unknown as Shop;

const app = new Hono<HttpEnv>().route(
  '/',
  lockEvents(shop, {
    gate: gatewayCallReader([secret, newSecret], shop.clock),
    other: gatewayCallReader([secret], shop.clock),
    nuki: nukiCallReader([nukiSecret]),
  }),
);

const completed = (commandId: unknown) => ({
  type: 'lock.command.completed',
  timestamp: now,
  data: { commandId, lockId: 'front', confirmedByDevice: true, lock: 'locked', door: 'closed' },
});

interface Sending {
  provider?: string;
  id?: string;
  signedWith?: string;
  signedAt?: string;
  sent?: string;
}

async function call(body: unknown, sending: Sending = {}): Promise<[number, string]> {
  const { provider = 'gate', id = 'msg-1', signedWith = secret, signedAt = now, sent } = sending;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const message = { id, timestamp: epochMsOf(signedAt) / 1_000, body: text };
  const headers = signedHeaders(signedWith, message);
  const response = await app.request(`/${provider}/events`, { method: 'POST', headers, body: sent ?? text });
  const { outcome, code } = (await response.json()) as { outcome?: string; code?: string };
  return [response.status, outcome ?? code ?? ''];
}

describe('a call of a gateway', () => {
  it('has the window looked at, and nothing else', async () => {
    expect(await call(completed('win_1.3.0'))).toEqual([202, 'noted']);
    expect(woken).toEqual([['win_1', now]]);
  });

  it('is taken once per webhook-id, and by each provider for itself', async () => {
    await call(completed('win_1.3.0'));
    expect(await call(completed('win_1.3.0'))).toEqual([409, 'CALL_REPEATED']);
    expect(woken).toHaveLength(1);
    expect(await call(completed('win_1.3.0'), { id: 'msg-2' })).toEqual([202, 'noted']);
    expect(await call(completed('win_1.3.0'), { provider: 'other' })).toEqual([202, 'ignored']);
  });

  it.each([
    ['a command that there is not', 'win_9.1.0'],
    ['a command to a lock of another provider', 'win_2.3.0'],
    ['a command to a camera', 'win_1.2.0'],
  ])('about %s wakes nobody', async (_what, commandId) => {
    expect(await call(completed(commandId))).toEqual([202, 'ignored']);
    expect(woken).toEqual([]);
  });

  it.each<[string, unknown, Sending, [number, string]]>([
    ['another secret', completed('win_1.3.0'), { signedWith: foreignSecret }, [401, 'SIGNATURE_INVALID']],
    ['another body', completed('win_1.3.0'), { sent: '{}' }, [401, 'SIGNATURE_INVALID']],
    [
      'a signature of 301 s ago',
      completed('win_1.3.0'),
      { signedAt: plusMs(now, -301_000) },
      [401, 'SIGNATURE_EXPIRED'],
    ],
    [
      'a signature of in 301 s',
      completed('win_1.3.0'),
      { signedAt: plusMs(now, 301_000) },
      [401, 'SIGNATURE_EXPIRED'],
    ],
    ['no JSON', 'hello', {}, [422, 'EVENT_INVALID']],
    ['another type', { ...completed('win_1.3.0'), type: 'lock.opened' }, {}, [422, 'EVENT_INVALID']],
    ['no command', completed(7), {}, [422, 'EVENT_INVALID']],
    ['an id that is too long', completed('win_1.3.0'), { id: 'x'.repeat(201) }, [422, 'EVENT_INVALID']],
    [
      'a provider that there is not',
      completed('win_1.3.0'),
      { provider: 'toString' },
      [404, 'ROUTE_UNKNOWN'],
    ],
    ['too large a body', 'x'.repeat(70_000), {}, [413, 'BODY_TOO_LARGE']],
  ])('with %s is refused', async (_what, body, sending, expected) => {
    expect(await call(body, sending)).toEqual(expected);
    expect(woken).toEqual([]);
  });

  it.each([
    ['299 s ago', { signedAt: plusMs(now, -299_000) }],
    ['with the new secret, while it is changed', { signedWith: newSecret }],
  ])('signed %s is taken', async (_what, sending) => {
    expect(await call(completed('win_1.3.0'), sending)).toEqual([202, 'noted']);
  });
});

describe('a call of Nuki', () => {
  const send = async (body: object | string, signature?: string): Promise<[number, string]> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const right = createHmac('sha256', nukiSecret).update(text).digest('hex');
    const headers = { 'x-nuki-signature-sha256': signature ?? right };
    const response = await app.request('/nuki/events', { method: 'POST', headers, body: text });
    const { outcome, code } = (await response.json()) as { outcome?: string; code?: string };
    return [response.status, outcome ?? code ?? ''];
  };
  const status = { feature: 'DEVICE_STATUS', smartlockId: 17, state: { state: 1 } };

  it('has every window looked at whose door it may be', async () => {
    expect(await send(status)).toEqual([202, 'noted']);
    expect(woken).toEqual([['win_3', now]]);
  });

  it('is taken once, by its content: there is no time in its signature', async () => {
    await send(status);
    expect(await send(status)).toEqual([409, 'CALL_REPEATED']);
    expect(await send({ ...status, state: { state: 3 } })).toEqual([202, 'noted']);
  });

  it.each<[string, object | string, string | undefined, [number, string]]>([
    ['a lock of nobody at the door', { ...status, smartlockId: 18 }, undefined, [202, 'ignored']],
    ['no lock', { feature: 'ACCOUNT_USER' }, undefined, [202, 'ignored']],
    ['no JSON', 'hello', undefined, [422, 'EVENT_INVALID']],
    ['a lock that is none', { smartlockId: '17' }, undefined, [422, 'EVENT_INVALID']],
    ['no signature', status, '', [401, 'SIGNATURE_INVALID']],
    ['half a signature', status, 'abcd', [401, 'SIGNATURE_INVALID']],
    ['a signature that is not hexadecimal', status, 'z'.repeat(64), [401, 'SIGNATURE_INVALID']],
    ['another signature', status, '00'.repeat(32), [401, 'SIGNATURE_INVALID']],
  ])('with %s wakes nobody', async (_what, body, signature, expected) => {
    expect(await send(body, signature)).toEqual(expected);
    expect(woken).toEqual([]);
  });
});
