import {
  type ControlEvent,
  controlLogStart,
  flawInControls,
  note,
} from '../../lambda/domain/delivery/controls';
import { deviceIdOf } from '../../lambda/domain/delivery/courier-device';
import { enrollDevice, revokeDevice } from '../../lambda/domain/delivery/enroll';
import { checkExport, exportAudit } from '../../lambda/domain/delivery/export';
import { halt, lift } from '../../lambda/domain/delivery/operations';
import type { Shop } from '../../lambda/domain/shop';
import { deliveryShop } from '../support/deliveries';
import { injectFaults, scripted } from '../support/faulty-client';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/* Kill switches and terminals on a real engine: nothing is done that is not in the log of its day. */

const table = tableSuite();
let shop: Shop;
let day: string;
let setClock: (instant: string) => void;
let days = 0;

function shopOver(client = table().client): Shop {
  const made = deliveryShop(table(), {}, client);
  setClock = made.clock.set;
  setClock(`${day}T10:00:00.000Z`);
  return made.shop;
}

beforeEach(() => {
  days += 1;
  day = `2026-09-${String(days).padStart(2, '0')}`;
  shop = shopOver();
});

const [one, other] = [{ id: 'op_1' }, { id: 'op_2' }];
const reason = 'suspected-fraud' as const;
const scopeOf = (id: string) => ({ kind: 'courier', id }) as const;

function newTerminal() {
  const publicKey = Buffer.from(newId('key').padEnd(32, '.').slice(-32)).toString('base64url');
  return { publicKey, deviceId: deviceIdOf(publicKey), courierId: newId('cou') };
}

const logged = async () =>
  (await shop.controls.entries(day)).map(({ by, event: { kind } }) => `${kind} by ${by.id}`);

async function expectWhole(length: number): Promise<void> {
  const [entries, { sequence, head }] = [await shop.controls.entries(day), await shop.controls.end(day)];
  expect([entries.length, sequence]).toEqual([length, length]);
  expect(flawInControls(day, entries, head)).toBeUndefined();
}

it('tells of a kill switch who turned it on and which two turned it off, and why', async () => {
  const scope = scopeOf(newId('cou'));
  await halt(shop, one, { scope, reason, text: 'two homes complained' });
  expect((await lift(shop, one, scope)).name).toBe('proposed');
  expect((await lift(shop, one, scope)).name).toBe('second-approver-required');
  expect((await lift(shop, other, scope)).name).toBe('lifted');
  expect((await lift(shop, other, scope)).name).toBe('not-halted');
  expect(await logged()).toEqual(['halt by op_1', 'propose-lift by op_1', 'lift by op_2']);
  const [halted, , lifted] = await shop.controls.entries(day);
  expect(halted?.event).toEqual({ kind: 'halt', scope, reason, text: 'two homes complained' });
  expect(lifted?.event).toEqual({ kind: 'lift', scope, proposedBy: 'op_1' });
  await expectWhole(3);
});

it('tells of a terminal who enrolled it and who revoked it, once each', async () => {
  const terminal = newTerminal();
  const { deviceId, courierId } = terminal;
  for (let time = 0; time < 2; time++) await enrollDevice(shop, one, terminal);
  for (let time = 0; time < 2; time++) await revokeDevice(shop, other, deviceId, { reason, text: 'lost' });
  expect((await revokeDevice(shop, other, newId('dev'), { reason })).name).toBe('unknown');
  const entries = await shop.controls.entries(day);
  expect(entries.map(({ by, event }) => [by.id, event])).toEqual([
    ['op_1', { kind: 'enroll', deviceId, courierId }],
    ['op_2', { kind: 'revoke-device', deviceId, reason, text: 'lost' }],
  ]);
  await expectWhole(2);
});

it('says nothing of what was refused', async () => {
  const terminal = newTerminal();
  await enrollDevice(shop, one, { ...terminal, deviceId: newTerminal().deviceId });
  await halt(shop, one, { scope: { kind: 'all' }, reason: 'other' });
  expect(await logged()).toEqual([]);
  expect(await shop.controls.end(day)).toEqual({ sequence: 0, head: controlLogStart(day) });
});

it('has each of 20 operators who stop something at the same instant, in one chain', async () => {
  const operators = Array.from({ length: 20 }, (_, place) => ({ id: `op_${place}` }));
  await Promise.all(
    operators.map((operator) => halt(shop, operator, { scope: scopeOf(newId('cou')), reason })),
  );
  expect((await logged()).sort()).toEqual(operators.map(({ id }) => `halt by ${id}`).sort());
  await expectWhole(20);
});

it('has an entry once whose answer was lost', async () => {
  const client = table().newClient();
  injectFaults(client, scripted(undefined, 'lost-answer'));
  await note(shopOver(client), one, { kind: 'propose-lift', scope: { kind: 'all' } });
  await expectWhole(1);
});

it('comes first: what cannot be noted is not done', async () => {
  const scope = scopeOf(newId('cou'));
  const terminal = newTerminal();
  await enrollDevice(shop, one, terminal);
  const deaf = { ...shop, controls: { ...shop.controls, append: async () => false } };
  const conflict = { code: 'store-conflict' };
  await expect(halt(deaf, one, { scope, reason })).rejects.toMatchObject(conflict);
  await expect(enrollDevice(deaf, one, newTerminal())).rejects.toMatchObject(conflict);
  await expect(revokeDevice(deaf, one, terminal.deviceId, {})).rejects.toMatchObject(conflict);
  expect(
    (await shop.halts.list()).some(
      (standing) => standing.scope.kind === 'courier' && standing.scope.id === scope.id,
    ),
  ).toBe(false);
  expect((await shop.couriers.device(terminal.deviceId))?.revokedAt).toBeUndefined();
  await halt(shop, one, { scope, reason });
  await expect(lift(deaf, other, scope)).rejects.toMatchObject(conflict);
  expect((await lift(shop, other, scope)).name).toBe('proposed');
});

it('begins anew with each day, and is exported with it', async () => {
  const event: ControlEvent = { kind: 'propose-lift', scope: { kind: 'all' } };
  await note(shop, one, event);
  await note(shop, other, event);
  const next = `2026-10-${String(days).padStart(2, '0')}`;
  setClock(`${next}T00:00:00.000Z`);
  await note(shop, one, event);
  await expectWhole(2);
  const export1 = await exportAudit(shop, 'op_9', { from: day, to: day });
  expect(checkExport(export1)).toMatchObject({ kind: 'right', controls: 1, entries: 2 });
  const flaws = (text: string) => {
    const check = checkExport(text);
    return check.kind === 'wrong' ? check.flaws : [];
  };
  const ofControls = (why: string, sequence: number) =>
    expect.objectContaining({ kind: 'controls', day, flaw: { sequence, why } });
  expect(flaws(export1.replace('"op_2"', '"op_3"'))).toContainEqual(ofControls('hash', 2));
  const without = (text: string) =>
    export1
      .split('\n')
      .filter((line) => !line.includes(text))
      .join('\n');
  expect(flaws(without('"op_2"'))).toContainEqual(ofControls('end', 2));
  expect(flaws(without('"kind":"entry"'))).toContainEqual(ofControls('end', 1));
  expect(flaws(export1.replace('"controls":1', '"controls":0'))).toContainEqual({ kind: 'counts' });
  expect(flaws(export1.replaceAll(day, next))).toContainEqual(expect.objectContaining({ kind: 'controls' }));
});
