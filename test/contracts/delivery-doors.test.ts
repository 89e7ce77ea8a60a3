import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { tableIn } from '../../lambda/adapters/dynamodb';
import { doorStore } from '../../lambda/adapters/dynamodb/doors';
import { forgetDoors } from '../../lambda/adapters/dynamodb/home-erasure';
import { deviceKey, doorKeys, doorProposalKey } from '../../lambda/adapters/dynamodb/operations-keys';
import { genesisOf } from '../../lambda/domain/delivery/audit';
import { agreeToDoors, proposeDoors, withdrawDoors } from '../../lambda/domain/delivery/doors/change';
import type { HomeDevice } from '../../lambda/domain/delivery/doors/devices';
import { flawInDoors, nextEntry } from '../../lambda/domain/delivery/doors/log';
import { checkExport, exportAudit } from '../../lambda/domain/delivery/export';
import type { Door } from '../../lambda/domain/delivery/home';
import { stayAway } from '../../lambda/domain/delivery/vacation';
import type { Shop } from '../../lambda/domain/shop';
import { sha256 } from '../../lambda/domain/wallet/chain';
import { deliveryShop, sampleHome } from '../support/deliveries';
import { haveDoors, windowAt } from '../support/doors';
import { noWaiting, scanAll, type TestTable, testTable } from '../support/dynamodb';
import { injectFaults, scripted } from '../support/faulty-client';
import { newId, sampleHousehold } from '../support/samples';

/** Doors of homes on a real engine: each lock in one home, whoever comes first, and a log without a gap. */

let table: TestTable;
let shop: Shop;
let setClock: (instant: string) => void;
beforeAll(async () => {
  table = await testTable();
});
afterAll(() => table.drop());

function shopOver(client = table.client): Shop {
  const { shop: made, clock } = deliveryShop(table, {}, client);
  setClock = clock.set;
  return { ...made, doors: doorStore(tableIn(client, table.name, { clock, patience: noWaiting })) };
}
beforeEach(() => {
  shop = shopOver();
});

const [one, other] = [{ id: 'op_1' }, { id: 'op_2' }];
const reason = 'customer-request' as const;
const timeZone = 'Europe/Paris';
const location = { latitude: 48.8566, longitude: 2.3522 };
const doorWith = (lockId: string, doorId = 'front', cameraId = newCamera()): Door => ({
  ...{ doorId, kind: 'front', lockId, cameraId, hasDoorSensor: true, location },
});
const newLock = () => `nuki:${newId('lock')}`;
const newCamera = () => `ring:${newId('camera')}`;

async function proposed(householdId: string, ...doors: Door[]): Promise<string> {
  const result = await proposeDoors(shop, one, householdId, { timeZone, doors, reason });
  if (result.name !== 'proposed') throw new Error(result.name);
  return result.facts.proposal.proposalId;
}
const agree = (householdId: string, proposalId: string, by = other) =>
  agreeToDoors(shop, by, householdId, { proposalId, reason });
const doorsOf = async (householdId: string) =>
  (await shop.deliveryHomes.read(householdId))?.home.doors.map(({ lockId }) => lockId);
const homeOf = async (deviceId: string, kind: HomeDevice['kind'] = 'lock') =>
  (await shop.doors.claimsOf([{ kind, deviceId }]))[0]?.householdId;
const namesOf = (results: { name: string }[]) => results.map(({ name }) => name).sort();

async function expectWhole(householdId: string, kinds: string[]): Promise<void> {
  const entries = await shop.doors.entries(householdId);
  expect(entries.map(({ event }) => event.kind)).toEqual(kinds);
  const { log } = await shop.doors.read(householdId);
  expect(log.sequence).toBe(entries.length);
  expect(flawInDoors(householdId, entries, log.head)).toBeUndefined();
}

async function expectClaim(householdId: string, lockId: string, isWinner: boolean): Promise<void> {
  expect(await doorsOf(householdId)).toEqual(isWinner ? [lockId] : undefined);
  await expectWhole(householdId, isWinner ? ['propose', 'approve'] : ['propose']);
}

