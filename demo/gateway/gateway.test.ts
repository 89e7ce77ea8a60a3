import type { AddressInfo } from 'node:net';
import { makeSimulatedCameras } from '../../lambda/adapters/cameras/simulated';
import { newSimulatedCamera, setCameraFault } from '../../lambda/adapters/cameras/simulated-camera';
import { makeWebhookCameras } from '../../lambda/adapters/cameras/webhook';
import { makeHttpClient } from '../../lambda/adapters/locks/http-client';
import { makeSimulatedLocks } from '../../lambda/adapters/locks/simulated';
import { newSimulatedLock, setFault } from '../../lambda/adapters/locks/simulated-lock';
import { makeWebhookLocks } from '../../lambda/adapters/locks/webhook';
import { makeVerifier } from '../../lambda/adapters/system/standard-webhooks';
import { plusMs } from '../../lambda/domain/time';
import { listen } from '../../simulator/server/http-server';
import { type RunningGateway, startGateway } from './index';

const secretOf = (name: string) => `whsec_${Buffer.from(`obviously-fake-${name}-000000`).toString('base64')}`;
const secret = secretOf('commands');
const callbackSecret = secretOf('callbacks');
const start = '2026-03-01T12:00:00.000Z';

let now = start;
const clock = { now: () => now };
let lock = newSimulatedLock();
let camera = newSimulatedCamera();
let gateway: RunningGateway;
let told: { id: string | undefined; path: string; kind: string; message: unknown }[] = [];
let callbackStatus = 202;
let events: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  events = await listen(
    async (request) => {
      const text = await request.text();
      const header = (name: string) => request.headers.get(name) ?? undefined;
      const { kind } = makeVerifier([callbackSecret], clock)(header, text);
      told.push({
        id: header('webhook-id'),
        path: new URL(request.url).pathname,
        kind,
        message: JSON.parse(text),
      });
      return new Response(null, { status: callbackStatus });
    },
    0,
    '127.0.0.1',
  );
});
afterAll(() => {
  events.closeAllConnections();
  events.close();
});

beforeEach(async () => {
  now = start;
  told = [];
  callbackStatus = 202;
  lock = newSimulatedLock();
  camera = newSimulatedCamera();
  gateway = await startGateway({
    locks: makeSimulatedLocks({ front: lock }, clock),
    cameras: makeSimulatedCameras({ hall: camera }, clock),
    clock,
    port: 0,
    secretsIn: [secret],
    callbacks: {
      url: `http://127.0.0.1:${(events.address() as AddressInfo).port}/v1/providers/locks/gate/events`,
      secret: callbackSecret,
      pausesMs: [1, 1],
    },
  });
});
afterEach(() => gateway.close());

const client = () => makeHttpClient({ baseUrl: gateway.url, timeoutMs: 5_000, allowHttp: true });
const locks = (signedWith = secret) => makeWebhookLocks({ client: client(), secret: signedWith, clock });
const cameras = () => makeWebhookCameras({ client: client(), secret, clock });
const unlock = { commandId: 'win_1.3.0', lockId: 'front', notAfter: plusMs(start, 20_000) };

