import { proposalValidMs } from '../../lambda/domain/delivery/doors/change';
import type { Door } from '../../lambda/domain/delivery/home';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import type { Language } from '../../lambda/domain/language';
import { setUpOf } from '../../lambda/http/ops/console/home-forms';
import { type Answer, type OpsHouse, openOpsHouse, type Staff } from '../ops/house';
import { haveDoors, windowAt } from '../support/doors';
import type { TestTable } from '../support/dynamodb';
import { houseKey } from '../support/house';
import { newId } from '../support/samples';
import type { Row } from './row';

/* Doors of homes, as operations may get them wrong: by the API for the code, by the console for what a person reads. */

type Fields = Record<string, string>;

/** A way to ask for something. */
interface Way {
  propose(who: Staff, fields: Fields): Promise<Answer>;
  answer(who: Staff, action: 'approve' | 'withdraw', fields: Fields): Promise<Answer>;
}

const byApi: Way = {
  propose: (who, { customer, ...typed }) =>
    who.post(`/v1/ops/homes/${customer}/propose`, setUpOf(typed, undefined, false)),
  answer: (who, action, { customer, ...body }) => who.post(`/v1/ops/homes/${customer}/${action}`, body),
};

const byConsole = (language: Language): Way => {
  const send = (who: Staff, path: string, fields: Fields) =>
    who.form(`/ops/homes/${path}`, fields, { 'accept-language': language });
  return { propose: (who, fields) => send(who, 'propose', fields), answer: send };
};

/** Two operators, and a customer whose doors they set up. */
interface Desk {
  house: OpsHouse;
  way: Way;
  one: Staff;
  other: Staff;
  /** A door of the customer, as somebody types it. */
  door: Fields;
}

const reason = 'customer-request';

async function openDesk(table: TestTable, way: Way): Promise<Desk> {
  const house = openOpsHouse(table);
  const [one, other] = [await house.staff('operator'), await house.staff('operator')];
  const door = {
    ...{ customer: newId('customer'), doorId: 'front', kind: 'front', lockId: `nuki:${newId('lock')}` },
    ...{ cameraId: `ring:${newId('camera')}`, hasDoorSensor: 'yes', latitude: '48.85', longitude: '2.35' },
    ...{ timeZone: 'Europe/Paris', reason },
  };
  return { house, way, one, other, door };
}

const householdOf = ({ door }: Desk): string => householdIdFromSubject(houseKey, door.customer ?? '');

async function waiting({ house, one, door }: Desk): Promise<string> {
  const { body } = await byApi.propose(one, door);
  if (!body.proposal) throw new Error(`${house.reported}`);
  return (body.proposal as { proposalId: string }).proposalId;
}

const answered = async (desk: Desk, who: Staff, proposalId: string): Promise<Answer> =>
  desk.way.answer(who, 'approve', { customer: desk.door.customer ?? '', proposalId, reason });

/** Another home has the lock of the door, or its camera. */
function take({ house: { shop }, door }: Desk, device: 'lockId' | 'cameraId') {
  const others = { lockId: `nuki:${newId('lock')}`, cameraId: `ring:${newId('camera')}` };
  const taken = { ...others, [device]: door[device] ?? '' };
  const place = { location: { latitude: 0, longitude: 0 }, hasDoorSensor: true };
  const doors: Door[] = [{ doorId: 'd1', kind: 'front', ...taken, ...place }];
  return haveDoors(shop, newId('hh'), { timeZone: 'Europe/Paris', doors });
}

type Try = [input: string, send: (desk: Desk) => Promise<Answer>];

const typedWrong = (input: string, fields: Fields): Try => [
  input,
  ({ way, one, door }) => way.propose(one, { ...door, ...fields }),
];

const tries: Try[] = [
  typedWrong('a lock without its provider', { lockId: '17' }),
  typedWrong('a place that is none', { latitude: '91' }),
  typedWrong('a place that is no number', { latitude: 'north' }),
  typedWrong('a time zone that is none', { timeZone: 'Europe/Nowhere' }),
  typedWrong('“something else”, and not what', { reason: 'other' }),
  [
    'a lock that another home has',
    async (desk) => {
      await take(desk, 'lockId');
      return desk.way.propose(desk.one, desk.door);
    },
  ],
  [
    'a camera that another home has',
    async (desk) => {
      await take(desk, 'cameraId');
      return desk.way.propose(desk.one, desk.door);
    },
  ],
  [
    'agreed to, with a lock that another home got meanwhile',
    async (desk) => {
      const proposalId = await waiting(desk);
      await take(desk, 'lockId');
      return answered(desk, desk.other, proposalId);
    },
  ],
  [
    'others, while some are proposed',
    async (desk) => {
      await waiting(desk);
      return desk.way.propose(desk.other, { ...desk.door, kind: 'back' });
    },
  ],
  ['agreed to by who proposed them', async (desk) => answered(desk, desk.one, await waiting(desk))],
  [
    'agreed to a day later',
    async (desk) => {
      const proposalId = await waiting(desk);
      desk.house.moveClock(proposalValidMs);
      return answered(desk, await desk.house.staff('operator'), proposalId);
    },
  ],
  [
    'agreed to once they are withdrawn',
    async (desk) => {
      const proposalId = await waiting(desk);
      await byApi.answer(desk.one, 'withdraw', { customer: desk.door.customer ?? '', proposalId, reason });
      return answered(desk, desk.other, proposalId);
    },
  ],
  [
    'changed while a delivery has not ended',
    async (desk) => {
      const proposalId = await waiting(desk);
      await byApi.answer(desk.other, 'approve', { customer: desk.door.customer ?? '', proposalId, reason });
      await windowAt(desk.house.shop, householdOf(desk));
      return desk.way.propose(desk.one, { ...desk.door, kind: 'back' });
    },
  ],
  ['proposed by a viewer', async ({ house, way, door }) => way.propose(await house.staff('viewer'), door)],
];

/** What the console says to be wrong. */
function alertIn({ text }: Answer): string {
  const [, told] = /role="alert">(.*?)</s.exec(text) ?? [];
  if (told === undefined) throw new Error('the console says nothing of it');
  return told.replaceAll('&#39;', '’');
}

async function rowOf(table: TestTable, [input, send]: Try): Promise<Row> {
  const { status, body } = await send(await openDesk(table, byApi));
  const [en, fr] = [
    await send(await openDesk(table, byConsole('en'))),
    await send(await openDesk(table, byConsole('fr'))),
  ];
  if (en.status !== status || fr.status !== status) throw new Error(`${input}: ${status}, ${en.status}`);
  return { input: `doors: ${input}`, outcome: String(body.code), status, en: alertIn(en), fr: alertIn(fr) };
}

/** What operations are answered about doors. */
export async function operationsRows(table: TestTable): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of tries) rows.push(await rowOf(table, one));
  return rows;
}
