import type { AddressInfo } from 'node:net';
import { type RunningGateway, startGateway } from '../../demo/gateway';
import { makeSimulatedCameras } from '../../lambda/adapters/cameras/simulated';
import { makeHttpClient } from '../../lambda/adapters/locks/http-client';
import { makeLockRouter } from '../../lambda/adapters/locks/router';
import { makeSimulatedLocks } from '../../lambda/adapters/locks/simulated';
import { newSimulatedLock, type SimulatedLock } from '../../lambda/adapters/locks/simulated-lock';
import { makeWebhookLocks } from '../../lambda/adapters/locks/webhook';
import { gatewayCallReader } from '../../lambda/adapters/locks/webhook-calls';
import { signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import type { LockCommand } from '../../lambda/domain/delivery/lock';
import { wakeWindow } from '../../lambda/domain/delivery/wake';
import { epochMsOf, plusMs } from '../../lambda/domain/time';
import { makeHttpApp } from '../../lambda/http/app';
import { listen } from '../../simulator/server/http-server';
import { testAccount } from '../support/account';
import { type PlayedDelivery, playDelivery } from '../support/deliveries';
import { houseKey } from '../support/house';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/**
 * The whole way of a hint, over real HTTP: the reference gateway does what it was told, calls, and the window is looked
 * at, by asking the gateway. Its locks are called `simulated:…` here, as those of every sample window.
 */

const secretOf = (name: string) => `whsec_${Buffer.from(`obviously-fake-${name}-000000`).toString('base64')}`;
const commandSecret = secretOf('commands');
const callSecret = secretOf('callbacks');
const way = '/v1/providers/locks/simulated/events';

const table = tableSuite();
let play: PlayedDelivery;
let lock: SimulatedLock;
let server: Awaited<ReturnType<typeof listen>>;
let gateway: RunningGateway;
let woken: string[];
let hookUrl: string;

beforeEach(async () => {
  woken = [];
  play = await (await playDelivery(table())).to('unlocking');
  play.clock.set(plusMs(play.clock.now(), 2_000));
  const { shop, clock } = play;
  const app = makeHttpApp(shop, {
    checkStoreSignature: () => ({ kind: 'invalid' }),
    readPaymentCall: () => ({ kind: 'invalid' }),
    readLockCalls: { simulated: gatewayCallReader([callSecret], clock) },
    account: testAccount(houseKey),
    report: (error) => {
      throw error;
    },
  });
  server = await listen((request) => app.fetch(request), 0, '127.0.0.1');
  hookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${way}`;
  gateway = await gatewayThatSignsWith(callSecret);
});
afterEach(async () => {
  await gateway.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A gateway with the lock of the window, which the shop asks and commands from now on. */
async function gatewayThatSignsWith(secret: string): Promise<RunningGateway> {
  const { shop, clock } = play;
  lock = newSimulatedLock();
  const started = await startGateway({
    locks: makeSimulatedLocks({ 'lock-1': lock }, clock),
    cameras: makeSimulatedCameras({}, clock),
    ...{ clock, port: 0, secretsIn: [commandSecret] },
    callbacks: { url: hookUrl, secret, pausesMs: [] },
  });
  const client = makeHttpClient({ baseUrl: started.url, timeoutMs: 5_000, allowHttp: true });
  const simulated = makeWebhookLocks({ client, secret: commandSecret, clock });
  const wakeAt = async (windowId: string, at: string): Promise<void> => {
    if (at > clock.now()) return;
    woken.push(windowId);
    await wakeWindow(shop, windowId);
  };
  Object.assign(shop, { locks: makeLockRouter({ simulated }, clock), timers: { wakeAt } });
  return started;
}

/** The command that stands in the outbox, as it leaves for the lock. */
async function unlockCommand(): Promise<LockCommand> {
  const commands = await play.shop.commands.ofWindow(play.windowId);
  const { commandId, body } = commands.find((one) => one.body.kind === 'unlock') ?? {};
  if (commandId === undefined || body?.kind !== 'unlock') throw new Error('no unlock was commanded');
  return { commandId, ...body };
}

const stateOf = async (): Promise<string> => (await play.window()).state;

it('what the gateway has done is known of the window, by asking the gateway', async () => {
  await play.shop.locks.unlock(await unlockCommand());
  await gateway.settled();
  expect([lock.bolt, woken]).toEqual(['unlocked', [play.windowId]]);
  expect(await play.window()).toMatchObject({ state: 'unlocked', seen: { lock: 'unlocked' } });
});

it('what the gateway says counts for nothing: the lock is asked', async () => {
  const { commandId } = await unlockCommand();
  expect(await call({ commandId, lock: 'unlocked', confirmedByDevice: true })).toEqual([202, 'noted']);
  expect(woken).toEqual([play.windowId]);
  expect(await play.window()).toMatchObject({ state: 'unlocking', seen: { lock: 'locked' } });
});

it('a gateway that signs with another secret wakes nobody', async () => {
  await gateway.close();
  gateway = await gatewayThatSignsWith(commandSecret);
  await play.shop.locks.unlock(await unlockCommand());
  await gateway.settled();
  expect([lock.bolt, woken, await stateOf()]).toEqual(['unlocked', [], 'unlocking']);
});

interface Sending {
  id?: string;
  secret?: string;
  signedAgoMs?: number;
  alter?: (body: string) => string;
  headers?: Record<string, string>;
}

/** A call of somebody at the hook, as the network brings it. */
async function call(data: object, sending: Sending = {}): Promise<[number, string]> {
  const {
    id = newId('call'),
    secret = callSecret,
    signedAgoMs = 0,
    alter = (body: string) => body,
  } = sending;
  const at = plusMs(play.clock.now(), -signedAgoMs);
  const body = JSON.stringify({ type: 'lock.command.completed', timestamp: at, data });
  const headers = sending.headers ?? signedHeaders(secret, { id, timestamp: epochMsOf(at) / 1_000, body });
  const response = await fetch(hookUrl, { method: 'POST', headers, body: alter(body) });
  const { outcome, code } = (await response.json()) as { outcome?: string; code?: string };
  return [response.status, outcome ?? code ?? ''];
}

it.each<[string, Sending, string]>([
  ['unsigned', { headers: {} }, 'SIGNATURE_INVALID'],
  ['signed by somebody else', { secret: commandSecret }, 'SIGNATURE_INVALID'],
  ['altered', { alter: (body) => body.replace('locked', 'unlocked') }, 'SIGNATURE_INVALID'],
  ['of more than five minutes ago', { signedAgoMs: 301_000 }, 'SIGNATURE_EXPIRED'],
  ['of more than five minutes ahead', { signedAgoMs: -301_000 }, 'SIGNATURE_EXPIRED'],
])('a call that is %s wakes nobody, and asks no lock', async (_what, sending, code) => {
  const { commandId } = await unlockCommand();
  const { version } = await play.window();
  lock.bolt = 'unlocked';
  expect(await call({ commandId, lock: 'locked' }, sending)).toEqual([401, code]);
  expect(woken).toEqual([]);
  expect(await play.window()).toMatchObject({ state: 'unlocking', version });
});

it('a call that comes again wakes nobody again', async () => {
  const { commandId } = await unlockCommand();
  const same = { id: newId('call') };
  expect(await call({ commandId }, same)).toEqual([202, 'noted']);
  expect(await call({ commandId }, same)).toEqual([409, 'CALL_REPEATED']);
  expect(woken).toHaveLength(1);
});
