import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import {
  armedWindow,
  devicesSay,
  doorLocation,
  happens,
  operator,
  packageId,
  recordingWindow,
  type Sending,
  system,
  Terminal,
} from '../courier/door';
import type { TestTable } from '../support/dynamodb';
import { newId } from '../support/samples';
import { openPageHouse, type PageHouse } from '../support/visitor';
import { type Asked, keptRow } from './kept';
import type { Row } from './row';

/* What couriers' terminals may get wrong, each really sent to a window of its own. */

const minuteMs = 60_000;

interface Scene {
  house: PageHouse;
  terminal: Terminal;
  window: DeliveryWindow;
}

type Say = (what: string, body?: unknown, sending?: Sending, by?: Terminal) => Promise<Asked>;

interface Try {
  input: string;
  /** Where the window stands; `armed` unless said. */
  at?: 'armed' | 'recording';
  startsInMinutes?: number;
  /** What comes before, and rightly. @returns what is brought along */
  before?(scene: Scene): Promise<unknown>;
  ask(say: Say, scene: Scene, brought: unknown): Promise<Asked>;
}

const arrival = { packageId, location: doorLocation };
const guess = { challenge: 'x'.repeat(22) };

/** Sends under a key by which it can be sent again. */
const sayer =
  ({ terminal, window }: Scene): Say =>
  async (what, body = {}, sending = {}, by = terminal) => {
    const key = sending.key === undefined ? newId('key') : sending.key;
    const answer = await by.post(window, what, { body, ...sending, key });
    return { answer, again: () => by.post(window, what, { body, key: key ?? newId('key') }) };
  };

const challenge = async ({
  terminal,
  window,
}: Pick<Scene, 'terminal' | 'window'>): Promise<{ challenge: unknown }> => ({
  challenge: (await terminal.post(window, 'challenge')).body.challenge,
});

const signedWrongly: Try[] = [
  {
    input: 'any: unsigned',
    ask: (say) =>
      say('lock', {}, { alter: ({ init }) => void Reflect.deleteProperty(init.headers, 'signature') }),
  },
  {
    input: 'any: changed after it was signed',
    ask: (say) =>
      say('problem', { reason: 'weather' }, { alter: ({ init }) => Object.assign(init, { body: '{}' }) }),
  },
  {
    input: 'any: signed for another address',
    ask: (say) => say('lock', {}, { alter: (sent) => Object.assign(sent, { url: `${sent.url}?now` }) }),
  },
  {
    input: 'any: by a terminal that nobody enrolled',
    ask: (say, { house, terminal }) => say('lock', {}, {}, new Terminal(house, terminal.courierId)),
  },
  {
    input: 'any: signed five minutes ago',
    ask: (say, { house }) => {
      const created = Math.floor(Date.parse(house.shop.clock.now()) / 1_000) - 300;
      return say('lock', {}, { sign: { created, expires: created + 60 } });
    },
  },
  {
    input: 'any: with a nonce that was used',
    before: ({ terminal, window }) =>
      terminal.post(window, 'arrive', { body: {}, sign: { nonce: 'n'.repeat(22) } }),
    ask: (say) => say('arrive', arrival, { sign: { nonce: 'n'.repeat(22) } }),
  },
  {
    input: 'any: by a terminal that was revoked',
    before: ({ house: { shop }, terminal }) => shop.couriers.revoke(terminal.deviceId, shop.clock.now()),
    ask: (say) => say('arrive', arrival),
  },
];

const bodies: Try[] = [
  { input: 'any: without an Idempotency-Key', ask: (say) => say('lock', {}, { key: null }) },
  {
    input: 'any: with the key of another request',
    before: ({ terminal, window }) =>
      terminal.post(window, 'arrive', { body: { ...arrival, packageId: 'P9' }, key: 'mine' }),
    ask: (say) => say('arrive', arrival, { key: 'mine' }),
  },
  { input: 'any: no JSON', ask: (say) => say('arrive', '{"packageId"') },
  { input: 'any: 70 KB', ask: (say) => say('arrive', { ...arrival, packageId: 'x'.repeat(70_000) }) },
  { input: 'any: with something that nobody asked for', ask: (say) => say('lock', { force: true }) },
  { input: 'arrive: without a place', ask: (say) => say('arrive', { packageId }) },
  {
    input: 'arrive: at a place off the earth',
    ask: (say) => say('arrive', { ...arrival, location: { latitude: 91, longitude: 0 } }),
  },
  {
    input: 'problem: a reason that is not a courier’s',
    ask: (say) => say('problem', { reason: 'customer-request' }),
  },
  { input: 'problem: “other”, and not what', ask: (say) => say('problem', { reason: 'other' }) },
  {
    input: 'any: a stop that there is not',
    ask: (_say, scene) => sayer({ ...scene, window: { ...scene.window, windowId: 'win_none' } })('lock'),
  },
  {
    input: 'any: a stop of another courier',
    ask: async (say, { house }) => say('lock', {}, {}, await new Terminal(house).enroll()),
  },
];

