import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LockPort } from '../../domain/delivery/lock';
import { plusMs } from '../../domain/time';
import { makeSeamLocks } from './seam';

/* What Seam's own fake cannot be brought to say; all else is in test/devices. */

const start = '2026-03-01T12:00:00.000Z';
const lockId = 'device-1';

type Body = Record<string, unknown>;
interface Asked {
  path: string;
  body: Body;
  authorization: string | undefined;
}

let server: Server;
let now: string;
let asked: Asked[];
let answers: Record<string, (body: Body) => { status?: number; body: Body }>;
let port: LockPort;

const lock = (properties: Body = {}, rest: Body = {}) => ({
  body: {
    lock: { device_id: lockId, ...rest, properties: { locked: true, online: true, ...properties } },
  },
});
const attempt = (status: string, rest: Body = {}) => ({
  body: { action_attempt: { action_attempt_id: 'attempt-1', action_type: 'LOCK_DOOR', status, ...rest } },
});
const confirmed = attempt('success', { result: { was_confirmed_by_device: true } });

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: Body = JSON.parse(Buffer.concat(chunks).toString());
    const { url: path = '', headers } = request;
    asked.push({ path, body, authorization: headers.authorization });
    const answer = answers[path]?.(body) ?? { status: 404, body: {} };
    response.writeHead(answer.status ?? 200).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  now = start;
  asked = [];
  answers = {
    '/locks/get': () => lock(),
    '/locks/lock_door': () => confirmed,
    '/locks/unlock_door': () => attempt('pending'),
    '/action_attempts/get': () => confirmed,
    '/action_attempts/list': () => ({ body: { action_attempts: [] } }),
    '/events/list': () => ({ body: { events: [] } }),
  };
  port = newPort();
});

const newPort = () =>
  makeSeamLocks({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: 'seam_fake_key',
    clock: { now: () => now },
    timeoutMs: 2_000,
    confirmMs: 1_000,
    pollMs: 200,
    allowHttp: true,
  });

const count = (path: string) => asked.filter((one) => one.path === path).length;
const unlock = () => port.unlock({ commandId: 'win_1.3.0', lockId });
const read = () => port.read(lockId);

describe('a command to Seam', () => {
  it('is sent with the key, and confirmed by what is asked afterwards', async () => {
    expect(await unlock()).toEqual({ outcome: 'confirmed', providerReference: 'attempt-1' });
    expect(asked).toEqual([
      { path: '/locks/unlock_door', body: { device_id: lockId }, authorization: 'Bearer seam_fake_key' },
      {
        path: '/action_attempts/get',
        body: { action_attempt_id: 'attempt-1' },
        authorization: 'Bearer seam_fake_key',
      },
    ]);
  });

  it.each([
    ['says false', { result: { was_confirmed_by_device: false } }],
    ['says nothing', { result: {} }],
    ['says null', { result: null }],
    ['says yes in another way', { result: { was_confirmed_by_device: 'yes' } }],
  ])('is accepted only, when of the device it %s', async (_how, rest) => {
    answers['/action_attempts/get'] = () => attempt('success', rest);
    expect((await unlock()).outcome).toBe('accepted');
  });

  it('is accepted when nothing more can be learnt, and not sent again', async () => {
    answers['/action_attempts/get'] = () => ({ status: 503, body: {} });
    expect(await unlock()).toEqual({ outcome: 'accepted', providerReference: 'attempt-1' });
    expect(count('/locks/unlock_door')).toBe(1);
    expect(count('/action_attempts/get')).toBe(5);
  });

  it.each([
    ['action_attempt_failed', 'rejected'],
    ['device_timeout', 'unknown'],
    ['provider_timed_out', 'unknown'],
  ])('that ended with %s is %s', async (type, outcome) => {
    answers['/action_attempts/get'] = () => attempt('error', { error: { type, message: 'of the provider' } });
    expect(await unlock()).toMatchObject({ outcome, detail: type });
  });
});

