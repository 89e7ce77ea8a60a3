import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../lambda/adapters/dynamodb/table';
import { flawIn } from '../../lambda/domain/delivery/audit';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { plusMs } from '../../lambda/domain/time';
import { actors, afterStart, fitLive, sampleStart } from '../delivery/samples';
import { countRequests } from '../support/counting-client';
import { type PlayedDelivery, playDelivery } from '../support/deliveries';
import { scanAll } from '../support/dynamodb';
import { itemBytes } from '../support/item-size';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/** Delivery windows on a real engine. */

const table = tableSuite();

const rawItem = async (key: { pk: string; sk: string }) =>
  (await table().client.send(new GetCommand({ TableName: table().name, Key: key, ConsistentRead: true })))
    .Item;

const homeOf = (play: PlayedDelivery) => play.shop.deliveryHomes.read(play.home.householdId);
const ids = (windows: DeliveryWindow[]): string[] => windows.map(({ windowId }) => windowId);
const viewKeyOf = (play: PlayedDelivery) => keys.windowView(play.home.householdId, play.windowId);

describe('asking for a window', () => {
  it('writes window, audit entry, listing and view, and moves the home on by one', async () => {
    const play = await playDelivery(table());
    const window = await play.window();
    expect(window).toMatchObject({ state: 'requested', version: 1, householdId: play.home.householdId });
    const [entry, ...others] = await play.shop.windows.entries(play.windowId);
    expect(entry).toMatchObject({ sequence: 1, event: { kind: 'create' }, hash: window.head });
    expect(others).toEqual([]);
    expect(ids(await play.shop.windows.ofDay('2026-06-10'))).toContain(play.windowId);
    const home = { ...play.home, revision: 2 };
    expect(await homeOf(play)).toEqual({ home, windows: [window] });
  });

  it('is refused on a home of before, with nothing written', async () => {
    const play = await playDelivery(table());
    const { windowId, windows, entry } = await anotherFirst(play);
    expect(await play.shop.windows.create({ window: windows, entry, commands: [] }, play.home)).toBe(
      'home-changed',
    );
    expect(await play.shop.windows.read(windowId)).toBeUndefined();
    expect(await play.shop.windows.entries(windowId)).toEqual([]);
    expect((await homeOf(play))?.windows).toHaveLength(1);
  });

  it('of many at once on one home, one is the first', async () => {
    const play = await playDelivery(table());
    const home = { ...play.home, revision: 2 };
    const firsts = await Promise.all(Array.from({ length: 10 }, () => anotherFirst(play)));
    const results = await Promise.all(
      firsts.map(({ windows: window, entry }) =>
        play.shop.windows.create({ window, entry, commands: [] }, home),
      ),
    );
    expect(results.sort()).toEqual(['created', ...Array(9).fill('home-changed')]);
    expect((await homeOf(play))?.home.revision).toBe(3);
  });

  it('tells that a window of its id stands, unless it is the very same', async () => {
    const play = await playDelivery(table());
    const window = await play.window();
    const [entry] = await play.shop.windows.entries(play.windowId);
    if (!entry) throw new Error('no entry');
    expect(await play.shop.windows.create({ window, entry, commands: [] }, play.home)).toBe('created');
    await play.to('authorized');
    expect(await play.shop.windows.create({ window, entry, commands: [] }, play.home)).toBe('exists');
    expect((await play.window()).state).toBe('authorized');
  });

  /** The first step of another window of the same home. */
  async function anotherFirst(play: PlayedDelivery) {
    const windowId = newId('win');
    const [entry] = await play.shop.windows.entries(play.windowId);
    if (!entry) throw new Error('no entry');
    return { windowId, windows: { ...(await play.window()), windowId }, entry: { ...entry, windowId } };
  }
});

