import type { Door } from '../../lambda/domain/delivery/home';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import { happens, operator } from '../courier/door';
import { windowAt } from '../support/doors';
import { type TestTable, testTable } from '../support/dynamodb';
import { houseKey } from '../support/house';
import { newId } from '../support/samples';
import { type Answer, type OpsHouse, openOpsHouse, type Staff } from './house';

/** Doors of homes over HTTP: two persons, one lock in one home, and every problem that may come of it. */

let table: TestTable;
let house: OpsHouse;
let one: Staff;
let other: Staff;
let customer: string;
let path: string;

beforeAll(async () => {
  table = await testTable();
});
afterAll(() => table?.drop());
beforeEach(async () => {
  house = openOpsHouse(table);
  [one, other] = [await house.staff('operator'), await house.staff('operator')];
  customer = newId('customer');
  path = `/v1/ops/homes/${customer}`;
});
afterEach(() => {
  expect(house.reported).toEqual([]);
});

const why = { reason: 'customer-request' };
const location = { latitude: 48.85, longitude: 2.35 };
const front = (): Door => ({
  ...{ doorId: 'front', kind: 'front', hasDoorSensor: true, location },
  lockId: `nuki:${newId('lock')}`,
  cameraId: `ring:${newId('camera')}`,
});
const setUp = (...doors: Door[]) => ({ timeZone: 'Europe/Paris', doors, ...why });

function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
}

const propose = (who: Staff, ...doors: Door[]) => who.post(`${path}/propose`, setUp(...doors));
const idOf = ({ body }: Answer): string => (body.proposal as { proposalId: string }).proposalId;
const answer = (who: Staff, action: 'approve' | 'withdraw', proposalId: string, said = {}) =>
  who.post(`${path}/${action}`, { ...why, ...said, proposalId });

/** Proposed by one, agreed to by the other. */
async function have(...doors: Door[]): Promise<Answer> {
  const proposed = await propose(one, ...doors);
  expect(proposed.status).toBe(202);
  const approved = await answer(other, 'approve', idOf(proposed));
  expect(approved.status).toBe(200);
  return approved;
}