describe('the reference gateway', () => {
  it('does an unlock once, however often it comes, and says the same', async () => {
    expect(await locks().unlock(unlock)).toEqual({ outcome: 'confirmed' });
    lock.bolt = 'locked';
    expect(await locks().unlock(unlock)).toEqual({ outcome: 'confirmed' });
    const both = await Promise.all([locks().unlock(unlock), locks().unlock(unlock)]);
    expect(both).toEqual([{ outcome: 'confirmed' }, { outcome: 'confirmed' }]);
    expect({ bolt: lock.bolt, requests: lock.requests.unlock }).toEqual({ bolt: 'locked', requests: 1 });
  });

  it('does a lock as often as it comes', async () => {
    const command = { commandId: 'win_1.4.0', lockId: 'front' };
    lock.bolt = 'unlocked';
    setFault(lock, 'command-lost', 1);
    expect(await locks().lock(command)).toMatchObject({ outcome: 'unknown' });
    expect(await locks().lock(command)).toEqual({ outcome: 'confirmed' });
    expect(lock.bolt).toBe('locked');
  });

  const send = async (data: object, signedAt = now) => {
    const { signedHeaders } = await import('../../lambda/adapters/system/standard-webhooks');
    const body = JSON.stringify({ type: 'lock.command', timestamp: signedAt, data });
    const timestamp = Date.parse(signedAt) / 1_000;
    const headers = signedHeaders(secret, { id: 'any', timestamp, body });
    const response = await fetch(`${gateway.url}/commands`, { method: 'POST', headers, body });
    return { status: response.status, said: await response.json() };
  };

  it('drops an unlock from its notAfter on', async () => {
    now = unlock.notAfter;
    expect(await send({ action: 'unlock', ...unlock })).toMatchObject({ said: { outcome: 'rejected' } });
    now = plusMs(unlock.notAfter, -1);
    const other = { ...unlock, commandId: 'win_1.3.1' };
    expect(await send({ action: 'unlock', ...other }, start)).toMatchObject({
      said: { outcome: 'confirmed' },
    });
  });

  it('drops an unlock that was signed before it began to remember', async () => {
    const { said } = await send({ action: 'unlock', ...unlock }, plusMs(start, -1_000));
    expect(said).toMatchObject({ outcome: 'rejected' });
    expect(lock.requests.unlock).toBe(0);
  });

  it('refuses what is signed with another secret', async () => {
    expect(await locks(callbackSecret).unlock(unlock)).toEqual({ outcome: 'rejected', detail: 'status 401' });
    expect(lock.requests.unlock).toBe(0);
  });

  it.each([
    ['an unlock without an end', { action: 'unlock', commandId: 'a', lockId: 'front' }],
    ['an action that there is not', { action: 'open', commandId: 'a', lockId: 'front' }],
    ['nothing', {}],
  ])('refuses %s', async (_what, data) => {
    expect(await send(data)).toMatchObject({ status: 400 });
  });

  it('tells what was done, signed', async () => {
    await locks().unlock(unlock);
    await gateway.settled();
    expect(told).toEqual([
      {
        id: `win_1.3.0.completed.${Date.parse(start)}`,
        path: '/v1/providers/locks/gate/events',
        kind: 'verified',
        message: {
          type: 'lock.command.completed',
          timestamp: start,
          data: {
            commandId: 'win_1.3.0',
            lockId: 'front',
            confirmedByDevice: true,
            lock: 'unlocked',
            door: 'closed',
            deviceTime: start,
          },
        },
      },
    ]);
  });

  it('tells it again, with the same id, until it is taken or three tries have failed', async () => {
    callbackStatus = 503;
    await locks().unlock(unlock);
    await gateway.settled();
    expect(told).toHaveLength(3);
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  });

  it('tells nothing again that was refused', async () => {
    callbackStatus = 409;
    await locks().unlock(unlock);
    await gateway.settled();
    expect(told).toHaveLength(1);
  });
});

describe('a camera behind the gateway', () => {
  const command = { commandId: 'win_1.2.0', cameraId: 'hall', windowId: 'win_1' };

  it('records, shows frames that grow and know the challenge, and stores a clip', async () => {
    expect(await cameras().start({ ...command, challenge: 'challenge-1' })).toEqual({ outcome: 'accepted' });
    now = plusMs(start, 1_000);
    const first = await cameras().read('hall', 'win_1');
    expect(first).toEqual({
      isOnline: true,
      isRecording: true,
      frame: { counter: 1, capturedAt: now, echo: 'challenge-1' },
      at: now,
    });
    now = plusMs(start, 3_000);
    expect((await cameras().read('hall', 'win_1')).frame?.counter).toBe(3);
    expect(await cameras().stop({ ...command, commandId: 'win_1.9.0' })).toEqual({ outcome: 'accepted' });
    const stoppedAt = now;
    now = plusMs(start, 6_000);
    expect(await cameras().read('hall', 'win_1')).toMatchObject({
      isRecording: false,
      clip: { reference: 'simulated-clip-win_1', endsAt: stoppedAt },
    });
  });

  it('that is not heard of is not known to have begun', async () => {
    setCameraFault(camera, 'reply-lost', now);
    expect(await cameras().start({ ...command, challenge: 'challenge-1' })).toMatchObject({
      outcome: 'unknown',
    });
  });

  it('that is not there says nothing', async () => {
    const other = { ...command, cameraId: 'garden', challenge: 'challenge-1' };
    expect(await cameras().start(other)).toEqual({ outcome: 'rejected' });
    expect(await cameras().read('garden', 'win_1')).toEqual({ isOnline: false, isRecording: false, at: now });
    await gateway.close();
    expect(await cameras().start(other)).toMatchObject({ outcome: 'rejected' });
    expect(await cameras().read('hall', 'win_1')).toEqual({ isOnline: false, isRecording: false, at: now });
  });
});
