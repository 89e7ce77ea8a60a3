import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { createFake, type Fake } from '@seamapi/fake-seam-connect';
import { makeSeamLocks } from '../../lambda/adapters/locks/seam';
import { systemClock } from '../../lambda/adapters/system/clock';
import type { LockPort } from '../../lambda/domain/delivery/lock';
import type { LockHarness, LockRig, Situation } from './harness';

/*
 * Seam's own fake, with a gate before it on the way: the gate counts, loses and spoils, and adds what the fake leaves
 * out (whether the device confirmed; the attempts of one device).
 */

const lockId = 'august_device_1';
const apiKey = 'seam_apikey1_token';
const commandPaths = ['/locks/unlock_door', '/locks/lock_door'];
const loopback = '127.0.0.1';

const neverEnding: readonly Situation[] = ['silent', 'answers-strangely', 'stale-online'];

type Body = Record<string, unknown>;
interface Passed {
  status: number;
  body: Body;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const listen = (server: Server, port = 0): Promise<void> =>
  new Promise((resolve) => server.listen(port, loopback, resolve));

const attemptOf = (id: string, changes: Body = {}): Passed => ({
  status: 200,
  body: {
    action_attempt: {
      ...{ action_attempt_id: id, action_type: 'LOCK_DOOR', status: 'pending', result: null, error: null },
      ...changes,
    },
    ok: true,
  },
});

const deviceState = (body: Body, change: (properties: Body, lock: Body) => void): Body => {
  const lock = body.lock as Body;
  change(lock.properties as Body, lock);
  return body;
};

/** What Seam says of the lock, where the fake cannot be brought to say it. */
const tellings: Partial<Record<Situation, (properties: Body, lock: Body) => void>> = {
  'state-unknown': (properties) => Object.assign(properties, { locked: 'ajar' }),
  'door-unknown': (properties) => Object.assign(properties, { door_open: 'ajar' }),
  'no-door-sensor': (properties) => Object.assign(properties, { door_open: undefined }),
  'not-remote': (_properties, lock) =>
    Object.assign(lock, { can_remotely_unlock: false, can_remotely_lock: false }),
};

/** What the device is, in the fake itself. */
const conditions: Partial<Record<Situation, Body>> = {
  'door-open': { door_open: true },
  'battery-low': { battery: { level: 0.12, status: 'low' } },
  offline: { online: false },
};

/** How attempts end that the fake never hears of. */
const invented: Partial<Record<Situation, Body>> = {
  'accepts-only': { status: 'success', result: { was_confirmed_by_device: false } },
  'answers-strangely': { status: 'exploded' },
  rejects: { status: 'error', error: { type: 'action_attempt_failed', message: 'no' } },
  'stale-online': { status: 'pending' },
};

const refusals: Partial<Record<Situation, [number, Record<string, string>]>> = {
  'rate-limited': [429, { 'retry-after': '7' }],
  down: [503, {}],
  breaks: [500, {}],
};

const spoilt: Partial<Record<Situation, string>> = {
  malformed: '{"ok":true,"action_attempt":{"status":"success"},"lock":{"properties":{}}}',
  'not-json': '<html>It works</html>',
  'too-large': JSON.stringify({ ok: true, padding: 'x'.repeat(70_000) }),
};

class SeamRig implements LockRig {
  readonly lockId = lockId;
  readonly now = () => systemClock.now();
  private situation: Situation | undefined;
  private readonly requests: string[] = [];
  private readonly attempts: string[] = [];
  private isUnlockedByHand = false;
  private readonly patient: LockPort;
  private readonly impatient: LockPort;
  private readonly gatePort: number;

  constructor(
    private readonly fake: Fake,
    private readonly fakeUrl: string,
    private readonly gate: Server,
  ) {
    gate.on('request', (request, response) => void this.pass(request, response));
    this.gatePort = (gate.address() as AddressInfo).port;
    const gateUrl = `http://${loopback}:${this.gatePort}`;
    const config = { baseUrl: gateUrl, apiKey, clock: systemClock, allowHttp: true, pollMs: 20 };
    this.patient = makeSeamLocks({ ...config, timeoutMs: 20_000, confirmMs: 20_000 });
    this.impatient = makeSeamLocks({ ...config, timeoutMs: 300, confirmMs: 300 });
    this.setDevice({ door_open: false });
  }

  /** Where something never comes, it is not waited for long; where it comes, a busy machine may take its time. */
  get port(): LockPort {
    return this.situation && neverEnding.includes(this.situation) ? this.impatient : this.patient;
  }

  private setDevice(properties: Body): void {
    this.fake.database.updateDevice({ device_id: lockId, properties });
  }

  async arrange(situation: Situation): Promise<void> {
    this.situation = situation;
    this.setDevice(conditions[situation] ?? {});
    if (situation === 'stale-online') this.isUnlockedByHand = true;
    if (situation === 'unreachable') await new Promise((done) => this.gate.close(done));
  }

