import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeGatewayApp } from '../../demo/gateway/app';
import { Gateway } from '../../demo/gateway/devices';
import { type HttpClient, makeHttpClient } from '../../lambda/adapters/locks/http-client';
import { makeWebhookLocks } from '../../lambda/adapters/locks/webhook';
import { makeVerifier } from '../../lambda/adapters/system/standard-webhooks';
import type { CameraPort } from '../../lambda/domain/delivery/camera';
import { describeLockAdapter } from './conformance';
import { type LockHarness, type LockRig, providerSituations, type Situation } from './harness';
import { type Asked, BrokenConnection, impatient, meeting, type Provider, repliedText } from './provider';
import { simulatedHarness } from './simulated-rig';

const secret = `whsec_${Buffer.from('obviously-fake-gateway-secret-0').toString('base64')}`;

const noCameras: CameraPort = {
  start: async () => ({ outcome: 'rejected' }),
  read: async () => ({ isOnline: false, isRecording: false, at: '' }),
  stop: async () => ({ outcome: 'rejected' }),
};

/** Serves a provider on loopback; what breaks a connection breaks it for real. */
async function serve(provider: Provider): Promise<{ server: Server; url: string }> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    const body = Buffer.concat(chunks).toString();
    try {
      const replied = await provider({ method, path, headers: headers as Record<string, string>, body });
      response.writeHead(replied.status, replied.headers).end(repliedText(replied));
    } catch (error) {
      if (!(error instanceof BrokenConnection)) throw error;
      response.destroy();
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const clientOf = (baseUrl: string) => makeHttpClient({ baseUrl, timeoutMs: 5_000, allowHttp: true });

/** The reference gateway over the simulation, behind a way on which everything may be met with. */
async function startWebhook(): Promise<LockRig> {
  const device = await simulatedHarness.start();
  const clock = { now: device.now };
  let situation: Situation = 'confirms';
  const asked: Asked[] = [];
  const app = makeGatewayApp({
    gateway: new Gateway({ locks: device.port, cameras: noCameras, clock }),
    verify: makeVerifier([secret], clock),
    completed: () => undefined,
  });
  const gateway: Provider = async ({ method, path, headers, body }) => {
    const response = await app.request(path, { method, headers, body });
    const said = await response.text();
    const isStrange = situation === 'answers-strangely' && path === '/commands';
    return { status: response.status, body: isStrange ? said.replace('confirmed', 'perhaps') : said };
  };
  const met = meeting(() => situation, gateway);
  const { server, url } = await serve((request) => {
    asked.push(request);
    return met(request);
  });
  const [there, nowhere] = [clientOf(url), clientOf('http://127.0.0.1:1')];
  const client: HttpClient = (request) => (situation === 'unreachable' ? nowhere : there)(request);
  const requests = (action: string) =>
    asked.filter(({ body }) => body.includes(`"action":"${action}"`)).length;
  return {
    port: makeWebhookLocks({ client: impatient(client, () => situation), secret, clock }),
    lockId: device.lockId,
    now: device.now,
    async arrange(arranged) {
      situation = arranged;
      const isOfTheWay = providerSituations.some((one) => one === arranged);
      const isOfDevice = arranged === 'accepts-only' || arranged === 'rejects';
      if (!isOfTheWay || isOfDevice) await device.arrange(arranged);
    },
    recover() {
      situation = 'confirms';
      return device.recover();
    },
    turn: device.turn,
    bolt: device.bolt,
    unlockRequests: () => requests('unlock'),
    lockRequests: () => requests('lock'),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const harness: LockHarness = {
  name: 'a gateway of one’s own',
  without: {},
  has: { door: 'closed', battery: true },
  secrets: [secret, secret.slice('whsec_'.length)],
  start: startWebhook,
};

describeLockAdapter(harness);
