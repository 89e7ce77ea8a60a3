import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../lambda/adapters/dynamodb/table';
import type { Command } from '../../lambda/domain/delivery/command';
import type { Halt, HaltScope } from '../../lambda/domain/delivery/halt';
import { actors, afterStart, sampleStart } from '../delivery/samples';
import { playDelivery, sampleDevice, sampleHome } from '../support/deliveries';
import { noWaiting, scanAll } from '../support/dynamodb';
import { injectFaults, scripted } from '../support/faulty-client';
import { newId, sampleHousehold } from '../support/samples';
import type { AllStores } from '../support/stores';
import { tableSuite } from '../support/table-suite';

/** What is kept around delivery windows, on a real engine: commands, homes, couriers, kill switches. */

const table = tableSuite();
let stores: AllStores;
beforeAll(async () => {
  stores = table().stores({ clock: { now: () => sampleStart } });
});

const lossy = () => {
  const client = table().newClient();
  injectFaults(client, scripted('lost-answer'));
  return table().stores({ patience: noWaiting }, client);
};
const count = <T>(values: T[], wanted: T): number => values.filter((value) => value === wanted).length;

describe('commands', () => {
  const firstOf = async (): Promise<Command> => {
    const play = await (await playDelivery(table())).to('authorized');
    const [command] = await stores.commands.ofWindow(play.windowId);
    if (!command) throw new Error('no command');
    return command;
  };

  it('are read as they were written, alone and with the others of their window, the tenth after the second', async () => {
    const play = await (await playDelivery(table())).to('authorized');
    for (let times = 0; times < 10; times++) await play.must(actors.customer, { kind: 'lock' });
    const commands = await stores.commands.ofWindow(play.windowId);
    const steps = commands.map(({ commandId }) => Number(commandId.split('.')[1]));
    expect(steps).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const command of commands) expect(await stores.commands.read(command.commandId)).toEqual(command);
    expect(commands.every(({ status, attempts }) => status === 'pending' && attempts === 0)).toBe(true);
    expect(await stores.commands.read(`${play.windowId}.99.0`)).toBeUndefined();
    expect(await stores.commands.ofWindow(newId('win'))).toEqual([]);
  });

  it('are replaced where they stand as they were read', async () => {
    const command = await firstOf();
    const sent: Command = { ...command, status: 'sent', attempts: 1, sentAt: sampleStart };
    expect(await stores.commands.replace({ ...command, attempts: 1 }, sent)).toBe(false);
    expect(await stores.commands.replace({ ...command, status: 'unknown' }, sent)).toBe(false);
    expect(await stores.commands.replace(command, sent)).toBe(true);
    expect(await stores.commands.replace(command, sent)).toBe(false);
    const done: Command = { ...sent, status: 'accepted', detail: 'taken', providerReference: 'p-1' };
    expect(await stores.commands.replace(sent, done)).toBe(true);
    expect(await stores.commands.read(command.commandId)).toEqual(done);
    const nowhere = { ...command, commandId: `${newId('win')}.1.0` };
    expect(await stores.commands.replace(nowhere, nowhere)).toBe(false);
  });

  it('are taken by one of many who come in the same instant', async () => {
    const command = await firstOf();
    const taken: Command = { ...command, status: 'sent', attempts: 1, sentAt: sampleStart };
    const results = await Promise.all(
      Array.from({ length: 30 }, () => stores.commands.replace(command, taken)),
    );
    expect(count(results, true)).toBe(1);
  });

  it('are found again when they tell people and did not get through, and no others', async () => {
    const play = await (await playDelivery(table())).to('recording');
    await play.must(actors.customer, { kind: 'revoke', reason: 'customer-request' });
    const late = afterStart(86_400);
    const unsent = async (at: string) =>
      (await stores.commands.unsent(at, 500)).filter(({ windowId }) => windowId === play.windowId);
    const commands = await stores.commands.ofWindow(play.windowId);
    const notices = commands.filter(({ body }) => body.kind === 'notify');
    expect(commands.length).toBeGreaterThan(notices.length);
    const inOrder = (some: Command[]) => some.map(({ commandId }) => commandId).sort();
    expect(inOrder(await unsent(late))).toEqual(inOrder(notices));
    const [first, ...others] = notices;
    if (!first) throw new Error('nobody was told');
    expect(await unsent(new Date(Date.parse(first.createdAt) + 59_999).toISOString())).toEqual([]);
    await stores.commands.replace(first, { ...first, status: 'accepted' });
    expect(inOrder(await unsent(late))).toEqual(inOrder(others));
  });

  it('of another shape are not believed', async () => {
    const command = await firstOf();
    const item = { ...keys.command(command.commandId), ...command, body: { kind: 'open-sesame' } };
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }));
    await expect(stores.commands.read(command.commandId)).rejects.toMatchObject({ code: 'store-corrupt' });
  });
});

