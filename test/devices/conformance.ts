import type { CommandAnswer, CommandOutcome, LockReading } from '../../lambda/domain/delivery/lock';
import { plusMs } from '../../lambda/domain/time';
import {
  type LockHarness,
  type LockRig,
  type ProviderSituation,
  providerSituations,
  type Situation,
} from './harness';

/** What an adapter may say of a command. `unknown` is never wrong where it may have been done. */
const outcomesOf: Record<ProviderSituation, readonly CommandOutcome[]> = {
  confirms: ['confirmed'],
  'accepts-only': ['accepted'],
  'answers-strangely': ['accepted', 'unknown'],
  rejects: ['rejected'],
  unauthorized: ['rejected'],
  'rate-limited': ['rejected', 'unknown'],
  breaks: ['unknown'],
  down: ['unknown'],
  unreachable: ['rejected', 'unknown'],
  silent: ['unknown'],
  'reply-lost': ['unknown'],
  malformed: ['unknown'],
  'not-json': ['unknown'],
  'too-large': ['unknown'],
  redirects: ['rejected', 'unknown'],
};

/** Where a reading cannot be had. */
const unreadable = [
  'unauthorized',
  'rate-limited',
  'breaks',
  'down',
  'unreachable',
  'silent',
  'reply-lost',
  'malformed',
  'not-json',
  'too-large',
  'redirects',
] as const satisfies Situation[];

/** After these a lock command is sent again, and must get through. */
const passing = ['rate-limited', 'breaks', 'down', 'unreachable', 'silent', 'reply-lost'] as const;

let rig: LockRig;
let commands = 0;

const newCommand = () => {
  commands += 1;
  return { commandId: `win_conformance.${commands}.0`, lockId: rig.lockId };
};
const unlock = (): Promise<CommandAnswer> =>
  rig.port.unlock({ ...newCommand(), notAfter: plusMs(rig.now(), 20_000), relockAfterSeconds: 180 });
const lock = (): Promise<CommandAnswer> => rig.port.lock(newCommand());
const read = (): Promise<LockReading> => rig.port.read(rig.lockId);