  async recover(): Promise<void> {
    if (this.situation === 'unreachable') await listen(this.gate, this.gatePort);
    this.situation = undefined;
  }

  turn = (bolt: 'locked' | 'unlocked'): void => this.setDevice({ locked: bolt === 'locked' });

  bolt(): 'locked' | 'unlocked' {
    const { devices } = this.fake.database;
    const { properties } = devices.find(({ device_id: id }) => id === lockId) ?? {};
    const isLocked = (properties as { locked?: boolean } | undefined)?.locked === true;
    return isLocked && !this.isUnlockedByHand ? 'locked' : 'unlocked';
  }

  private count = (path: string): number => this.requests.filter((one) => one === path).length;
  unlockRequests = (): number => this.count('/locks/unlock_door');
  lockRequests = (): number => this.count('/locks/lock_door');

  async stop(): Promise<void> {
    this.gate.closeAllConnections();
    this.gate.close();
    await this.fake.stopServer();
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.requests.push(path);
    const { situation = 'confirms' } = this;
    const text = await textOf(request);
    const refused = refusals[situation];
    if (refused && situation !== 'breaks') return void response.writeHead(...refused).end('{}');
    if (situation === 'redirects')
      return void response.writeHead(302, { location: `${this.fakeUrl}${path}` }).end();
    const passed = await this.ask(path, JSON.parse(text));
    if (situation === 'silent') return;
    if (situation === 'reply-lost') return void response.destroy();
    if (refused) return void response.writeHead(...refused).end('{}');
    const body = spoilt[situation] ?? JSON.stringify(passed.body);
    response.writeHead(passed.status, { 'content-type': 'application/json' }).end(body);
  }

  private async ask(path: string, question: Body): Promise<Passed> {
    const situation = this.situation ?? 'confirms';
    const isCommand = commandPaths.includes(path);
    if (path === '/action_attempts/list') return this.listAttempts();
    if (isCommand && situation === 'not-remote') return { status: 400, body: {} };
    const end = invented[situation];
    if (end && isCommand) return attemptOf('attempt-invented');
    if (end && path === '/action_attempts/get') return attemptOf('attempt-invented', end);
    const asked = situation === 'missing' ? { ...question, device_id: 'device_of_nobody' } : question;
    return this.told(path, await this.askFake(path, asked));
  }

  /** What the fake leaves out. */
  private told(path: string, passed: Passed): Passed {
    const telling = tellings[this.situation ?? 'confirms'];
    if (path === '/locks/get' && passed.status === 200 && telling)
      return { ...passed, body: deviceState(passed.body, telling) };
    const attempt = passed.body.action_attempt as Body | undefined;
    if (!attempt) return passed;
    this.attempts.push(String(attempt.action_attempt_id));
    if (attempt.status === 'success') attempt.result = { was_confirmed_by_device: true };
    return passed;
  }

  private async listAttempts(): Promise<Passed> {
    if (this.attempts.length === 0) return { status: 200, body: { action_attempts: [] } };
    return this.askFake('/action_attempts/list', { action_attempt_ids: this.attempts });
  }

  private async askFake(path: string, question: Body): Promise<Passed> {
    const key = this.situation === 'unauthorized' ? 'seam_of_nobody' : apiKey;
    const response = await fetch(`${this.fakeUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(question),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }
}

/** The fake would listen on every network. @returns its address */
async function startOnLoopback(fake: Fake): Promise<string> {
  const { listen: listenAnywhere } = NetServer.prototype;
  NetServer.prototype.listen = function listenHere(this: NetServer, port: number, done: () => void) {
    return listenAnywhere.apply(this, [{ port, host: loopback }, done]);
  } as typeof listenAnywhere;
  try {
    const { server } = await fake.startServer({ port: 0 });
    return `http://${loopback}:${(server.address() as AddressInfo).port}`;
  } finally {
    NetServer.prototype.listen = listenAnywhere;
  }
}

/** It loads each route when it is asked for first, which takes long. */
async function warmUp(fakeUrl: string): Promise<void> {
  const paths = [...commandPaths, '/locks/get', '/action_attempts/get', '/events/list'];
  await Promise.all(paths.map((path) => fetch(`${fakeUrl}${path}`, { method: 'POST' })));
}

/** A new fake with its gate: one lock, and everything is well. */
async function startSeam(): Promise<SeamRig> {
  const fake = await createFake();
  await fake.seed();
  const fakeUrl = await startOnLoopback(fake);
  await warmUp(fakeUrl);
  const gate = createServer();
  await listen(gate);
  return new SeamRig(fake, fakeUrl, gate);
}

export const seamHarness: LockHarness = {
  name: 'Seam',
  without: { jammed: 'Seam has no word for a bolt that is stuck' },
  has: { door: 'closed', battery: true },
  secrets: [apiKey],
  start: startSeam,
};
