import type { LockCommand } from '../../domain/delivery/lock';
import { plusMs } from '../../domain/time';
import { makeSimulatedLocks } from './simulated';
import {
  clearFaults,
  hasFault,
  moveDoor,
  newSimulatedLock,
  type SimulatedLock,
  setFault,
  turnBolt,
} from './simulated-lock';

const start = '2026-03-01T12:00:00.000Z';

let now: string;
let lock: SimulatedLock;
beforeEach(() => {
  now = start;
  lock = newSimulatedLock();
});

const port = () => makeSimulatedLocks({ front: lock }, { now: () => now });
const asked: LockCommand = { commandId: 'win_1.3.0', lockId: 'front' };
const unlock = (changes: Partial<LockCommand> = {}) => port().unlock({ ...asked, ...changes });
const relock = () => port().lock(asked);
const read = () => port().read('front');
const pass = (ms: number) => {
  now = plusMs(now, ms);
};

describe('a simulated bolt', () => {
  it('that is slow is on its way, and nobody knows where', async () => {
    lock.boltMs = 8_000;
    expect(await unlock()).toEqual({ outcome: 'accepted' });
    expect(await read()).toMatchObject({ lock: 'unknown' });
    pass(7_999);
    expect(await read()).toMatchObject({ lock: 'unknown' });
    pass(1);
    expect(await read()).toMatchObject({ lock: 'unlocked' });
  });

  it('gets stuck, until it is turned by hand', async () => {
    setFault(lock, 'jams', 1);
    turnBolt(lock, 'unlocked', now);
    expect(await relock()).toEqual({ outcome: 'accepted' });
    expect(await read()).toMatchObject({ lock: 'jammed' });
    turnBolt(lock, 'locked', now);
    expect(await read()).toMatchObject({ lock: 'locked' });
  });

  it('is said to be stuck once, and is not', async () => {
    setFault(lock, 'false-jam', 1);
    expect(await read()).toMatchObject({ lock: 'jammed' });
    expect(await read()).toMatchObject({ lock: 'locked' });
  });

  it('is read as it was before, for as often as was said', async () => {
    turnBolt(lock, 'unlocked', now);
    await relock();
    setFault(lock, 'flash-back', 2);
    expect(await read()).toMatchObject({ lock: 'unlocked' });
    expect(await read()).toMatchObject({ lock: 'unlocked' });
    expect(await read()).toMatchObject({ lock: 'locked' });
  });

  it('is not thrown while the door is open, where that is known', async () => {
    turnBolt(lock, 'unlocked', now);
    moveDoor(lock, 'open', now);
    expect(await relock()).toEqual({ outcome: 'accepted' });
    expect(await read()).toMatchObject({ lock: 'unlocked', door: 'open' });
    lock.hasDoorSensor = false;
    await relock();
    expect(await read()).toMatchObject({ lock: 'locked', door: 'unknown' });
  });
});

describe('a command to a simulated lock', () => {
  it('is not done when it comes too late', async () => {
    expect(await unlock({ notAfter: start })).toMatchObject({ outcome: 'rejected' });
    expect(lock.bolt).toBe('locked');
  });

  it('arrives late, and is done then', async () => {
    setFault(lock, 'command-late', 1);
    expect(await unlock({ notAfter: plusMs(start, 20_000) })).toMatchObject({ outcome: 'unknown' });
    expect(await read()).toMatchObject({ lock: 'locked' });
    pass(15_000);
    expect(await read()).toMatchObject({ lock: 'unlocked' });
  });

  it('arrives later than it may, and is dropped', async () => {
    setFault(lock, 'command-late', 1);
    await unlock({ notAfter: plusMs(start, 15_000) });
    pass(60_000);
    expect(await read()).toMatchObject({ lock: 'locked' });
  });

  it.each([
    ['reply-lost', 'unlocked'],
    ['command-lost', 'locked'],
  ] as const)('of which nothing is heard (%s) leaves it %s', async (fault, bolt) => {
    setFault(lock, fault, 1);
    expect(await unlock()).toMatchObject({ outcome: 'unknown' });
    expect(await read()).toMatchObject({ lock: bolt });
  });

  it('is taken for a lock that is believed to be there, and not done', async () => {
    setFault(lock, 'stale-online');
    expect(await unlock()).toEqual({ outcome: 'accepted' });
    expect(await read()).toEqual({ lock: 'unknown', door: 'unknown', isOnline: false, at: start });
    expect(lock.bolt).toBe('locked');
  });

  it('meets with a fault as often as was said', async () => {
    setFault(lock, 'rejects', 1);
    expect(await unlock()).toMatchObject({ outcome: 'rejected' });
    expect(hasFault(lock, 'rejects')).toBe(false);
    setFault(lock, 'rejects');
    await unlock();
    expect(await unlock()).toMatchObject({ outcome: 'rejected' });
    clearFaults(lock);
    expect(await unlock()).toEqual({ outcome: 'confirmed' });
    expect(lock.requests).toEqual({ unlock: 4, lock: 0 });
  });
});

describe("a simulated lock's own timer", () => {
  it('locks it without any network, when it was told to', async () => {
    await unlock({ relockAfterSeconds: 60 });
    setFault(lock, 'offline');
    pass(59_999);
    expect(await read()).toMatchObject({ lock: 'unknown', isOnline: false });
    expect(lock.bolt).toBe('unlocked');
    clearFaults(lock);
    pass(1);
    expect(await read()).toMatchObject({ lock: 'locked' });
    expect(lock.history.at(-1)).toEqual({ at: plusMs(start, 60_000), what: 'locked by its own timer' });
  });

  it('waits until the door is closed', async () => {
    await unlock({ relockAfterSeconds: 60 });
    moveDoor(lock, 'open', now);
    pass(90_000);
    expect(await read()).toMatchObject({ lock: 'unlocked', door: 'open' });
    moveDoor(lock, 'closed', now);
    expect(await read()).toMatchObject({ lock: 'locked', door: 'closed' });
  });

  it('begins when somebody unlocks it by hand, too', async () => {
    turnBolt(lock, 'unlocked', now);
    pass(180_000);
    expect(await read()).toMatchObject({ lock: 'locked' });
  });

  it('is not there in every lock', async () => {
    const { autoRelockSeconds: _none, ...without } = newSimulatedLock();
    lock = without;
    await unlock({ relockAfterSeconds: 60 });
    pass(3_600_000);
    expect(await read()).toMatchObject({ lock: 'unlocked' });
    expect(await port().capabilities('front')).not.toHaveProperty('autoRelockSeconds');
  });
});

describe('a simulated door', () => {
  it('is not opened while it is locked', async () => {
    expect(moveDoor(lock, 'open', now)).toBe(false);
    expect(await read()).toMatchObject({ door: 'closed' });
    turnBolt(lock, 'unlocked', now);
    expect(moveDoor(lock, 'open', now)).toBe(true);
    expect(await read()).toMatchObject({ door: 'open' });
    expect(lock.history.map(({ what }) => what)).toEqual(['unlocked by hand', 'door opened']);
  });
});