describe('a lock', () => {
  it('that many homes claim in the same instant is in one, and each log is whole', async () => {
    for (let round = 0; round < 5; round++) {
      const lockId = newLock();
      const homes = Array.from({ length: 8 }, () => newId('hh'));
      const proposals = await Promise.all(homes.map((home) => proposed(home, doorWith(lockId))));
      const results = await Promise.all(homes.map((home, place) => agree(home, proposals[place] ?? '')));
      expect(namesOf(results)).toEqual(['approved', ...Array(7).fill('lock-taken')]);
      const winner = homes[results.findIndex(({ name }) => name === 'approved')];
      expect(await homeOf(lockId)).toBe(winner);
      for (const home of homes) await expectClaim(home, lockId, home === winner);
    }
  });

  it('is free once its door has another, and once its door is gone', async () => {
    const [first, second] = [newLock(), newLock()];
    const householdId = newId('hh');
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(first), doorWith(second, 'back')] });
    expect([await homeOf(first), await homeOf(second)]).toEqual([householdId, householdId]);
    const third = newLock();
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(third)] });
    expect(await homeOf(third)).toBe(householdId);
    expect([await homeOf(first), await homeOf(second)]).toEqual([undefined, undefined]);
    await haveDoors(shop, newId('hh'), { timeZone, doors: [doorWith(first)] });
  });

  it('moves from one door of a home to another', async () => {
    const lockId = newLock();
    const householdId = newId('hh');
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(lockId)] });
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(lockId, 'back')] });
    expect(await homeOf(lockId)).toBe(householdId);
  });

  it('of another home is not freed by one that was set up with it before locks were claimed', async () => {
    const lockId = newLock();
    const [early, owner] = [newId('hh'), newId('hh')];
    await shop.deliveryHomes.save({ ...sampleHome(early), doors: [doorWith(lockId)] });
    await haveDoors(shop, owner, { timeZone, doors: [doorWith(lockId)] });
    await haveDoors(shop, early, { timeZone, doors: [] });
    expect(await homeOf(lockId)).toBe(owner);
  });

  it('is free again when its household is forgotten; what was proposed goes, and the log stays and says so', async () => {
    const lockId = newLock();
    const householdId = newId('hh');
    await shop.households.save(sampleHousehold({ id: householdId }));
    const door = doorWith(lockId);
    await haveDoors(shop, householdId, { timeZone, doors: [door] });
    const waiting = await proposed(householdId, doorWith(newLock()));
    await shop.households.erase(householdId);
    await shop.households.erase(householdId);
    expect(await homeOf(lockId)).toBeUndefined();
    expect(await homeOf(door.cameraId, 'camera')).toBeUndefined();
    expect((await agree(householdId, waiting)).name).toBe('proposal-unknown');
    await expectWhole(householdId, ['propose', 'approve', 'propose', 'forget']);
    expect((await shop.doors.entries(householdId))[3]).toMatchObject({
      at: shop.clock.now(),
      by: { role: 'system', id: 'erasure' },
      event: {
        kind: 'forget',
        freed: [
          { kind: 'lock', deviceId: lockId },
          { kind: 'camera', deviceId: door.cameraId },
        ],
      },
    });
    const left = (await scanAll(table)).filter((item) => JSON.stringify(item).includes(householdId));
    expect(left.length).toBeGreaterThan(0);
    expect(JSON.stringify(left)).not.toContain('48.8566');
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(lockId)] });
    expect(await homeOf(lockId)).toBe(householdId);
  });

  it('is free in the very write that ends its home and what is proposed for it', async () => {
    const [householdId, lockId] = [newId('hh'), newLock()];
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(lockId)] });
    await proposed(householdId, doorWith(newLock()));
    await forgetDoors(tableIn(table.client, table.name, { clock: shop.clock }), householdId);
    expect([await homeOf(lockId), await doorsOf(householdId)]).toEqual([undefined, undefined]);
    expect((await shop.doors.read(householdId)).proposal).toBeUndefined();
    await expectWhole(householdId, ['propose', 'approve', 'propose', 'forget']);
  });

  it('that is agreed to in the instant in which its household is forgotten is free, and the log is whole', async () => {
    for (let round = 0; round < 10; round++) {
      const [householdId, before, after] = [newId('hh'), newLock(), newLock()];
      await haveDoors(shop, householdId, { timeZone, doors: [doorWith(before)] });
      const waiting = await proposed(householdId, doorWith(after));
      const both = [agree(householdId, waiting), shop.households.erase(householdId)] as const;
      const [{ name }] = await Promise.all(both);
      const [ends, had] = name === 'approved' ? [['approve', 'forget'], after] : [['forget'], before];
      await expectWhole(householdId, ['propose', 'approve', 'propose', ...ends]);
      expect([await homeOf(before), await homeOf(after)]).toEqual([undefined, undefined]);
      const last = (await shop.doors.entries(householdId)).at(-1);
      expect(last?.event).toMatchObject({ freed: [{ deviceId: had }, { kind: 'camera' }] });
    }
  });

  it('of a household that is forgotten is left alone when it is another home’s', async () => {
    const lockId = newLock();
    const owner = newId('hh');
    await haveDoors(shop, owner, { timeZone, doors: [doorWith(lockId)] });
    const early = newId('hh');
    await shop.deliveryHomes.save({ ...sampleHome(early), doors: [doorWith(lockId)] });
    await shop.households.erase(early);
    expect(await homeOf(lockId)).toBe(owner);
  });
});

