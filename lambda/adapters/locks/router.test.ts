import type { CommandAnswer, LockPort, LockReading } from '../../domain/delivery/lock';
import { makeLockRouter } from './router';

const now = '2026-03-01T12:00:00.000Z';
const clock = { now: () => now };
const done: CommandAnswer = { outcome: 'confirmed' };
const locked: LockReading = { lock: 'locked', door: 'closed', isOnline: true, at: now };

function recorded(): { calls: unknown[]; port: LockPort } {
  const calls: unknown[] = [];
  const port: LockPort = {
    capabilities: async (lockId) => {
      calls.push(['capabilities', lockId]);
      return { canUnlock: true, canLock: true, hasDoorSensor: false };
    },
    read: async (lockId) => {
      calls.push(['read', lockId]);
      return locked;
    },
    unlock: async (command) => {
      calls.push(['unlock', command]);
      return done;
    },
    lock: async (command) => {
      calls.push(['lock', command]);
      return done;
    },
  };
  return { calls, port };
}

describe('locks of many providers', () => {
  it("hands each to its own, by the provider's id", async () => {
    const [nuki, home] = [recorded(), recorded()];
    const router = makeLockRouter({ nuki: nuki.port, 'home-assistant': home.port }, clock);
    expect(await router.read('nuki:17')).toBe(locked);
    expect(await router.capabilities('home-assistant:lock.front_door')).toMatchObject({ canLock: true });
    const command = { commandId: 'win_1.3.0', lockId: 'nuki:17', notAfter: now, relockAfterSeconds: 180 };
    expect(await router.unlock(command)).toBe(done);
    expect(await router.lock({ commandId: 'win_1.4.0', lockId: 'nuki:17' })).toBe(done);
    expect(nuki.calls).toEqual([
      ['read', '17'],
      ['unlock', { ...command, lockId: '17' }],
      ['lock', { commandId: 'win_1.4.0', lockId: '17' }],
    ]);
    expect(home.calls).toEqual([['capabilities', 'lock.front_door']]);
  });

  it.each(['august:1', 'toString:1', '__proto__:1', 'nuki', 'nuki:', 'nuki:..', 'nuki:a/b', 'nuki:a?b', ''])(
    'knows nothing of %p, and believes nothing of it',
    async (lockId) => {
      const { calls, port } = recorded();
      const router = makeLockRouter({ nuki: port }, clock);
      const command = { commandId: 'win_1.3.0', lockId };
      expect(await router.capabilities(lockId)).toBeUndefined();
      expect(await router.read(lockId)).toEqual({
        lock: 'unknown',
        door: 'unknown',
        isOnline: false,
        at: now,
      });
      expect(await router.unlock(command)).toMatchObject({ outcome: 'rejected' });
      expect(await router.lock(command)).toMatchObject({ outcome: 'rejected' });
      expect(calls).toEqual([]);
    },
  );
});
