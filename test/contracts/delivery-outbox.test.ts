import type { DynamoDBRecord } from 'aws-lambda';
import type { Command } from '../../lambda/domain/delivery/command';
import { wakeAt } from '../../lambda/domain/delivery/deadlines';
import type { CommandOutcome, LockReading } from '../../lambda/domain/delivery/lock';
import { sweepNotices, sweepWindows } from '../../lambda/domain/delivery/sweep';
import { Fault } from '../../lambda/domain/fault';
import type { Shop } from '../../lambda/domain/shop';
import { plusMs } from '../../lambda/domain/time';
import { makeHandler as makeDeadlines } from '../../lambda/entry/deadlines';
import { actors, afterStart, fitLive } from '../delivery/samples';
import { allStreamRecords, reported, runWorker } from '../seller/support';
import { type PlayedDelivery, placeDelivery, playDelivery } from '../support/deliveries';
import { type TestTable, testTable } from '../support/dynamodb';
import { quietPorts } from '../support/ports';

/** From what was written to what leaves for the world: the table's real stream, and the sweeper behind it. */

let table: TestTable;
beforeEach(async () => {
  table = await testTable();
  reported.length = 0;
});
afterEach(() => table.drop());

/** A world that does as it is told, and what it was told. */
class World {
  said: string[] = [];
  timers: [string, string][] = [];
  isNotifierDown = false;
  areTimersDown = false;
  lockOutcome: CommandOutcome = 'accepted';
  reading: Partial<LockReading> = {};

  constructor(private readonly now: () => string) {}

  private say(what: string): 'accepted' {
    this.said.push(what);
    return 'accepted';
  }

  ports: Pick<Shop, 'locks' | 'cameras' | 'notifier' | 'timers'> = {
    locks: {
      ...quietPorts.locks,
      read: async () => ({ lock: 'locked', door: 'closed', isOnline: true, at: this.now(), ...this.reading }),
      unlock: async () => ({ outcome: this.say('unlock') }),
      lock: async () => {
        this.say('lock');
        return { outcome: this.lockOutcome };
      },
    },
    cameras: {
      start: async () => ({ outcome: this.say('camera-start') }),
      stop: async () => ({ outcome: this.say('camera-stop') }),
      read: async () => ({ isOnline: true, isRecording: true, at: this.now() }),
    },
    notifier: {
      send: async ({ topic }) => {
        if (this.isNotifierDown) throw new Fault('notify-unreachable', 'no mail today');
        this.say(topic);
      },
    },
    timers: {
      wakeAt: async (windowId, at) => {
        if (this.areTimersDown) throw new Error('no timers today');
        this.timers.push([windowId, at]);
      },
    },
  };
}

const inWorld = (play: PlayedDelivery) => {
  const world = new World(play.clock.now);
  return { world, shop: { ...play.shop, ...world.ports } as Shop };
};

const recordsOf = async ({ windowId }: PlayedDelivery): Promise<DynamoDBRecord[]> =>
  (await allStreamRecords(table)).filter(({ dynamodb }) => dynamodb?.Keys?.pk?.S === `W#${windowId}`);
const done = { batchItemFailures: [] };
const commandsOf = (play: PlayedDelivery): Promise<Command[]> => play.shop.commands.ofWindow(play.windowId);