describe('a camera', () => {
  it('that many homes claim in the same instant is in one, and each log is whole', async () => {
    const cameraId = newCamera();
    const homes = Array.from({ length: 8 }, () => newId('hh'));
    const proposals = await Promise.all(
      homes.map((home) => proposed(home, doorWith(newLock(), 'front', cameraId))),
    );
    const results = await Promise.all(homes.map((home, place) => agree(home, proposals[place] ?? '')));
    expect(namesOf(results)).toEqual(['approved', ...Array(7).fill('camera-taken')].sort());
    const winner = homes[results.findIndex(({ name }) => name === 'approved')];
    expect(await homeOf(cameraId, 'camera')).toBe(winner);
    for (const home of homes) await expectWhole(home, home === winner ? ['propose', 'approve'] : ['propose']);
  });

  it('sees two doors of its own home, and is free once neither has it', async () => {
    const cameraId = newCamera();
    const householdId = newId('hh');
    const front = doorWith(newLock(), 'front', cameraId);
    const back = doorWith(newLock(), 'back', cameraId);
    await haveDoors(shop, householdId, { timeZone, doors: [front, back] });
    await haveDoors(shop, householdId, { timeZone, doors: [front] });
    expect(await homeOf(cameraId, 'camera')).toBe(householdId);
    await haveDoors(shop, householdId, { timeZone, doors: [{ ...front, cameraId: newCamera() }] });
    expect(await homeOf(cameraId, 'camera')).toBeUndefined();
  });

  it('of another home is refused already when it is proposed', async () => {
    const cameraId = newCamera();
    await haveDoors(shop, newId('hh'), { timeZone, doors: [doorWith(newLock(), 'front', cameraId)] });
    const doors = [doorWith(newLock(), 'front', cameraId)];
    const refused = await proposeDoors(shop, one, newId('hh'), { timeZone, doors, reason });
    expect(refused).toEqual({ name: 'camera-taken', facts: { deviceId: cameraId } });
  });

  it('and a lock of one name are two devices', async () => {
    const name = `both:${newId('device')}`;
    await haveDoors(shop, newId('hh'), { timeZone, doors: [doorWith(name)] });
    const other = newId('hh');
    await haveDoors(shop, other, { timeZone, doors: [doorWith(newLock(), 'front', name)] });
    expect(await homeOf(name, 'camera')).toBe(other);
  });
});

