import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviceNameOf } from '../../demo/home/doors';
import type { HomeState } from '../../demo/home/state';
import { profiles } from '../../demo/household/profiles';
import { householdOf } from '../../demo/household/seed';
import { householdKey, voiceCodeKey } from '../../demo/terms';
import { makeCodeHasher } from '../../lambda/adapters/system/code-hasher';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { flawIn } from '../../lambda/domain/delivery/audit';
import { deviceIdOf } from '../../lambda/domain/delivery/courier-device';
import { isWatched } from '../../lambda/domain/delivery/deadlines';
import { standardDeliveryPolicy } from '../../lambda/domain/delivery/policy';
import type { WindowState } from '../../lambda/domain/delivery/window';
import { setVoiceCode } from '../../lambda/domain/voice-code/set';
import { courierTag } from '../../lambda/http/courier/signed';
import { signedHeaders } from '../../lambda/http/signatures/sign';
import { demoTable } from '../support/demo-table';
import { newId } from '../support/samples';
import { type DemoProcess, eventually, startDemoProcess } from './demo-process';

/** One delivery inside from beginning to end, as `npm start` shows it: by voice, over HTTP, at a simulated door. */
jest.setTimeout(240_000);

const dataDir = mkdtempSync(join(tmpdir(), 'delivery-'));
/** Ten in the morning in New York, four in the afternoon in Paris. */
const startsAt = '2026-06-10T14:00:00Z';
const json = { 'content-type': 'application/json' };
const table = demoTable(dataDir);
let demo: DemoProcess;
let nowMs = Date.parse(startsAt);

beforeAll(async () => {
  demo = await startDemoProcess(['--data', dataDir, '--now', startsAt, '--seed', '3']);
});

afterAll(async () => {
  demo.signal('SIGINT');
  await demo.ended();
  rmSync(dataDir, { recursive: true, force: true });
});

const addressOf = (what: string): string =>
  new RegExp(`${what} +(http:\\S+)`).exec(demo.output())?.[1] ?? 'nowhere';

/** Somebody of operations, with a browser that keeps cookies and follows where it is sent. */
class Operator {
  private readonly cookies = new Map<string, string>();

