import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MatterController, openMatterController } from '../../demo/matter/controller';
import { makeMatterLocks } from '../../demo/matter/locks';
import { startVirtualLock, type VirtualLock, type VirtualLockOptions } from '../../demo/matter/virtual-lock';
import { Air, boltOf, lockId, newFolder, now } from './matter-rig';

const command = { commandId: 'win_matter.1.0', lockId };

/** A house with one lock, of which each end can be cut off, closed and opened again. */
async function startHouse({ meet }: Pick<VirtualLockOptions, 'meet'> = {}) {
  const files = newFolder();
  const lockAir = new Air();
  const houseAir = new Air();
  const openLock = (port?: number) =>
    startVirtualLock({
      folder: join(files.folder, 'lock'),
      network: lockAir,
      ...(port !== undefined && { port }),
      ...(meet && { meet }),
    });
  const openController = () => openMatterController(join(files.folder, 'controller'), houseAir);
  const ends: { lock: VirtualLock; controller: MatterController } = {
    lock: await openLock(),
    controller: await openController(),
  };
  const portWith = (timeoutMs: number) =>
    makeMatterLocks({
      controller: { find: (id) => ends.controller.find(id) },
      clock: { now: () => now },
      relockSeconds: 180,
      timeoutMs,
      pollMs: 1,
      polls: 2,
    });
  return {
    ends,
    lockAir,
    houseAir,
    locks: portWith(10_000),
    hurried: portWith(500),
    join: (passcode = ends.lock.passcode) =>
      ends.controller.commission({ lockId, port: ends.lock.port, passcode }),
    async reopenController() {
      await ends.controller.close();
      ends.controller = await openController();
    },
    /** Without a word to those it has spoken with. */
    async reopenLock() {
      lockAir.isCut = true;
      const { port } = ends.lock;
      await ends.lock.close();
      ends.lock = await openLock(port);
      lockAir.isCut = false;
    },
    async stop() {
      await ends.controller.close();
      await ends.lock.close();
      files.remove();
    },
  };
}

let house: Awaited<ReturnType<typeof startHouse>>;
afterEach(() => house.stop());

async function untilLocked(): Promise<void> {
  while (boltOf(house.ends.lock) !== 'locked') await sleep(50);
}

const nothing = { lock: 'unknown', door: 'unknown', isOnline: false };

describe('a Matter lock', () => {
  beforeEach(async () => {
    house = await startHouse();
    await house.join();
  });

  it('locks itself again without the controller', async () => {
    const unlocked = await house.locks.unlock({ ...command, relockAfterSeconds: 1 });
    expect(unlocked).toEqual({ outcome: 'confirmed' });
    await house.ends.controller.close();
    expect(boltOf(house.ends.lock)).toBe('unlocked');
    await untilLocked();
  });

  it('stays as it is where nobody asks it to lock itself', async () => {
    expect(await house.locks.unlock(command)).toEqual({ outcome: 'confirmed' });
    expect(await house.locks.capabilities(lockId)).toMatchObject({ autoRelockSeconds: 180 });
    await sleep(1_500);
    expect(boltOf(house.ends.lock)).toBe('unlocked');
  });

  it('is unknown while the controller is offline, locks itself meanwhile, and is read again after', async () => {
    await house.locks.unlock({ ...command, relockAfterSeconds: 2 });
    house.houseAir.isCut = true;
    expect(await house.hurried.read(lockId)).toMatchObject(nothing);
    await untilLocked();
    expect(await house.hurried.read(lockId)).toMatchObject(nothing);
    house.houseAir.isCut = false;
    expect(await house.locks.read(lockId)).toMatchObject({ lock: 'locked', isOnline: true });
  });

  it('that is gone is unknown, takes no command, and works when it is back', async () => {
    await house.locks.read(lockId);
    house.lockAir.isCut = true;
    expect(await house.hurried.read(lockId)).toMatchObject(nothing);
    expect((await house.hurried.unlock(command)).outcome).toBe('rejected');
    expect((await house.hurried.lock(command)).outcome).toBe('rejected');
    await house.reopenLock();
    expect(boltOf(house.ends.lock)).toBe('locked');
    expect(await house.locks.unlock({ ...command, relockAfterSeconds: 60 })).toEqual({
      outcome: 'confirmed',
    });
  });

  it('keeps its fabric over a restart of the controller', async () => {
    await house.reopenController();
    expect(await house.locks.read(lockId)).toMatchObject({ lock: 'locked', isOnline: true });
    expect(await house.locks.unlock(command)).toEqual({ outcome: 'confirmed' });
    await expect(house.join()).rejects.toThrow('is in the house already');
  });

  it('that has dismissed us tells nothing and does nothing', async () => {
    await house.ends.lock.dismissAll();
    expect(await house.locks.read(lockId)).toMatchObject(nothing);
    expect(await house.locks.capabilities(lockId)).toBeUndefined();
    expect((await house.locks.unlock(command)).outcome).toBe('rejected');
    expect(boltOf(house.ends.lock)).toBe('locked');
  });

  it('is not unlocked at the instant from which on it is too late', async () => {
    const answer = await house.locks.unlock({ ...command, notAfter: now });
    expect(answer).toEqual({ outcome: 'rejected', detail: 'too late' });
    expect(boltOf(house.ends.lock)).toBe('locked');
  });
});

describe('a Matter controller', () => {
  it('sends nothing more once it has given up', async () => {
    // Once the command has come, nothing more does, in either direction.
    house = await startHouse({
      meet() {
        house.lockAir.isCut = true;
      },
    });
    await house.join();
    await house.locks.read(lockId);
    const unlocking = house.hurried.unlock(command);
    // Left alone, Matter would go on sending for longer than this.
    await sleep(2_000);
    const { sent } = house.houseAir;
    await sleep(6_000);
    expect(house.houseAir.sent).toBe(sent);
    expect((await unlocking).outcome).toBe('unknown');
  });

  it('takes no lock in whose passcode it does not know, and does when it does', async () => {
    house = await startHouse();
    await expect(house.join(11_223_344)).rejects.toThrow();
    expect(house.ends.controller.find(lockId)).toBeUndefined();
    await house.join();
    expect(await house.locks.read(lockId)).toMatchObject({ lock: 'locked' });
  });

  it.each(['0', 'front', '-1', '1.5', ''])('takes no lock in as %p', async (wrong) => {
    house = await startHouse();
    const { port, passcode } = house.ends.lock;
    const commissioning = house.ends.controller.commission({ lockId: wrong, port, passcode });
    await expect(commissioning).rejects.toThrow('expected a number from 1 on');
  });
});