describe('a proposal', () => {
  it('made many times in the same instant is one', async () => {
    const householdId = newId('hh');
    const setUp = { timeZone, doors: [doorWith(newLock())], reason };
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, place) => proposeDoors(shop, { id: `op_${place}` }, householdId, setUp)),
    );
    const ids = results.map((result) => result.name === 'proposed' && result.facts.proposal.proposalId);
    expect(new Set(ids).size).toBe(1);
    await expectWhole(householdId, ['propose']);
  });

  it('is agreed to once, by many in the same instant', async () => {
    const householdId = newId('hh');
    const proposalId = await proposed(householdId, doorWith(newLock()));
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, place) => agree(householdId, proposalId, { id: `op_${place + 2}` })),
    );
    expect(namesOf(results)).toEqual(['approved', ...Array(7).fill('proposal-unknown')]);
    await expectWhole(householdId, ['propose', 'approve']);
  });

  it('is agreed to or withdrawn, never both', async () => {
    for (let round = 0; round < 10; round++) {
      const householdId = newId('hh');
      const proposalId = await proposed(householdId, doorWith(newLock()));
      const results = await Promise.all([
        agree(householdId, proposalId),
        withdrawDoors(shop, one, householdId, { proposalId, reason }),
      ]);
      const isAgreed = results[0]?.name === 'approved';
      expect(namesOf(results)).toEqual(
        isAgreed ? ['approved', 'proposal-unknown'] : ['proposal-unknown', 'withdrawn'],
      );
      expect((await doorsOf(householdId))?.length).toBe(isAgreed ? 1 : undefined);
    }
  });

  it('is never agreed to while a window comes to be: one of them comes first', async () => {
    for (let round = 0; round < 10; round++) {
      const householdId = newId('hh');
      const before = newLock();
      await haveDoors(shop, householdId, { timeZone, doors: [doorWith(before)] });
      const proposalId = await proposed(householdId, doorWith(newLock()));
      const [agreed, window] = await Promise.all([
        agree(householdId, proposalId),
        windowAt(shop, householdId),
      ]);
      const isOfOldDoor = window.door.lockId === before;
      expect(agreed.name).toBe(isOfOldDoor ? 'doors-in-use' : 'approved');
    }
  });

  it('keeps that nobody is at home', async () => {
    const householdId = newId('hh');
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(newLock())] });
    const known = await shop.deliveryHomes.read(householdId);
    if (!known) throw new Error('no home');
    const until = '2026-07-01T00:00:00.000Z';
    await stayAway(shop, known, { until, now: shop.clock.now() });
    await haveDoors(shop, householdId, { timeZone, doors: [] });
    expect((await shop.deliveryHomes.read(householdId))?.home).toMatchObject({ noneUntil: until, doors: [] });
  });

  it('and an agreement are told also when the answer was lost', async () => {
    const householdId = newId('hh');
    const lossy = () => {
      const client = table.newClient();
      injectFaults(client, scripted('lost-answer'));
      return shopOver(client);
    };
    const setUp = { timeZone, doors: [doorWith(newLock())], reason };
    const result = await proposeDoors(lossy(), one, householdId, setUp);
    if (result.name !== 'proposed') throw new Error(result.name);
    const { proposalId } = result.facts.proposal;
    expect((await agreeToDoors(lossy(), other, householdId, { proposalId, reason })).name).toBe('approved');
    await expectWhole(householdId, ['propose', 'approve']);
  });
});