describe('doors of a home', () => {
  it('are proposed by one and agreed to by another; until then nothing changes', async () => {
    expectProblem(await one.get(path), 404, 'HOME_UNKNOWN');
    const door = front();
    const proposed = await propose(one, door);
    expect([proposed.status, proposed.body.doors]).toEqual([202, []]);
    expect(proposed.body.proposal).toMatchObject({ doors: [door], proposedBy: one.id, ...why });
    const approved = await answer(other, 'approve', idOf(proposed));
    expect([approved.status, approved.body.doors]).toEqual([200, [door]]);
    const seen = (await one.get(path)).body;
    expect(seen).toMatchObject({ timeZone: 'Europe/Paris', doors: [door], chain: { isVerified: true } });
    expect(seen.proposal).toBeUndefined();
    const events = (seen.entries as { by: { id: string }; event: { kind: string } }[]).map(
      ({ by, event }) => [event.kind, by.id],
    );
    expect(events).toEqual([
      ['propose', one.id],
      ['approve', other.id],
    ]);
  });

  it('are not agreed to by who proposed them, however often: SECOND_APPROVER_REQUIRED', async () => {
    const proposalId = idOf(await propose(one, front()));
    for (let times = 0; times < 2; times++)
      expectProblem(await answer(one, 'approve', proposalId), 403, 'SECOND_APPROVER_REQUIRED');
    expect((await one.get(path)).body.doors).toEqual([]);
  });

  it('proposed twice are one proposal, also by another person', async () => {
    const door = front();
    const first = await propose(one, door);
    house.moveClock(1_000);
    expect((await propose(one, door)).body.proposal).toEqual(first.body.proposal);
    const again = await propose(other, door);
    expect(again.body.proposal).toEqual(first.body.proposal);
    expect(again.body.entries).toHaveLength(1);
  });

  it('that differ from what is proposed wait: PROPOSAL_STANDING, until it is withdrawn', async () => {
    const proposalId = idOf(await propose(one, front()));
    expectProblem(await propose(other, front()), 409, 'PROPOSAL_STANDING');
    const withdrawn = await answer(other, 'withdraw', proposalId);
    expect([withdrawn.status, withdrawn.body.proposal]).toEqual([200, undefined]);
    expectProblem(await answer(other, 'approve', proposalId), 404, 'PROPOSAL_UNKNOWN');
    expectProblem(await answer(other, 'withdraw', proposalId), 404, 'PROPOSAL_UNKNOWN');
    expect((await propose(other, front())).status).toBe(202);
  });

  it('are agreed to as they were seen: another proposal is PROPOSAL_UNKNOWN', async () => {
    const seen = idOf(await propose(one, front()));
    await answer(one, 'withdraw', seen);
    await propose(one, front());
    expectProblem(await answer(other, 'approve', seen), 404, 'PROPOSAL_UNKNOWN');
    expect((await one.get(path)).body.doors).toEqual([]);
  });

  it('proposed a day ago are PROPOSAL_EXPIRED, and may be proposed again', async () => {
    const door = front();
    const proposalId = idOf(await propose(one, door));
    house.moveClock(86_400_000);
    [one, other] = [await house.staff('operator'), await house.staff('operator')];
    expectProblem(await answer(other, 'approve', proposalId), 410, 'PROPOSAL_EXPIRED');
    const again = await propose(one, door);
    expect(idOf(again)).not.toBe(proposalId);
    expect((await answer(other, 'approve', idOf(again))).body.doors).toEqual([door]);
  });

  it('whose lock another home has are LOCK_TAKEN, until that home has it no more', async () => {
    const door = front();
    await have(door);
    const taker = path;
    path = `/v1/ops/homes/${newId('customer')}`;
    const refused = await propose(one, door);
    expectProblem(refused, 409, 'LOCK_TAKEN');
    expect(refused.body.detail).toContain(door.lockId);
    const free = path;
    path = taker;
    await have();
    path = free;
    expect((await have(door)).body.doors).toEqual([door]);
  });

  it('whose camera another home has are CAMERA_TAKEN; two doors of one home may share one', async () => {
    const [door, back] = [front(), { ...front(), doorId: 'back' }];
    const { cameraId } = door;
    expect((await have(door, { ...back, cameraId })).body.doors).toHaveLength(2);
    path = `/v1/ops/homes/${newId('customer')}`;
    const refused = await propose(one, { ...front(), cameraId });
    expectProblem(refused, 409, 'CAMERA_TAKEN');
    expect(refused.body.detail).toContain(cameraId);
  });

  it('whose lock another home got meanwhile are LOCK_TAKEN when somebody agrees', async () => {
    const door = front();
    const proposalId = idOf(await propose(one, door));
    const late = path;
    path = `/v1/ops/homes/${newId('customer')}`;
    await have(door);
    path = late;
    expectProblem(await answer(other, 'approve', proposalId), 409, 'LOCK_TAKEN');
  });

  it('stay while a delivery has not ended: DOORS_IN_USE', async () => {
    const door = front();
    await have(door);
    const proposalId = idOf(await propose(one, { ...door, kind: 'back' }));
    const window = await windowAt(house.shop, householdIdFromSubject(houseKey, customer));
    expect((await one.get(path)).body.isInUse).toBe(true);
    expectProblem(await answer(other, 'approve', proposalId), 409, 'DOORS_IN_USE');
    await answer(other, 'withdraw', proposalId);
    expectProblem(await propose(one, front()), 409, 'DOORS_IN_USE');
    await happens(house.shop, window, operator, { kind: 'revoke', reason: 'weather' });
    await have({ ...door, kind: 'back' });
  });

  it('changed for “other” want words: TEXT_MISSING', async () => {
    const other_ = { reason: 'other' };
    expectProblem(await one.post(`${path}/propose`, { ...setUp(), ...other_ }), 422, 'TEXT_MISSING');
    const proposalId = idOf(await propose(one, front()));
    expectProblem(await answer(other, 'approve', proposalId, other_), 422, 'TEXT_MISSING');
    expectProblem(await answer(other, 'withdraw', proposalId, other_), 422, 'TEXT_MISSING');
    const said = { ...other_, text: 'A new lock' };
    expect((await answer(other, 'approve', proposalId, said)).status).toBe(200);
  });

  const door = { ...front(), lockId: 'nuki:17' };
  it.each([
    ['no reason', { ...setUp(), reason: undefined }],
    ['a time zone that is none', { ...setUp(door), timeZone: 'Europe/Nowhere' }],
    ['a lock without its provider', setUp({ ...door, lockId: '17' })],
    ['a place that is none', setUp({ ...door, location: { latitude: 91, longitude: 0 } })],
    ['a door named twice', setUp(door, { ...door, lockId: 'nuki:18' })],
    ['a lock named twice', setUp(door, { ...door, doorId: 'back' })],
    ['nine doors', setUp(...Array.from({ length: 9 }, (_, place) => ({ ...front(), doorId: `d${place}` })))],
  ])('with %s are BODY_INVALID', async (_what, body) => {
    expectProblem(await one.post(`${path}/propose`, body), 422, 'BODY_INVALID');
  });

  it('of a customer whose name has a slash are their own', async () => {
    path = `/v1/ops/homes/${encodeURIComponent(`a/${customer}`)}`;
    const door = front();
    await have(door);
    expect((await one.get(path)).body.doors).toEqual([door]);
    expect((await one.get(`/v1/ops/homes/${customer}`)).status).toBe(404);
  });
});

describe('the page of a home', () => {
  const page = (who: Staff) => who.get(`/ops/homes?customer=${customer}`);
  const offers = ({ text }: Answer) =>
    ['propose', 'remove', 'approve', 'withdraw'].filter((action) => text.includes(`/ops/homes/${action}"`));

  it('offers to each what they may do now', async () => {
    const auditor = await house.staff('auditor');
    expect(offers(await page(one))).toEqual(['propose']);
    await have(front());
    expect(offers(await page(one))).toEqual(['propose', 'remove']);
    await propose(one, front());
    expect(offers(await page(one))).toEqual(['withdraw']);
    expect(offers(await page(other))).toEqual(['approve', 'withdraw']);
    const seen = await page(auditor);
    expect([offers(seen), seen.text.includes('nuki:')]).toEqual([[], true]);
    house.moveClock(86_400_000);
    [one, other] = [await house.staff('operator'), await house.staff('operator')];
    expect(offers(await page(other))).toEqual(['propose', 'remove', 'withdraw']);
  });

  it('offers no change while a delivery has not ended', async () => {
    await have(front());
    await windowAt(house.shop, householdIdFromSubject(houseKey, customer));
    expect(offers(await page(one))).toEqual([]);
  });

  it('tells of doors that went with their household', async () => {
    const door = front();
    await have(door);
    await house.shop.households.erase(householdIdFromSubject(houseKey, customer));
    const { text } = await page(one);
    expect(text).toContain('The household was forgotten');
    expect(text).toContain(`Free again: ${door.lockId}, ${door.cameraId}`);
    expect((await one.get(path)).body).toMatchObject({ doors: [], chain: { isVerified: true } });
  });

  it('tells viewers nothing of a household', async () => {
    await have(front());
    const seen = await page(await house.staff('viewer'));
    expect([offers(seen), seen.text.includes('nuki:')]).toEqual([[], false]);
  });
});