  private async get(url: string): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    return response;
  }

  async signIn(subject: string): Promise<this> {
    const console = addressOf('console of operations');
    const leaves = await this.get(`${console}/sign-in`);
    const issuer = new URL(leaves.headers.get('location') ?? '');
    issuer.pathname += `/as/${subject}`;
    const back = await this.get(issuer.href);
    await this.get(back.headers.get('location') ?? '');
    return this;
  }

  async post(path: string, body: object): Promise<void> {
    const { origin } = new URL(addressOf('console of operations'));
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...json, origin, cookie, 'idempotency-key': newId('key') };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${origin}/v1/ops${path}`, init);
    expect([path, response.ok, await response.text()]).toEqual([path, true, expect.any(String)]);
  }
}

/** A courier's terminal with a key of its own. */
class Terminal {
  private readonly keys = generateKeyPairSync('ed25519');
  readonly publicKey = this.keys.publicKey.export({ format: 'jwk' }).x ?? '';
  readonly deviceId = deviceIdOf(this.publicKey);
  readonly courierId = newId('cou');

  async post(stopId: string, what: string, given: object = {}): Promise<Record<string, unknown>> {
    const url = new URL(`/v1/courier/stops/${stopId}/${what}`, addressOf("courier's terminal"));
    const body = JSON.stringify(given);
    const headers: Record<string, string> = { ...json, 'idempotency-key': newId('key') };
    const created = Math.floor(nowMs / 1000);
    const signable = {
      method: 'POST',
      authority: url.host,
      path: url.pathname,
      query: '?',
      header: (name: string) => headers[name],
    };
    const signing = {
      ...{ keyId: this.deviceId, privateKey: this.keys.privateKey, tag: courierTag },
      ...{ nonce: newId('nonce').slice(6), created, expires: created + 60 },
    };
    Object.assign(headers, signedHeaders(signable, body, signing));
    const response = await fetch(url, { method: 'POST', headers, body });
    const answer = (await response.json()) as Record<string, unknown>;
    expect([what, response.ok, answer]).toEqual([what, true, expect.anything()]);
    return answer;
  }
}

const pass = async (ms: number): Promise<void> => {
  await demo.advanceClock(ms);
  nowMs += ms;
};

const readWindow = (windowId: string) =>
  table.use(async ({ windows, commands }) => {
    const watched = await windows.read(windowId);
    if (!watched) throw new Error('no window');
    return { ...watched, commands: await commands.ofWindow(windowId) };
  });

const tickMs = 250;
const tick = () => new Promise((resolve) => setTimeout(resolve, tickMs));

/** Whether the demo does what its clock asks for: nothing waits to be sent, and whoever is at the door is seen. */
function isUpToDate({ window, live, commands }: Awaited<ReturnType<typeof readWindow>>): boolean {
  if (commands.some(({ status }) => status === 'pending' || status === 'sent')) return false;
  const lookedMs = live ? Date.parse(live.lookedAt) : 0;
  return !isWatched(window) || nowMs - lookedMs < 2 * standardDeliveryPolicy.lookEveryMs;
}

/** Gives the demo the time that a busy machine needs before its clock goes on; a timer may be set for later, though. */
async function caughtUp(windowId: string): Promise<WindowState> {
  const mostTicks = 80;
  let seen = await readWindow(windowId);
  for (let ticks = 0; ticks < mostTicks && !isUpToDate(seen); ticks++) {
    await tick();
    seen = await readWindow(windowId);
  }
  return seen.window.state;
}

/** Lets a second pass after the other, each when the demo has caught up, until a window is there. */
async function until(windowId: string, ...states: WindowState[]): Promise<void> {
  const mostSeconds = 120;
  let seen: WindowState | undefined;
  for (let second = 0; second < mostSeconds; second++) {
    seen = await caughtUp(windowId);
    if (states.includes(seen)) return;
    await pass(1_000);
    await tick();
  }
  throw new Error(`waited in vain for ${states.join(' or ')}: it is ${seen}; ${demo.output()}`);
}

async function atTheDoor(name: string, path: string, body: object): Promise<void> {
  const url = `${addressOf('doors and cameras')}/doors/${name}/${path}`;
  const response = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) });
  expect([path, response.status]).toEqual([path, 200]);
}

const homeState = async (): Promise<HomeState> =>
  (await (await fetch(`${addressOf('doors and cameras')}/state`)).json()) as HomeState;

const speakers = [
  {
    locale: 'en-US',
    order: ['Alexa, ask my majordomo to reorder coffee', 'yes'],
    authorize: [
      'Alexa, ask my majordomo to let the courier in today between ten and noon',
      'yes',
      'two nine four seven',
    ],
    isLocked: 'Alexa, ask my majordomo is my door locked',
    locked: /locked/,
    completed: 'Your delivery inside is over',
  },
  {
    locale: 'fr-FR',
    order: ['Alexa, demande à mon majordome de recommander du café', 'oui'],
    authorize: [
      "Alexa, demande à mon majordome de laisser entrer le livreur aujourd'hui entre seize heures et dix-huit heures",
      'oui',
      'deux neuf quatre sept',
    ],
    isLocked: 'Alexa, demande à mon majordome si ma porte est verrouillée',
    locked: /verrouillée/,
    completed: 'Votre livraison à l’intérieur est terminée',
  },
];

describe.each(speakers)('a delivery inside ($locale)', (speaker) => {
  const profile = profiles.find(({ locale }) => locale === speaker.locale) ?? profiles[0];
  if (!profile) throw new Error('no profile');
  const householdId = householdOf(profile, householdKey).id;
  const door = deviceNameOf(profile);
  const terminal = new Terminal();
  let windowId = '';

  it('is authorized by voice', async () => {
    await table.use(async ({ voiceCodes }) => {
      const shop = { voiceCodes, codeHasher: makeCodeHasher(voiceCodeKey), ids: makeIdSource() };
      const set = await setVoiceCode(shop, householdId, '2947', new Date(nowMs).toISOString());
      expect(set.name).toBe('set');
    });
    for (const said of [...speaker.order, ...speaker.authorize]) await demo.say(said, speaker.locale);
    const known = await table.use(({ deliveryHomes }) => deliveryHomes.read(householdId));
    expect(known?.windows).toMatchObject([{ state: 'authorized' }]);
    windowId = known?.windows[0]?.windowId ?? '';
  });

  it('is sent out by operations, two of whom it takes to trust a new terminal', async () => {
    const { deviceId, publicKey, courierId } = terminal;
    const [first, second] = [
      await new Operator().signIn('operator-1'),
      await new Operator().signIn('operator-2'),
    ];
    await first.post('/devices', { deviceId, publicKey, courierId });
    const assignment = { courierId, packageIds: ['PARCEL-1'], reason: 'customer-request' };
    await second.post(`/windows/${windowId}/assign`, assignment);
    await second.post(`/windows/${windowId}/enable`, { reason: 'customer-request' });
    await until(windowId, 'armed');
  });

  it('lets the courier in once, while the camera records, and locks behind them', async () => {
    const known = await table.use(({ deliveryHomes }) => deliveryHomes.read(householdId));
    const location = known?.home.doors[0]?.location;
    await terminal.post(windowId, 'arrive', { packageId: 'PARCEL-1', location });
    await until(windowId, 'recording');
    const { challenge } = await terminal.post(windowId, 'challenge');
    await terminal.post(windowId, 'unlock', { challenge });
    await until(windowId, 'unlocked');
    expect((await homeState()).locks[door]).toMatchObject({ bolt: 'unlocked', requests: { unlock: 1 } });
    await atTheDoor(door, 'door', { to: 'open' });
    await until(windowId, 'open');
    await terminal.post(windowId, 'placed');
    await atTheDoor(door, 'door', { to: 'closed' });
    await until(windowId, 'secured', 'completed');
    expect((await homeState()).locks[door]).toMatchObject({ bolt: 'locked', door: 'closed' });
    await until(windowId, 'completed');
  });

  it('has told the household before, during and after, in its language', async () => {
    const own = await eventually(async () => {
      const { told } = await homeState();
      const ofWindow = told.filter(({ noticeId, to }) => noticeId.startsWith(windowId) && to === 'customer');
      return ofWindow.some(({ topic }) => topic === 'completed') ? ofWindow : undefined;
    }, 'the household to be told that it is over');
    expect(own.map(({ topic }) => topic)).toEqual([
      'authorized',
      'arrived',
      'door-unlocked',
      'door-locked',
      'completed',
    ]);
    expect(own.at(-1)?.title).toBe(speaker.completed);
    expect(await demo.say(speaker.isLocked, speaker.locale)).toMatch(speaker.locked);
  });

  it('leaves a log that verifies to its head', async () => {
    const { window } = await readWindow(windowId);
    const entries = await table.use(({ windows }) => windows.entries(windowId));
    expect(flawIn(windowId, entries, window.head)).toBeUndefined();
    expect(entries.filter(({ event }) => event.kind === 'unlock')).toHaveLength(1);
    expect(entries.at(-1)?.to).toBe('completed');
  });
});