describe('the stream', () => {
  it('sends each command once, in the order of the steps, and has the window woken when it is due', async () => {
    const play = await placeDelivery(table);
    const { world, shop } = inWorld(play);
    await play.unlock();
    await runWorker(shop, await recordsOf(play));
    const { state, version } = await play.window();
    // The provider has merely accepted it: the door is not known to be open, and the window waits.
    expect([state, world.said]).toEqual(['unlocking', ['unlock']]);
    await play.must(actors.courier, { kind: 'lock' });
    const before = world.said.length;
    await runWorker(shop, await recordsOf(play));
    expect(world.said.slice(before)).toEqual(['lock']);
    expect(world.timers.every(([windowId]) => windowId === play.windowId)).toBe(true);
    const window = await play.window();
    expect(window.version).toBeGreaterThan(version);
    expect(world.timers.at(-1)?.[1]).toBe(wakeAt(window, play.clock.now(), shop.seller.delivery));
  });

  it('may tell the same any number of times: what was sent is not sent again', async () => {
    const play = await (await playDelivery(table)).to('unlocking');
    await play.must(actors.courier, { kind: 'lock' });
    const { world, shop } = inWorld(play);
    await runWorker(shop, await recordsOf(play));
    const once = [...world.said];
    expect(once).toEqual(expect.arrayContaining(['authorized', 'arrived', 'camera-start', 'lock']));
    for (let times = 0; times < 3; times++)
      expect(await runWorker(shop, await recordsOf(play))).toEqual(done);
    expect(world.said).toEqual(once);
    // It was on its way when the courier locked: what is not wanted any more does not leave.
    expect(once).not.toContain('unlock');
  });

  it('does not send a lock command again because of what became of it', async () => {
    const play = await (await playDelivery(table)).to('authorized');
    const { world, shop } = inWorld(play);
    world.lockOutcome = 'unknown';
    await play.must(actors.customer, { kind: 'lock' });
    for (let times = 0; times < 4; times++) {
      const records = await recordsOf(play);
      // Only what came since, as a stream goes on.
      await runWorker(shop, times === 0 ? records : records.slice(-2));
    }
    expect(world.said.filter((what) => what === 'lock')).toEqual(['lock']);
  });

  it('is not held up by a notifier that is down; the notice goes when it is back', async () => {
    const play = await (await playDelivery(table)).to('authorized');
    const { world, shop } = inWorld(play);
    world.isNotifierDown = true;
    await play.must(actors.customer, { kind: 'lock' });
    expect(await runWorker(shop, await recordsOf(play))).toEqual(done);
    expect([world.said, reported.length]).toEqual([['lock'], 1]);
    expect(await sweepNotices(shop)).toBe(0);
    world.isNotifierDown = false;
    play.clock.set(plusMs(play.clock.now(), 60_000));
    expect(await sweepNotices(shop)).toBe(1);
    await runWorker(shop, (await recordsOf(play)).slice(-1));
    expect(world.said).toEqual(['lock', 'authorized']);
    play.clock.set(plusMs(play.clock.now(), 86_400_000));
    expect(await sweepNotices(shop)).toBe(0);
  });

  it('gives a notice up after a day', async () => {
    const play = await (await playDelivery(table)).to('authorized');
    play.clock.set(plusMs(play.clock.now(), 86_400_000));
    expect(await sweepNotices(play.shop)).toBe(1);
    expect(await commandsOf(play)).toMatchObject([{ status: 'rejected', attempts: 0 }]);
    expect(await sweepNotices(play.shop)).toBe(0);
  });

  it('tells again what could not be done, and that alone', async () => {
    const play = await (await playDelivery(table)).to('authorized');
    const { world, shop } = inWorld(play);
    world.areTimersDown = true;
    const records = await recordsOf(play);
    const windows = records.filter(({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'WINDOW');
    const { batchItemFailures } = await runWorker(shop, records);
    expect(batchItemFailures).toEqual(
      windows.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber })),
    );
    expect(world.said).toEqual(['authorized']);
  });

  it('sets no timer for a window that was merely put off', async () => {
    const play = await placeDelivery(table);
    const { world, shop } = inWorld(play);
    await play.shop.windows.postpone(await play.window(), afterStart(5_000));
    const records = await recordsOf(play);
    const last = records.at(-1);
    expect(last?.dynamodb?.NewImage?.gsk?.S).toBe(afterStart(5_000));
    await runWorker(shop, last ? [last] : []);
    expect(world.timers).toEqual([]);
  });
});

describe('the sweeper', () => {
  it('makes up for timers that were lost: each deadline happens, the door is locked and looked at', async () => {
    const asked = await playDelivery(table);
    const open = await (await playDelivery(table)).to('unlocking');
    const { world, shop } = inWorld(open);
    open.clock.set(plusMs(open.clock.now(), 60_000));
    asked.clock.set(open.clock.now());
    expect(await makeDeadlines(() => shop)()).toMatchObject({ sweptWindows: 2 });
    expect((await asked.window()).state).toBe('expired');
    expect((await open.window()).state).toBe('securing');
    expect((await open.shop.windows.read(open.windowId))?.live?.lookedAt).toBe(open.clock.now());
    await runWorker(shop, await recordsOf(open));
    expect(world.said).toContain('lock');
    expect(world.said).not.toContain('unlock');
    for (let minute = 0; minute < 3; minute++) {
      open.clock.set(plusMs(open.clock.now(), 60_000));
      await sweepWindows(shop);
    }
    expect((await open.window()).state).toBe('secured');
  });

  it('leaves alone what was looked at in time, and makes place for others', async () => {
    const play = await (await playDelivery(table)).to('armed');
    const { world, shop } = inWorld(play);
    play.clock.set(afterStart(-299));
    await shop.windows.saveLive({ ...fitLive(afterStart(-300)), windowId: play.windowId });
    expect(await sweepWindows(shop)).toBe(1);
    expect(world.timers).toEqual([]);
    expect((await play.window()).version).toBe(5);
    expect(await sweepWindows(shop)).toBe(0);
  });

  it('looks at a door that may be open each time, however often it was put off', async () => {
    const play = await (await playDelivery(table)).to('unlocking');
    const { shop } = inWorld(play);
    await shop.windows.saveLive({ ...fitLive(play.clock.now()), windowId: play.windowId });
    const late = plusMs(play.clock.now(), 1_999);
    play.clock.set(late);
    await sweepWindows(shop);
    play.clock.set(plusMs(late, 1));
    expect(await sweepWindows(shop)).toBe(1);
    expect((await shop.windows.read(play.windowId))?.live?.lookedAt).toBe(play.clock.now());
  });

  it('is not held up by a window whose devices fail', async () => {
    const [bad, good] = [await playDelivery(table), await playDelivery(table)];
    await bad.to('unlocking');
    await good.to('unlocking');
    const { shop } = inWorld(good);
    const read = async () => {
      throw new Error('no such lock');
    };
    const windows = {
      ...shop.windows,
      read: (id: string) => (id === bad.windowId ? read() : shop.windows.read(id)),
    };
    good.clock.set(plusMs(good.clock.now(), 60_000));
    await expect(sweepWindows({ ...shop, windows })).rejects.toThrow('no such lock');
    expect((await good.window()).state).toBe('securing');
  });
});