describe('a reading by Seam', () => {
  it('believes unlocked, and asks the lock itself for locked', async () => {
    answers['/locks/get'] = () => lock({ locked: false, door_open: true });
    expect(await read()).toMatchObject({ lock: 'unlocked', door: 'open', isOnline: true });
    expect(count('/locks/lock_door')).toBe(0);
    answers['/locks/get'] = () => lock({ door_open: false });
    expect(await read()).toEqual({ lock: 'locked', door: 'closed', isOnline: true, at: start });
    expect(count('/locks/lock_door')).toBe(1);
  });

  it.each([
    ['does not confirm', attempt('success', { result: { was_confirmed_by_device: false } })],
    ['fails', attempt('error', { error: { type: 'device_offline', message: 'gone' } })],
    ['is not heard of', attempt('pending')],
    ['is not sent', { status: 429, body: {} }],
  ])('says nothing when the lock %s', async (_how, answer) => {
    answers['/locks/lock_door'] = () => answer;
    answers['/action_attempts/get'] = () => attempt('pending');
    expect(await read()).toEqual({ lock: 'unknown', door: 'unknown', isOnline: false, at: start });
  });

  it('asks the lock no more than every five seconds, and says of when it speaks', async () => {
    await read();
    now = plusMs(start, 4_999);
    expect(await read()).toMatchObject({ lock: 'locked', at: start });
    expect(count('/locks/lock_door')).toBe(1);
    now = plusMs(start, 5_000);
    expect(await read()).toMatchObject({ lock: 'locked', at: now });
    expect(count('/locks/lock_door')).toBe(2);
  });

  it('is spared the question by a lock command that was confirmed', async () => {
    await port.lock({ commandId: 'win_1.4.0', lockId });
    expect(await read()).toMatchObject({ lock: 'locked' });
    expect(count('/locks/lock_door')).toBe(1);
  });

  it('takes the door as it is after the lock was heard', async () => {
    const doors = [false, true];
    answers['/locks/get'] = () => lock({ door_open: doors.shift() });
    expect(await read()).toMatchObject({ lock: 'locked', door: 'open' });
  });

  it('never shuts a door that is being unlocked from here', async () => {
    await read();
    await unlock();
    now = plusMs(start, 19_999);
    expect(await read()).toMatchObject({ lock: 'unknown', isOnline: true });
    expect(count('/locks/lock_door')).toBe(1);
    now = plusMs(start, 20_000);
    expect(await read()).toMatchObject({ lock: 'locked' });
  });

  it.each([
    [
      'is being unlocked',
      '/action_attempts/list',
      { action_attempts: [{ action_attempt_id: 'other', action_type: 'UNLOCK_DOOR', status: 'pending' }] },
    ],
    [
      'was just unlocked',
      '/events/list',
      { events: [{ event_type: 'lock.unlocked', action_attempt_id: 'other' }] },
    ],
    ['may be', '/action_attempts/list', { ok: false }],
    ['might be', '/events/list', {}],
  ])('never shuts a door that %s by another process', async (_how, path, body) => {
    answers[path] = () => ({ body });
    expect(await read()).toMatchObject({ lock: 'unknown' });
    expect(count('/locks/lock_door')).toBe(0);
  });

  it('asks Seam for unlocks of the last twenty seconds; one by hand is none of ours', async () => {
    answers['/events/list'] = () => ({
      body: { events: [{ event_type: 'lock.unlocked', method: 'manual' }] },
    });
    expect(await read()).toMatchObject({ lock: 'locked' });
    expect(asked.find(({ path }) => path === '/events/list')?.body).toEqual({
      device_id: lockId,
      event_type: 'lock.unlocked',
      since: plusMs(start, -20_000),
    });
  });

  it.each(['device_offline', 'hub_disconnected', 'account_disconnected'])(
    'believes an error over the flag: %s',
    async (code) => {
      answers['/locks/get'] = () => lock({}, { errors: [{ error_code: code }] });
      expect(await read()).toMatchObject({ lock: 'unknown', isOnline: false });
      expect(count('/locks/lock_door')).toBe(0);
    },
  );
});

describe('what a lock behind Seam can do', () => {
  it('is what Seam says; a timer only when it is on', async () => {
    const rest = { can_remotely_unlock: true, can_remotely_lock: true };
    answers['/locks/get'] = () => lock({ auto_lock_enabled: true, auto_lock_delay_seconds: 30 }, rest);
    const all = { canUnlock: true, canLock: true, hasDoorSensor: false };
    expect(await port.capabilities(lockId)).toEqual({ ...all, autoRelockSeconds: 30 });
    answers['/locks/get'] = () => lock({ auto_lock_enabled: false, auto_lock_delay_seconds: 30 }, rest);
    expect(await port.capabilities(lockId)).toEqual(all);
  });
});