describe('the log', () => {
  it('says how far a door was moved, and not where to', async () => {
    const householdId = newId('hh');
    const door = doorWith(newLock());
    await haveDoors(shop, householdId, { timeZone, doors: [door] });
    const moved = { ...door, location: { ...location, latitude: 48.8656 } };
    await haveDoors(shop, householdId, { timeZone, doors: [moved] });
    const entries = await shop.doors.entries(householdId);
    expect(entries[0]?.event).toMatchObject({ doors: [{ lockId: door.lockId }] });
    expect(entries[3]?.event).toMatchObject({ doors: [{ lockId: door.lockId, movedMeters: 1001 }] });
    expect(JSON.stringify(entries)).not.toMatch(/48\.8/);
  });

  it('is exported with the days on which it grew, and verifies; changed anywhere it does not', async () => {
    const householdId = newId('hh');
    setClock('2026-08-01T23:00:00.000Z');
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(newLock())] });
    setClock('2026-08-03T10:00:00.000Z');
    await haveDoors(shop, householdId, { timeZone, doors: [] });
    const exported = (from: string, to: string) => exportAudit(shop, 'op_9', { from, to });
    expect(checkExport(await exported('2026-08-02', '2026-08-02'))).toMatchObject({ homes: 0, entries: 0 });
    for (const [from, to] of [
      ['2026-08-01', '2026-08-01'],
      ['2026-08-03', '2026-08-04'],
      ['2026-07-31', '2026-08-05'],
    ] as const)
      expect(checkExport(await exported(from, to))).toMatchObject({ kind: 'right', homes: 1, entries: 4 });
    const text = await exported('2026-08-01', '2026-08-01');
    const flaws = (changed: string) => {
      const check = checkExport(changed);
      return check.kind === 'wrong' ? check.flaws : [];
    };
    const ofHome = (why: string, sequence: number) =>
      expect.objectContaining({ kind: 'home', householdId, flaw: { sequence, why } });
    expect(flaws(text.replace('"op_2"', '"op_3"'))).toContainEqual(ofHome('hash', 2));
    const lines = text.split('\n');
    const without = (place: number) => lines.filter((_, index) => index !== place).join('\n');
    expect(flaws(without(3))).toContainEqual(ofHome('sequence', 2));
    expect(flaws(without(5))).toContainEqual(ofHome('end', 4));
    expect(flaws(text.replace('"homes":1', '"homes":0'))).toContainEqual({ kind: 'counts' });
  });

  it('is exported with what was forgotten, and verifies; without that entry it does not', async () => {
    const householdId = newId('hh');
    setClock('2026-08-10T10:00:00.000Z');
    await haveDoors(shop, householdId, { timeZone, doors: [doorWith(newLock())] });
    setClock('2026-08-12T10:00:00.000Z');
    await shop.households.erase(householdId);
    const text = await exportAudit(shop, 'op_9', { from: '2026-08-12', to: '2026-08-12' });
    expect(checkExport(text)).toMatchObject({ kind: 'right', homes: 1, entries: 3 });
    const lines = text.split('\n').filter((line) => !line.includes('"forget"'));
    const flaw = { kind: 'home', householdId, flaw: { sequence: 3, why: 'end' } };
    expect(checkExport(lines.join('\n'))).toMatchObject({ kind: 'wrong', flaws: [flaw, {}, {}] });
  });

  it('of the formats before is still checked, and of no other', async () => {
    const sealedAs = (format: string): string => {
      const head = { kind: 'export', format, from: '2026-08-20', to: '2026-08-20', at: '', by: 'op_9' };
      const body = `${JSON.stringify(head)}\n`;
      return `${body}${JSON.stringify({ kind: 'end', windows: 0, entries: 0, hash: sha256(body) })}\n`;
    };
    for (const format of ['majordomo-delivery-audit-1', 'majordomo-delivery-audit-2'])
      expect(checkExport(sealedAs(format))).toMatchObject({ kind: 'right', homes: 0, controls: 0 });
    expect(checkExport(sealedAs('majordomo-delivery-audit-4')).kind).toBe('wrong');
  });

  it('begins with the home’s own id', async () => {
    const householdId = newId('hh');
    await proposed(householdId);
    expect((await shop.doors.entries(householdId))[0]?.previousHash).toBe(genesisOf(householdId));
    const { log } = await shop.doors.read(newId('hh'));
    expect(log.sequence).toBe(0);
  });

  it('of another shape is not believed', async () => {
    const householdId = newId('hh');
    const item = { ...doorKeys.entry(householdId, 1), entry: '{"householdId":"x"}' };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    await expect(shop.doors.entries(householdId)).rejects.toMatchObject({ code: 'store-corrupt' });
  });
});

test('a proposal that went with its household is not agreed to by who had just read it', async () => {
  const householdId = newId('hh');
  const lockId = newLock();
  await proposed(householdId, doorWith(lockId));
  const before = await shop.doors.read(householdId);
  // Made while the household is being forgotten, it goes with the rest, and no entry tells of it.
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: doorProposalKey(householdId) }));
  const at = shop.clock.now();
  const event = { kind: 'approve', proposalId: 'dpr_1', timeZone, doors: [], reason } as const;
  const entry = nextEntry(householdId, before, { by: { role: 'operator', ...other }, at, event });
  const home = { householdId, timeZone, doors: [doorWith(lockId)], revision: 1 };
  const result = await shop.doors.commit({ before, entry, agreed: { home, freed: [] } });
  expect(result).toEqual({ kind: 'changed' });
  expect([await doorsOf(householdId), await homeOf(lockId)]).toEqual([undefined, undefined]);
});

test.each(['lock', 'camera'] as const)(
  'a claim of a %s that somebody else wrote in between is seen by the commit itself',
  async (kind) => {
    const householdId = newId('hh');
    const door = doorWith(newLock());
    const deviceId = { lock: door.lockId, camera: door.cameraId }[kind];
    const proposalId = await proposed(householdId, door);
    const claimed = { ...deviceKey({ kind, deviceId }), householdId: newId('hh') };
    const blind = { ...shop.doors, claimsOf: async () => [] };
    await table.client.send(new PutCommand({ TableName: table.name, Item: claimed }));
    const result = await agreeToDoors({ ...shop, doors: blind }, other, householdId, { proposalId, reason });
    expect(result).toMatchObject({ name: `${kind}-taken`, facts: { deviceId } });
    expect(await doorsOf(householdId)).toBeUndefined();
    await expectWhole(householdId, ['propose']);
  },
);