describe('homes', () => {
  it('are saved in the place of the revision before, the first where there is none', async () => {
    const home = sampleHome();
    const { householdId } = home;
    expect(await stores.deliveryHomes.read(householdId)).toBeUndefined();
    expect(await stores.deliveryHomes.save({ ...home, revision: 2 })).toBe('changed');
    expect(await stores.deliveryHomes.save(home)).toBe('saved');
    expect(await stores.deliveryHomes.save(home)).toBe('changed');
    const away = { ...home, noneUntil: afterStart(86_400), revision: 2 };
    const results = await Promise.all(Array.from({ length: 10 }, () => stores.deliveryHomes.save(away)));
    expect(count(results, 'saved')).toBe(1);
    expect(await stores.deliveryHomes.read(householdId)).toEqual({ home: away, windows: [] });
  });

  it('come with the household, in the one read of a turn', async () => {
    const play = await (await playDelivery(table())).to('authorized');
    const { householdId } = play.home;
    await stores.households.save(sampleHousehold({ id: householdId }));
    const view = await stores.households.read(householdId);
    expect(view).toMatchObject({ home: { ...play.home, revision: 2 } });
    expect(view?.windows).toEqual([await play.window()]);
    const other = sampleHousehold();
    await stores.households.save(other);
    const bare = await stores.households.read(other.id);
    expect([bare?.home, bare?.windows]).toEqual([undefined, undefined]);
  });

  it('of another shape are not believed', async () => {
    const home = sampleHome();
    await stores.households.save(sampleHousehold({ id: home.householdId }));
    const item = { ...keys.home(home.householdId), ...home, doors: [{ doorId: 'door_1' }] };
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }));
    const corrupt = { code: 'store-corrupt' };
    await expect(stores.deliveryHomes.read(home.householdId)).rejects.toMatchObject(corrupt);
    await expect(stores.households.read(home.householdId)).rejects.toMatchObject(corrupt);
  });
});

describe('forgetting a household', () => {
  it('deletes its home and what voice knows; a door that may be open is watched on, and its log stays', async () => {
    const play = await (await playDelivery(table())).to('unlocking');
    const { householdId } = play.home;
    await stores.households.save(sampleHousehold({ id: householdId }));
    await stores.households.erase(householdId);
    await stores.households.erase(householdId);
    const left = (await scanAll(table())).filter(({ pk }) => String(pk).includes(householdId));
    expect(left).toEqual([]);
    expect(await stores.deliveryHomes.read(householdId)).toBeUndefined();
    expect((await stores.windows.exposed()).map(({ windowId }) => windowId)).toContain(play.windowId);
    const due = await stores.windows.due(afterStart(3_600), 500);
    expect(due.map(({ windowId }) => windowId)).toContain(play.windowId);
    expect((await play.change(actors.operator, { kind: 'lock' })).name).toBe('changed');
    expect(await stores.windows.entries(play.windowId)).toHaveLength((await play.window()).version);
  });

  it('leaves nothing of the place in what stays', async () => {
    const play = await (await playDelivery(table())).to('completed');
    await stores.households.erase(play.home.householdId);
    const left = (await scanAll(table())).filter(({ pk }) => pk === `W#${play.windowId}`);
    // Where the courier stood is in the log of its arrival; the door itself is in the home alone.
    const others = left.filter(({ sk }) => !String(sk).startsWith('E#'));
    expect(JSON.stringify(others)).not.toContain('48.8566');
  });

  it('and setting it up again at once is not taken for the first time', async () => {
    const home = sampleHome();
    await stores.deliveryHomes.save(home);
    await stores.households.erase(home.householdId);
    expect(await stores.deliveryHomes.save(home)).toBe('saved');
    expect(await stores.deliveryHomes.read(home.householdId)).toEqual({ home, windows: [] });
  });
});