/** Every adapter of locks behaves alike, whatever its provider and its devices do. */
export function describeLockAdapter(harness: LockHarness): void {
  const can = (situation: Situation) => harness.without[situation] === undefined;
  const those = <S extends Situation>(situations: readonly S[]) => situations.filter(can);

  const when = (situation: Situation, title: string, check: () => Promise<void>) => {
    if (!can(situation)) return;
    it(`${title} (${situation})`, async () => {
      await rig.arrange(situation);
      await check();
    });
  };

  describe(`locks of ${harness.name}`, () => {
    beforeEach(async () => {
      rig = await harness.start();
    });
    afterEach(() => rig.stop());

    const isDiscreet = (said: unknown) => {
      const text = JSON.stringify(said) ?? '';
      for (const secret of harness.secrets) expect(text).not.toContain(secret);
    };

    const isRight = async (answer: CommandAnswer, situation: ProviderSituation, wanted: string) => {
      expect(outcomesOf[situation]).toContain(answer.outcome);
      isDiscreet(answer);
      if (answer.outcome === 'confirmed') expect(await rig.bolt()).toBe(wanted);
    };

    describe('unlock', () => {
      it.each(those(providerSituations))(
        'is answered for what it is, and sent once: %s',
        async (situation) => {
          await rig.arrange(situation);
          await isRight(await unlock(), situation, 'unlocked');
          expect(rig.unlockRequests()).toBeLessThanOrEqual(1);
          expect(rig.lockRequests()).toBe(0);
        },
      );

      when('rate-limited', 'hands on how long the provider wants to be left alone', async () => {
        expect(await unlock()).toMatchObject({ retryAfterMs: 7_000 });
      });

      when('reply-lost', 'is not known to have failed when it may have been done', async () => {
        const { outcome } = await unlock();
        expect({ outcome, requests: rig.unlockRequests() }).toEqual({ outcome: 'unknown', requests: 1 });
      });

      when('not-remote', 'is refused by a lock that cannot be worked from afar', async () => {
        expect(['rejected', 'unknown']).toContain((await unlock()).outcome);
        expect(await rig.bolt()).toBe('locked');
      });

      when('missing', 'is refused for a lock that is not there', async () => {
        expect((await unlock()).outcome).toBe('rejected');
      });
    });

    describe('lock', () => {
      it.each(those(providerSituations))('is answered for what it is: %s', async (situation) => {
        await rig.turn('unlocked');
        await rig.arrange(situation);
        await isRight(await lock(), situation, 'locked');
        expect(rig.unlockRequests()).toBe(0);
      });

      it.each(those(passing))('gets through as soon as it can: %s', async (situation) => {
        await rig.turn('unlocked');
        await rig.arrange(situation);
        await lock();
        await rig.recover();
        expect(['accepted', 'confirmed']).toContain((await lock()).outcome);
        expect(await rig.bolt()).toBe('locked');
      });

      it('does no harm twice', async () => {
        await rig.turn('unlocked');
        await lock();
        expect(['accepted', 'confirmed']).toContain((await lock()).outcome);
        expect(await rig.bolt()).toBe('locked');
      });

      it('follows upon an unlock', async () => {
        expect(['accepted', 'confirmed']).toContain((await unlock()).outcome);
        expect(await rig.bolt()).toBe('unlocked');
        expect(['accepted', 'confirmed']).toContain((await lock()).outcome);
        expect(await rig.bolt()).toBe('locked');
      });

      when('rate-limited', 'hands on how long the provider wants to be left alone', async () => {
        expect(await lock()).toMatchObject({ retryAfterMs: 7_000 });
      });

      when('jammed', 'is not confirmed by a lock that is jammed', async () => {
        expect((await lock()).outcome).not.toBe('confirmed');
      });

      when('missing', 'is refused for a lock that is not there', async () => {
        expect((await lock()).outcome).toBe('rejected');
      });
    });

    describe('a reading', () => {
      it('says what is so, now', async () => {
        const before = rig.now();
        const reading = await read();
        expect(reading).toMatchObject({ lock: 'locked', door: harness.has.door, isOnline: true });
        expect(reading.at >= before).toBe(true);
        if (harness.has.battery) expect(reading.batteryPercent).toBeGreaterThan(20);
        isDiscreet(reading);
      });

      it('follows the bolt', async () => {
        await rig.turn('unlocked');
        expect(await read()).toMatchObject({ lock: 'unlocked', isOnline: true });
        await rig.turn('locked');
        expect(await read()).toMatchObject({ lock: 'locked', isOnline: true });
      });

      it('never unlocks', async () => {
        await read();
        await rig.port.capabilities(rig.lockId);
        expect(rig.unlockRequests()).toBe(0);
        expect(await rig.bolt()).toBe('locked');
      });

      it.each(those(unreadable))('that cannot be had says nothing: %s', async (situation) => {
        await rig.arrange(situation);
        const reading = await read();
        expect(reading).toMatchObject({ lock: 'unknown', door: 'unknown', isOnline: false });
        isDiscreet(reading);
      });

      when('jammed', 'tells a jam', async () => {
        expect(await read()).toMatchObject({ lock: 'jammed' });
      });

      when('state-unknown', 'takes a state without meaning for none', async () => {
        expect(await read()).toMatchObject({ lock: 'unknown' });
      });

      when('door-unknown', 'takes a door without meaning for unknown', async () => {
        expect(await read()).toMatchObject({ door: 'unknown' });
      });

      when('door-open', 'tells an open door', async () => {
        expect(await read()).toMatchObject({ door: 'open' });
      });

      when('no-door-sensor', 'does not make up a door', async () => {
        expect(await read()).toMatchObject({ door: 'unknown' });
      });

      when('battery-low', 'tells a low battery', async () => {
        expect((await read()).batteryPercent).toBeLessThan(20);
      });

      when('offline', 'of a lock that is not there says nothing of its bolt', async () => {
        expect(await read()).toMatchObject({ lock: 'unknown', isOnline: false });
      });

      when('stale-online', 'is live: what was so once is not', async () => {
        expect((await read()).lock).not.toBe('locked');
      });

      when('missing', 'of nothing says nothing', async () => {
        expect(await read()).toMatchObject({ lock: 'unknown', isOnline: false });
      });
    });

    describe('capabilities', () => {
      it('are those of the lock', async () => {
        const capabilities = await rig.port.capabilities(rig.lockId);
        expect(capabilities).toMatchObject({ canUnlock: true, canLock: true });
      });

      when('not-remote', 'leave out what it cannot do', async () => {
        expect(await rig.port.capabilities(rig.lockId)).not.toMatchObject({ canUnlock: true });
      });

      when('no-door-sensor', 'leave out a sensor that is not there', async () => {
        expect(await rig.port.capabilities(rig.lockId)).toMatchObject({ hasDoorSensor: false });
      });

      it.each(those([...unreadable, 'missing']))(
        'are none where they cannot be had: %s',
        async (situation) => {
          await rig.arrange(situation);
          expect(await rig.port.capabilities(rig.lockId)).toBeUndefined();
        },
      );
    });
  });
}