describe('a change decided on by what the turn has read', () => {
  const revoke = { kind: 'revoke', reason: 'customer-request' } as const;
  const inViewOf = async (play: PlayedDelivery) => (await homeOf(play))?.windows[0] as DeliveryWindow;

  it('is written without another read', async () => {
    const client = table().newClient();
    const play = await (await playDelivery(table(), {}, client)).to('armed');
    const inView = await inViewOf(play);
    const counter = countRequests(client);
    expect(await play.change(actors.customer, revoke, { inView })).toMatchObject({ name: 'changed' });
    expect(counter.counts().requests).toBe(1);
    expect(await play.window()).toMatchObject({ state: 'revoked' });
  });

  it('is decided on again where something came first: no revocation is missed', async () => {
    const play = await (await playDelivery(table())).to('authorized');
    const inView = await inViewOf(play);
    await play.to('unlocking');
    await play.must(actors.customer, revoke, { inView });
    expect(await play.window()).toMatchObject({ state: 'securing', revocation: { by: actors.customer } });
  });

  it.each(['completed', 'revoked'] as const)(
    'is never refused or ignored by that alone: %s',
    async (state) => {
      const play = await (await playDelivery(table())).to('armed');
      const inView: DeliveryWindow = { ...(await inViewOf(play)), state };
      await play.must(actors.customer, revoke, { inView });
      expect(await play.window()).toMatchObject({ state: 'revoked', revocation: { by: actors.customer } });
    },
  );
});

describe('a step', () => {
  it('is read as it was written, from the first to the end, and its log verifies', async () => {
    const play = await playDelivery(table());
    for (const state of ['authorized', 'armed', 'recording', 'unlocking', 'secured', 'completed'] as const) {
      await play.to(state);
      const window = await play.window();
      expect(window.state).toBe(state);
      expect((await homeOf(play))?.windows).toEqual([window]);
    }
    const window = await play.window();
    const entries = await play.shop.windows.entries(play.windowId);
    expect(entries).toHaveLength(window.version);
    expect(flawIn(play.windowId, entries, window.head)).toBeUndefined();
    const commands = await play.shop.commands.ofWindow(play.windowId);
    const told = entries.flatMap(({ commands: some }) => some.map(({ commandId }) => commandId));
    expect(commands.map(({ commandId }) => commandId)).toEqual(told);
    expect(told.length).toBeGreaterThan(5);
  });

  it('is written on the version it was decided on alone; whoever comes second is told what stands', async () => {
    const play = await (await playDelivery(table())).to('authorized');
    const first = await play.decided(actors.customer, { kind: 'revoke', reason: 'customer-request' });
    const second = await play.decided(actors.customer, { kind: 'lock' });
    expect(await play.shop.windows.commit(first)).toEqual({ kind: 'committed' });
    expect(await play.shop.windows.commit(second)).toEqual({ kind: 'window-changed', window: first.window });
    expect(ids([await play.window()])).toEqual([play.windowId]);
    expect((await play.shop.windows.entries(play.windowId)).map(({ event }) => event.kind)).toEqual([
      'create',
      'authorize',
      'revoke',
    ]);
    const kinds = (await play.shop.commands.ofWindow(play.windowId)).map(({ body }) => body.kind);
    expect(kinds).not.toContain('lock');
  });

  it('of a window that is not there is a fault, not an answer', async () => {
    const play = await playDelivery(table());
    const step = await play.decided(actors.customer, { kind: 'authorize' });
    const windowId = newId('win');
    const other = {
      ...step,
      window: { ...step.window, windowId },
      entry: { ...step.entry, windowId },
      commands: [],
    };
    await expect(play.shop.windows.commit(other)).rejects.toMatchObject({ code: 'store-corrupt' });
    expect(await play.shop.windows.read(windowId)).toBeUndefined();
  });

  it('writes over no audit entry', async () => {
    const play = await playDelivery(table());
    const step = await play.decided(actors.customer, { kind: 'authorize' });
    const planted = { ...keys.entry(play.windowId, 2), entry: '{}' };
    await table().client.send(new PutCommand({ TableName: table().name, Item: planted }));
    await expect(play.shop.windows.commit(step)).rejects.toMatchObject({ code: 'store-corrupt' });
    expect((await play.window()).version).toBe(1);
    expect(await rawItem(keys.entry(play.windowId, 2))).toEqual(planted);
  });
});