describe('terminals of couriers', () => {
  it('are enrolled once, listed and read', async () => {
    const device = sampleDevice();
    const { deviceId } = device;
    expect(await stores.couriers.device(deviceId)).toBeUndefined();
    expect(await stores.couriers.enroll(device)).toBe(true);
    expect(await stores.couriers.enroll({ ...device, publicKey: 'B'.repeat(43) })).toBe(false);
    expect(await stores.couriers.device(deviceId)).toEqual(device);
    expect(await stores.couriers.devices()).toContainEqual(device);
  });

  it('are enrolled also when the answer was lost', async () => {
    const device = sampleDevice();
    expect(await lossy().couriers.enroll(device)).toBe(true);
    expect(await stores.couriers.device(device.deviceId)).toEqual(device);
  });

  it('are revoked for good, from the first revocation on', async () => {
    const device = sampleDevice();
    const revoked = { ...device, revokedAt: afterStart(5) };
    await stores.couriers.enroll(device);
    expect(await stores.couriers.revoke(device.deviceId, afterStart(5))).toEqual(revoked);
    expect(await stores.couriers.revoke(device.deviceId, afterStart(9))).toEqual(revoked);
    expect(await stores.couriers.enroll(device)).toBe(false);
    expect(await stores.couriers.device(device.deviceId)).toEqual(revoked);
    expect(await stores.couriers.revoke(newId('dev'), sampleStart)).toBeUndefined();
  });

  it('use a nonce once, each its own, however long it is', async () => {
    const [one, two] = [newId('dev'), newId('dev')];
    const nonce = 'ß'.repeat(5_000);
    const tries = await Promise.all(Array.from({ length: 20 }, () => stores.couriers.useNonce(one, nonce)));
    expect(count(tries, true)).toBe(1);
    expect(await stores.couriers.useNonce(one, nonce)).toBe(false);
    expect(await stores.couriers.useNonce(two, nonce)).toBe(true);
    expect(await stores.couriers.useNonce(one, `${nonce}.`)).toBe(true);
    expect(await stores.couriers.useNonce(`${one}a`, 'b')).toBe(true);
    expect(await stores.couriers.useNonce(one, 'ab')).toBe(true);
  });

  it('are refused a nonce whose answer was lost: rather asked once more than taken twice', async () => {
    const device = newId('dev');
    expect(await lossy().couriers.useNonce(device, 'n')).toBe(false);
    expect(await stores.couriers.useNonce(device, 'n')).toBe(false);
  });

  it('of another shape are not believed', async () => {
    const device = sampleDevice();
    const item = { ...keys.device(device.deviceId), ...device, publicKey: 7 };
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }));
    await expect(stores.couriers.device(device.deviceId)).rejects.toMatchObject({ code: 'store-corrupt' });
  });
});

describe('kill switches', () => {
  const haltOf = (scope: HaltScope, change: Partial<Halt> = {}): Halt => ({
    scope,
    reason: 'system-outage',
    haltedBy: 'op_1',
    haltedAt: sampleStart,
    revision: 1,
    ...change,
  });
  const courier = (): HaltScope => ({ kind: 'courier', id: newId('cou') });
  const isOn = async (halt: Halt) =>
    (await stores.halts.list()).filter((one) => JSON.stringify(one.scope) === JSON.stringify(halt.scope));

  it('are turned on by one of two at once, and each scope is its own', async () => {
    const halt = haltOf(courier(), { text: 'seen twice' });
    const other = { ...halt, haltedBy: 'op_2' };
    const results = await Promise.all([halt, other].map((one) => stores.halts.save(undefined, one)));
    expect(results.sort()).toEqual(['changed', 'saved']);
    expect(await isOn(halt)).toHaveLength(1);
    expect(await isOn(haltOf(courier()))).toEqual([]);
  });

  it('are changed and turned off as they were read alone', async () => {
    const halt = haltOf(courier());
    await stores.halts.save(undefined, halt);
    const proposed = { ...halt, liftProposedBy: 'op_2', revision: 2 };
    expect(await stores.halts.save(halt, proposed)).toBe('saved');
    expect(await stores.halts.save(halt, { ...proposed, liftProposedBy: 'op_3' })).toBe('changed');
    expect(await stores.halts.lift(halt)).toBe('changed');
    expect(await isOn(halt)).toEqual([proposed]);
    expect(await stores.halts.lift(proposed)).toBe('lifted');
    expect(await stores.halts.lift(proposed)).toBe('changed');
    expect(await isOn(halt)).toEqual([]);
    expect(await stores.halts.save(proposed, proposed)).toBe('changed');
  });

  it('are on, off, on and off again, each time really', async () => {
    const halt = haltOf(courier());
    for (let times = 0; times < 3; times++) {
      expect(await stores.halts.save(undefined, halt)).toBe('saved');
      expect(await isOn(halt)).toEqual([halt]);
      expect(await stores.halts.lift(halt)).toBe('lifted');
      expect(await isOn(halt)).toEqual([]);
    }
  });

  it('turned on anew are not turned off by who meant the one before', async () => {
    const before = haltOf(courier());
    await stores.halts.save(undefined, before);
    await stores.halts.lift(before);
    const anew = { ...before, haltedAt: afterStart(60) };
    await stores.halts.save(undefined, anew);
    expect(await stores.halts.lift(before)).toBe('changed');
    expect(await isOn(anew)).toEqual([anew]);
  });

  it('say nothing certain of what was done when the answer was lost, and it is done', async () => {
    const halt = haltOf(courier());
    expect(await lossy().halts.save(undefined, halt)).toBe('changed');
    expect(await isOn(halt)).toEqual([halt]);
  });

  it('of another shape are not believed', async () => {
    const halt = haltOf(courier());
    const key = keys.halt('nonsense');
    await table().client.send(
      new PutCommand({ TableName: table().name, Item: { ...key, ...halt, scope: { kind: 'planet' } } }),
    );
    await expect(stores.halts.list()).rejects.toMatchObject({ code: 'store-corrupt' });
  });
});
