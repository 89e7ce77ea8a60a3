import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { plusMs } from '../../lambda/domain/time';
import { armedWindow, Terminal } from '../courier/door';
import { type OpsHouse, openOpsHouse, type Sending, Staff } from '../ops/house';
import type { TestTable } from '../support/dynamodb';
import { newId } from '../support/samples';
import { type Asked, keptRow } from './kept';
import type { Row } from './row';

/* What programs may get wrong that work windows, terminals and kill switches for operations, each really sent. */

const minuteMs = 60_000;
const why = { reason: 'weather' };

interface Scene {
  house: OpsHouse;
  who: Staff;
  terminal: Terminal;
  window: DeliveryWindow;
}

type Post = (path: string, body?: unknown, sending?: Sending, by?: Staff) => Promise<Asked>;

interface Try {
  input: string;
  /** What comes before, and rightly. */
  before?(scene: Scene): Promise<unknown>;
  ask(post: Post, scene: Scene): Promise<Asked>;
}

/** Sends under a key by which it can be sent again. */
const poster =
  ({ who }: Scene): Post =>
  async (path, body = why, sending = {}, by = who) => {
    const key = sending.key === undefined ? newId('key') : sending.key;
    const answer = await by.post(path, body, { ...sending, key });
    return { answer, again: () => by.post(path, body, { key: key ?? newId('key') }) };
  };

const reading = async ({ who }: Scene, path: string): Promise<Asked> => {
  const again = () => who.get(path);
  return { answer: await again(), again };
};

const at = ({ windowId }: DeliveryWindow, action: string) => `/v1/ops/windows/${windowId}/${action}`;
const assignment = (courierId: string) => ({ ...why, courierId, packageIds: ['P'] });
const later = ({ endsAt }: DeliveryWindow, minutes: number) => ({
  ...why,
  endsAt: plusMs(endsAt, minutes * minuteMs),
});
const enrollment = ({ deviceId, courierId, publicKey }: Terminal) => ({ deviceId, courierId, publicKey });
const halts = '/v1/ops/halts';
const devices = '/v1/ops/devices';

const people: Try[] = [
  {
    input: 'any: by nobody who is signed in',
    ask: (post, { house, window }) => post(at(window, 'revoke'), why, {}, new Staff(house.app, 'nobody')),
  },
  {
    input: 'any: an hour after signing in',
    before: async ({ house }) => house.moveClock(60 * minuteMs),
    ask: (post, { window }) => post(at(window, 'revoke')),
  },
  {
    input: 'any: by a viewer',
    ask: async (post, { house, window }) => post(at(window, 'revoke'), why, {}, await house.staff('viewer')),
  },
  {
    input: 'any: from another page',
    ask: (post, { window }) =>
      post(at(window, 'revoke'), why, { headers: { origin: 'https://other.example' } }),
  },
  {
    input: 'any: without an Idempotency-Key',
    ask: (post, { window }) => post(at(window, 'revoke'), why, { key: null }),
  },
  {
    input: 'any: with the key of another request',
    before: ({ who, window }) => who.post(at(window, 'attest'), { ...why, text: 'x' }, { key: 'mine' }),
    ask: (post, { window }) => post(at(window, 'revoke'), why, { key: 'mine' }),
  },
  { input: 'any: no JSON', ask: (post, { window }) => post(at(window, 'revoke'), '{"reason":') },
  {
    input: 'any: 70 KB',
    ask: (post, { window }) => post(at(window, 'revoke'), { ...why, text: 'x'.repeat(70_000) }),
  },
  { input: 'any: without a reason', ask: (post, { window }) => post(at(window, 'revoke'), {}) },
  {
    input: 'any: with something that nobody asked for',
    ask: (post, { window }) => post(at(window, 'revoke'), { ...why, unlock: true }),
  },
  {
    input: 'any: “other”, and not why',
    ask: (post, { window }) => post(at(window, 'revoke'), { reason: 'other' }),
  },
  {
    input: 'looking: a day that is none',
    ask: (_post, scene) => reading(scene, '/v1/ops/windows?day=2026-02-30'),
  },
  {
    input: 'looking: figures of three months',
    ask: (_post, scene) => reading(scene, '/v1/ops/figures?from=2026-01-01&to=2026-03-31'),
  },
];