describe('what voice knows of a window', () => {
  const deleteAt = async (play: PlayedDelivery) => (await rawItem(viewKeyOf(play)))?.deleteAtEpochSeconds;

  it('has no end before the window has one, and goes 48 hours after it', async () => {
    const play = await (await playDelivery(table())).to('secured');
    expect(await deleteAt(play)).toBeUndefined();
    await play.to('completed');
    const { stateSince } = await play.window();
    expect(await deleteAt(play)).toBe((Date.parse(stateSince) + 48 * 3_600_000) / 1000);
  });

  it('is not made again once it is gone: the step is written without it', async () => {
    const play = await (await playDelivery(table())).to('armed');
    await play.shop.households.erase(play.home.householdId);
    await play.to('completed');
    expect(await rawItem(viewKeyOf(play))).toBeUndefined();
    const { version, head } = await play.window();
    const entries = await play.shop.windows.entries(play.windowId);
    expect(entries).toHaveLength(version);
    expect(flawIn(play.windowId, entries, head)).toBeUndefined();
  });

  it('and windows are not found as orders', async () => {
    const play = await (await playDelivery(table())).to('unlocking');
    const { orderId } = await play.window();
    expect(await play.shop.orders.find(orderId)).toBeUndefined();
    const question = {
      TableName: table().name,
      IndexName: 'orderById',
      KeyConditionExpression: 'orderId = :orderId',
      ExpressionAttributeValues: { ':orderId': orderId },
    };
    expect((await table().client.send(new QueryCommand(question))).Items).toEqual([]);
  });
});

describe('readings', () => {
  it('are kept beside the window, and never replaced by older ones', async () => {
    const play = await playDelivery(table());
    const live = (seconds: number) => ({ ...fitLive(afterStart(seconds)), windowId: play.windowId });
    const read = async () => (await play.shop.windows.read(play.windowId))?.live;
    expect(await read()).toBeUndefined();
    await play.shop.windows.saveLive(live(10));
    await play.shop.windows.saveLive(live(8));
    expect(await read()).toEqual(live(10));
    const same = { ...live(10), frames: [] };
    await play.shop.windows.saveLive(same);
    expect(await read()).toEqual(same);
    await play.shop.windows.saveLive(live(12));
    expect(await read()).toEqual(live(12));
    expect((await play.window()).version).toBe(1);
  });

  it('of many at once leave the newest', async () => {
    const play = await playDelivery(table());
    const lives = Array.from({ length: 20 }, (_, second) => ({
      ...fitLive(afterStart(second)),
      windowId: play.windowId,
    }));
    await Promise.all(lives.toReversed().map((live) => play.shop.windows.saveLive(live)));
    expect((await play.shop.windows.read(play.windowId))?.live?.lookedAt).toBe(afterStart(19));
  });
});

describe('lists', () => {
  it('of a day: windows that begin on it, by their start, each as it is now', async () => {
    const [later, first] = [await playDelivery(table()), await playDelivery(table())];
    await first.to('authorized');
    const windows = await first.shop.windows.ofDay('2026-06-10');
    expect(windows.map(({ startsAt }) => startsAt)).toEqual(windows.map(({ startsAt }) => startsAt).sort());
    expect(windows).toContainEqual(await first.window());
    expect(windows).toContainEqual(await later.window());
    expect(await first.shop.windows.ofDay('2026-06-11')).toEqual([]);
  });

  it('of doors that may be open: from the command on, until the door is proven locked', async () => {
    const play = await playDelivery(table());
    const isExposed = async () => ids(await play.shop.windows.exposed()).includes(play.windowId);
    await play.to('recording');
    expect(await isExposed()).toBe(false);
    await play.to('unlocking');
    expect(await isExposed()).toBe(true);
    await play.to('secured');
    expect(await isExposed()).toBe(false);
  });
});

describe('what is due', () => {
  const due = async (play: PlayedDelivery, at: string, limit = 500) =>
    ids(await play.shop.windows.due(at, limit));

  it('is a window when its time has come, doors that may be open first, and never one that has ended', async () => {
    const asked = await playDelivery(table());
    const expiry = plusMs(asked.clock.now(), asked.shop.seller.delivery.requestValidMs);
    expect(await due(asked, plusMs(expiry, -1))).not.toContain(asked.windowId);
    expect(await due(asked, expiry)).toContain(asked.windowId);
    const open = await (await playDelivery(table())).to('unlocking');
    const late = afterStart(86_400);
    const both = await due(asked, late);
    expect(both.indexOf(open.windowId)).toBeLessThan(both.indexOf(asked.windowId));
    expect(both[0]).not.toBe(asked.windowId);
    expect(await due(asked, late, 1)).not.toContain(asked.windowId);
    await open.to('completed');
    expect(await due(asked, afterStart(864_000))).not.toContain(open.windowId);
  });

  it('is put off while nothing changes', async () => {
    const play = await playDelivery(table());
    const window = await play.window();
    await play.shop.windows.postpone(window, afterStart(500));
    expect(await due(play, afterStart(499))).not.toContain(play.windowId);
    expect(await due(play, afterStart(500))).toContain(play.windowId);
    await play.to('authorized');
    await play.shop.windows.postpone(window, afterStart(9_000));
    expect(await due(play, afterStart(8_999))).toContain(play.windowId);
    expect(await play.window()).toMatchObject({ state: 'authorized', version: 2 });
  });
});

