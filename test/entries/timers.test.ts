import { logger } from '../../lambda/adapters/system/log';
import type { Shop } from '../../lambda/domain/shop';
import { plusMs } from '../../lambda/domain/time';
import { makeHandler } from '../../lambda/entry/timers';
import { sampleStart } from '../delivery/samples';
import { type PlayedDelivery, playDelivery } from '../support/deliveries';
import { injectFaults, scripted } from '../support/faulty-client';
import { quietPorts } from '../support/ports';
import { tableSuite } from '../support/table-suite';
import { batchOf, failed } from './queue';

/** The function behind the queue of timers, as AWS calls it: on a real table, before a lock that is asked. */

const table = tableSuite();
let reported: jest.SpyInstance;
let asked: string[];
let set: [string, string][];

beforeEach(() => {
  [asked, set] = [[], []];
  reported = jest.spyOn(logger, 'error').mockImplementation();
});
afterEach(() => reported.mockRestore());

/** Somebody is at the door; the lock says what it is asked for. */
async function atTheDoor(client = table().client): Promise<PlayedDelivery> {
  const play = await playDelivery(table(), {}, client);
  const read: Shop['locks']['read'] = async (lockId) => {
    asked.push(lockId);
    return { lock: 'unlocked', door: 'closed', isOnline: true, at: play.clock.now() };
  };
  const wakeAt: Shop['timers']['wakeAt'] = async (windowId, at) => void set.push([windowId, at]);
  Object.assign(play.shop, { locks: { ...quietPorts.locks, read }, timers: { wakeAt } });
  return play.to('unlocking');
}

const handler = ({ shop }: PlayedDelivery) => makeHandler(() => shop);
const wakes = ({ windowId }: PlayedDelivery) => ({ windowId });
const kindsOf = async (play: PlayedDelivery) =>
  (await play.shop.windows.entries(play.windowId)).map(({ event }) => event.kind);

/** As far from the command as makes a reading news. */
async function later(play: PlayedDelivery, ms = 2_000): Promise<PlayedDelivery> {
  play.clock.set(plusMs(play.clock.now(), ms));
  return play;
}

it('looks at the window of a message, and says when to come back', async () => {
  const play = await later(await atTheDoor());
  expect(await handler(play)(batchOf(wakes(play)))).toEqual(failed());
  expect((await play.window()).state).toBe('unlocked');
  expect(asked).toEqual(['simulated:lock-1']);
  expect(set).toEqual([[play.windowId, plusMs(play.clock.now(), 2_000)]]);
});

it('names messages that are none, and wakes the windows of the others', async () => {
  const [one, other] = [await later(await atTheDoor()), await later(await atTheDoor())];
  const batch = batchOf('hello', wakes(one), {}, { windowId: 7 }, wakes(other));
  expect(await handler(one)(batch)).toEqual(failed('m0', 'm2', 'm3'));
  expect([(await one.window()).state, (await other.window()).state]).toEqual(['unlocked', 'unlocked']);
  expect(reported).toHaveBeenCalledTimes(3);
});

it('forgets a message of a window that there is not', async () => {
  const play = await atTheDoor();
  expect(await handler(play)(batchOf({ windowId: 'win_nothing' }))).toEqual(failed());
  expect([asked, set]).toEqual([[], []]);
});

it('looks once, however often one message is given', async () => {
  const play = await later(await atTheDoor());
  await handler(play)(batchOf(wakes(play)));
  const before = await kindsOf(play);
  expect(await handler(play)(batchOf(wakes(play), wakes(play), wakes(play)))).toEqual(failed());
  expect(await kindsOf(play)).toEqual(before);
  expect(asked).toHaveLength(1);
});

it('lets a deadline pass once, when many messages come at once', async () => {
  const play = await later(await atTheDoor(), 20_000);
  expect(await handler(play)(batchOf(...Array(10).fill(wakes(play))))).toEqual(failed());
  expect((await kindsOf(play)).filter((kind) => kind === 'timer')).toHaveLength(1);
});

it('does nothing about a message that comes after all is over', async () => {
  const play = await (await atTheDoor()).to('completed');
  const { version } = await play.window();
  const batch = batchOf(wakes(play));
  expect(await handler(play)(batch)).toEqual(failed());
  expect((await play.window()).version).toBe(version);
  expect([asked, set]).toEqual([[], []]);
});

it('takes a message that comes before its time for one that is in vain', async () => {
  const play = await playDelivery(table());
  await play.to('authorized');
  play.clock.set(plusMs(sampleStart, -1_800_000));
  const { version } = await play.window();
  expect(await handler(play)(batchOf(wakes(play)))).toEqual(failed());
  expect((await play.window()).version).toBeGreaterThanOrEqual(version);
  expect((await play.window()).state).toBe('authorized');
});

it('names a message that the table had no time for, and does it when it is given again', async () => {
  const client = table().newClient();
  const play = await later(await atTheDoor(client));
  let isBusy = true;
  injectFaults(client, () => (isBusy ? 'throttle' : undefined));
  expect(await handler(play)(batchOf(wakes(play)))).toEqual(failed('m0'));
  expect(reported).toHaveBeenCalledWith(
    expect.any(String),
    expect.objectContaining({ messageId: 'm0', code: 'store-throttled' }),
  );
  isBusy = false;
  expect(await handler(play)(batchOf(wakes(play)))).toEqual(failed());
  expect((await play.window()).state).toBe('unlocked');
});

it('makes up for a moment’s throttling by itself', async () => {
  const client = table().newClient();
  const play = await later(await atTheDoor(client));
  injectFaults(client, scripted('throttle', 'throttle'));
  expect(await handler(play)(batchOf(wakes(play)))).toEqual(failed());
  expect((await play.window()).state).toBe('unlocked');
  expect(reported).not.toHaveBeenCalled();
});