const windows: Try[] = [
  { input: 'window: one that there is not', ask: (post) => post('/v1/ops/windows/win_none/revoke') },
  { input: 'window: unlocked', ask: (post, { window }) => post(at(window, 'unlock')) },
  {
    input: 'window: enabled after it was called off',
    before: ({ who, window }) => who.post(at(window, 'revoke'), why),
    ask: (post, { window }) => post(at(window, 'enable')),
  },
  {
    input: 'window: assigned when it is over',
    async before({ house, who }) {
      house.moveClock(180 * minuteMs);
      await who.signIn('operator');
    },
    ask: (post, { window }) => post(at(window, 'assign'), assignment(newId('cou'))),
  },
  {
    input: 'window: assigned to a courier whose terminal one has enrolled',
    before: ({ who, terminal }) => terminal.enroll(who.id),
    ask: (post, { window, terminal }) => post(at(window, 'assign'), assignment(terminal.courierId)),
  },
  {
    input: 'window: attested to be locked, before anybody was let in',
    ask: (post, { window }) => post(at(window, 'attest'), { ...why, text: 'seen' }),
  },
  {
    input: 'window: longer by 31 minutes',
    ask: (post, { window }) => post(at(window, 'extensions'), later(window, 31)),
  },
  {
    input: 'window: longer a second time',
    before: ({ who, window }) => who.post(at(window, 'extensions'), later(window, 10)),
    ask: (post, { window }) => post(at(window, 'extensions'), later(window, 20)),
  },
  {
    input: 'window: a longer one agreed to by who proposed it',
    before: ({ who, window }) => who.post(at(window, 'extensions'), later(window, 10)),
    ask: (post, { window }) => post(at(window, 'extensions/approve')),
  },
];

const others: Try[] = [
  {
    input: 'terminal: with the id of another key',
    ask: (post, { house }) => post(devices, { ...enrollment(new Terminal(house)), deviceId: 'dev_other' }),
  },
  {
    input: 'terminal: enrolled before',
    before: ({ terminal }) => terminal.enroll(),
    ask: (post, { terminal }) => post(devices, enrollment(terminal)),
  },
  {
    input: 'terminal: of a courier whom one has sent',
    before: ({ who, window, terminal }) => who.post(at(window, 'assign'), assignment(terminal.courierId)),
    ask: (post, { terminal }) => post(devices, enrollment(terminal)),
  },
  { input: 'terminal: revoked, and nobody knows it', ask: (post) => post(`${devices}/dev_none/revoke`) },
  {
    input: 'kill switch: of a street',
    ask: (post) => post(halts, { ...why, scope: { kind: 'street', id: 'x' } }),
  },
  {
    input: 'kill switch: turned off, and was not on',
    ask: (post) => post(`${halts}/lift`, { scope: { kind: 'courier', id: newId('cou') } }),
  },
  {
    input: 'kill switch: turned off by one person alone',
    async before({ who, terminal }) {
      const scope = { kind: 'courier', id: terminal.courierId };
      await who.post(halts, { ...why, scope });
      await who.post(`${halts}/lift`, { scope });
    },
    ask: (post, { terminal }) =>
      post(`${halts}/lift`, { scope: { kind: 'courier', id: terminal.courierId } }),
  },
];

async function rowOf(table: TestTable, { input, before, ask }: Try): Promise<Row> {
  const house = openOpsHouse(table);
  const who = await house.staff('operator');
  const window = await armedWindow(house.shop, { courierId: newId('cou') });
  const scene = { house, who, window, terminal: new Terminal(house) };
  await before?.(scene);
  return keptRow(input, house.shop, window, () => ask(poster(scene), scene));
}

/** What operations' programs are answered to bad input. */
export async function opsRequestRows(table: TestTable): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of [...people, ...windows, ...others]) rows.push(await rowOf(table, one));
  return rows;
}