describe('sizes', () => {
  const longText = `«é🚪\ud800"\\${'ü'.repeat(2_000)}`;

  it('a note of 4 KB is read to the letter, and a log of many pages verifies', async () => {
    const play = await (await playDelivery(table())).to('authorized');
    const noteCount = 320;
    for (let note = 0; note < noteCount; note++)
      await play.must(actors.operator, { kind: 'note', text: `${note} ${longText}` });
    const { version, head } = await play.window();
    const entries = await play.shop.windows.entries(play.windowId);
    expect(entries).toHaveLength(version);
    expect(entries.at(-1)?.event).toEqual({ kind: 'note', text: `${noteCount - 1} ${longText}` });
    expect(flawIn(play.windowId, entries, head)).toBeUndefined();
    // More than DynamoDB answers at once.
    expect(JSON.stringify(entries).length).toBeGreaterThan(640_000);
    const sizes = (await scanAll(table())).filter(({ pk }) => pk === `W#${play.windowId}`).map(itemBytes);
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(1_048_576);
    expect(Math.max(...sizes)).toBeLessThan(16_384);
  }, 60_000);

  it('a window itself keeps no text of anybody, and stays small', async () => {
    const play = await (await playDelivery(table())).to('authorized');
    const before = itemBytes((await rawItem(keys.window(play.windowId))) ?? {});
    for (let note = 0; note < 20; note++) await play.must(actors.operator, { kind: 'note', text: longText });
    const after = itemBytes((await rawItem(keys.window(play.windowId))) ?? {});
    expect(after - before).toBeLessThan(100);
  });
});

describe('an item that is not what it should be', () => {
  const spoil = async (
    key: { pk: string; sk: string },
    change: (item: Record<string, unknown>) => object,
  ) => {
    const item = (await rawItem(key)) ?? {};
    await table().client.send(
      new PutCommand({ TableName: table().name, Item: { ...item, ...change(item) } }),
    );
  };
  const corrupt = { code: 'store-corrupt' };

  test.each([
    ['a state nobody wrote', { state: 'ajar' }],
    ['two unlocks left', { unlockBudget: 2 }],
    ['no door', { door: undefined }],
    ['half a version', { version: 1.5 }],
  ])('a window with %s is not believed', async (_name, wrong) => {
    const play = await playDelivery(table());
    await spoil(keys.window(play.windowId), ({ window }) => ({
      window: { ...(window as object), ...wrong },
    }));
    await expect(play.shop.windows.read(play.windowId)).rejects.toMatchObject(corrupt);
  });

  test('nor its view, its readings or its log', async () => {
    const play = await playDelivery(table());
    await play.shop.windows.saveLive({ ...fitLive(sampleStart), windowId: play.windowId });
    await spoil(viewKeyOf(play), () => ({ window: { state: 'requested' } }));
    await expect(homeOf(play)).rejects.toMatchObject(corrupt);
    await spoil(keys.entry(play.windowId, 1), () => ({ entry: '{"sequence":1}' }));
    await expect(play.shop.windows.entries(play.windowId)).rejects.toMatchObject(corrupt);
    await spoil(keys.live(play.windowId), () => ({ live: { lock: { lock: 'fine' } } }));
    await expect(play.shop.windows.read(play.windowId)).rejects.toMatchObject(corrupt);
  });

  test('a log that was changed in the table is found out by its hash', async () => {
    const play = await (await playDelivery(table())).to('authorized');
    await spoil(keys.entry(play.windowId, 2), ({ entry }) => ({
      entry: String(entry).replace('"customer"', '"operator"'),
    }));
    const entries = await play.shop.windows.entries(play.windowId);
    expect(flawIn(play.windowId, entries)).toEqual({ sequence: 2, why: 'hash' });
    await spoil(keys.entry(play.windowId, 1), ({ entry }) => ({
      entry: String(entry).replace('{', '{"more":1,'),
    }));
    const changed = await play.shop.windows.entries(play.windowId);
    expect(flawIn(play.windowId, changed)).toEqual({ sequence: 1, why: 'hash' });
  });
});