const moved =
  (minutes: number) =>
  async ({ house }: Scene) =>
    house.moveClock(minutes * minuteMs);

const arrivals: Try[] = [
  {
    input: 'arrive: with another parcel',
    ask: (say) => say('arrive', { ...arrival, packageId: 'PARCEL-2' }),
  },
  {
    input: 'arrive: too far from the door',
    ask: (say) => say('arrive', { ...arrival, location: { latitude: 48.86, longitude: 2.3522 } }),
  },
  { input: 'arrive: before the window begins', startsInMinutes: 10, ask: (say) => say('arrive', arrival) },
  {
    input: 'arrive: in its last minute',
    startsInMinutes: 0,
    before: moved(119),
    ask: (say) => say('arrive', arrival),
  },
  {
    input: 'arrive: after it was called off',
    before: ({ house, window }) =>
      happens(house.shop, window, operator, { kind: 'revoke', reason: 'suspected-fraud' }),
    ask: (say) => say('arrive', arrival),
  },
  { input: 'arrive: while one has arrived', at: 'recording', ask: (say) => say('arrive', arrival) },
  {
    input: 'arrive: a fourth time',
    async before({ house, terminal, window }) {
      for (let arrived = 0; arrived < 3; arrived++) {
        await terminal.arrive(window);
        house.moveClock(20_000);
        await happens(house.shop, window, system, { kind: 'timer' });
      }
    },
    ask: (say) => say('arrive', arrival),
  },
  {
    input: 'arrive: while deliveries are stopped',
    before: ({ house, window }) => halt(house, window),
    ask: (say) => say('arrive', arrival),
  },
  { input: 'placed: before anybody was let in', ask: (say) => say('placed') },
];

const halt = ({ shop }: PageHouse, { householdId }: DeliveryWindow) =>
  shop.halts.save(undefined, {
    scope: { kind: 'household', id: householdId },
    reason: 'suspected-fraud',
    haltedBy: 'op_1',
    haltedAt: shop.clock.now(),
    revision: 1,
  });

/** The door is asked for with a challenge that is good, while the devices say something else than they should. */
const asking = (input: string, before: (scene: Scene) => Promise<unknown>): Try => ({
  input: `unlock: ${input}`,
  at: 'recording',
  async before(scene) {
    const given = await challenge(scene);
    await before(scene);
    return given;
  },
  ask: (say, _scene, given) => say('unlock', given),
});

const unlocks: Try[] = [
  {
    input: 'unlock: with a challenge that was never given',
    at: 'recording',
    ask: (say) => say('unlock', guess),
  },
  asking('with the challenge before the last', challenge),
  asking('with a challenge of half a minute ago', async (scene) => {
    scene.house.moveClock(30_000);
    await devicesSay(scene.house.shop, scene.window);
  }),
  asking('a second time', async ({ terminal, window }) => terminal.unlock(window)),
  asking('before a camera that does not record', ({ house, window }) =>
    devicesSay(house.shop, window, {}, { isRecording: false }),
  ),
  asking('before a camera that stands still', ({ house, window }) =>
    devicesSay(house.shop, window, {}, { isFrozen: true }),
  ),
  asking('of a lock that is offline', ({ house, window }) =>
    devicesSay(house.shop, window, { isOnline: false }),
  ),
  asking('of a lock that is open', ({ house, window }) =>
    devicesSay(house.shop, window, { lock: 'unlocked' }),
  ),
  asking('of a lock with little battery', ({ house, window }) =>
    devicesSay(house.shop, window, { batteryPercent: 19 }),
  ),
  asking('while deliveries are stopped', ({ house, window }) => halt(house, window)),
  {
    input: 'unlock: by a terminal that was enrolled by who sent its courier',
    at: 'recording',
    async before({ house, terminal, window }) {
      const by = await new Terminal(house, terminal.courierId).enroll(operator.id);
      return { by, given: await challenge({ terminal: by, window }) };
    },
    ask(say, _scene, brought) {
      const { by, given } = brought as { by: Terminal; given: unknown };
      return say('unlock', given, {}, by);
    },
  },
];

async function rowOf(table: TestTable, { input, at, startsInMinutes, before, ask }: Try): Promise<Row> {
  const house = openPageHouse(table);
  const terminal = await new Terminal(house).enroll();
  const window =
    at === 'recording'
      ? await recordingWindow(house.shop, terminal)
      : await armedWindow(house.shop, terminal, startsInMinutes);
  const scene = { house, terminal, window };
  const brought = await before?.(scene);
  return keptRow(input, house.shop, window, () => ask(sayer(scene), scene, brought));
}

/** What couriers are answered to bad input. */
export async function courierRows(table: TestTable): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of [...signedWrongly, ...bodies, ...arrivals, ...unlocks])
    rows.push(await rowOf(table, one));
  return rows;
}
