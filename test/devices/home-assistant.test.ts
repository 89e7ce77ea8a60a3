import nock from 'nock';
import { makeHomeAssistantLocks } from '../../lambda/adapters/locks/home-assistant';
import { makeHttpClient } from '../../lambda/adapters/locks/http-client';
import { describeLockAdapter } from './conformance';
import type { LockHarness, LockRig } from './harness';
import {
  type Home,
  homeBattery,
  homeCode,
  homeDoor,
  homeLock,
  homeProvider,
  homeRequests,
  homeToken,
  moveBolt,
  newHome,
} from './home-assistant-fake';
import { impatient, meeting, nockProvider } from './provider';

const origin = 'https://home.example';
const now = '2026-03-01T12:00:00.000Z';
const door = { door: homeDoor, battery: homeBattery, code: homeCode, autoRelockSeconds: 180, polled: true };

type Locks = Parameters<typeof makeHomeAssistantLocks>[0]['locks'];

function startHome(
  changes: Partial<Home> = {},
  locks: Locks = { [homeLock]: door },
): { rig: LockRig; home: Home } {
  const home = newHome(changes);
  const situation = () => home.situation;
  const answer = meeting(situation, homeProvider(home));
  const provider = nockProvider(origin, (asked) => {
    home.requests.push(asked);
    return answer(asked);
  });
  const headers = { authorization: `Bearer ${homeToken}` };
  const client = impatient(makeHttpClient({ baseUrl: origin, headers, timeoutMs: 5_000 }), situation);
  // Without a sensor there is none in the configuration.
  const withoutSensor = { [homeLock]: { battery: homeBattery, code: homeCode, polled: true } };
  const portOf = (known: Locks) =>
    makeHomeAssistantLocks({ client, clock: { now: () => now }, locks: known, pollMs: 1, polls: 3 });
  const rig: LockRig = {
    port: portOf(locks),
    lockId: homeLock,
    now: () => now,
    arrange(arranged) {
      home.situation = arranged;
      if (arranged === 'stale-online') home.bolt = 'unlocked';
      if (arranged === 'no-door-sensor') rig.port = portOf(withoutSensor);
    },
    recover() {
      home.situation = 'confirms';
    },
    turn: (bolt) => moveBolt(home, bolt),
    bolt: () => home.bolt,
    unlockRequests: () => homeRequests(home, 'unlock'),
    lockRequests: () => homeRequests(home, 'lock'),
    stop: provider.stop,
  };
  return { rig, home };
}

const harness: LockHarness = {
  name: 'Home Assistant',
  without: { 'not-remote': 'it tells of no such lock' },
  has: { door: 'closed', battery: true },
  secrets: [homeToken, homeCode],
  start: async () => startHome().rig,
};

afterEach(() => nock.cleanAll());

describeLockAdapter(harness);

describe('what Home Assistant says', () => {
  it.each([
    ['locked', 'locked'],
    ['locking', 'unknown'],
    ['unlocked', 'unlocked'],
    ['unlocking', 'unknown'],
    ['open', 'unlocked'],
    ['opening', 'unlocked'],
    ['jammed', 'jammed'],
    ['unknown', 'unknown'],
    ['LOCKED', 'unknown'],
    ['toString', 'unknown'],
    ['', 'unknown'],
  ])('%p is %s', async (state, lock) => {
    const { rig } = startHome({ told: { state } });
    expect(await rig.port.read(homeLock)).toMatchObject({ lock, isOnline: true });
  });

  it('is nothing of an entity that says what it was told', async () => {
    const { rig } = startHome({ told: { attributes: { assumed_state: true } } });
    expect(await rig.port.read(homeLock)).toMatchObject({ lock: 'unknown', isOnline: true });
    const answer = await rig.port.unlock({ commandId: 'win_1.3.0', lockId: homeLock });
    expect(answer).toEqual({ outcome: 'accepted' });
  });
});

describe('a command to Home Assistant', () => {
  const command = { commandId: 'win_1.3.0', lockId: homeLock };

  it('is confirmed by the state, whatever its answer lists', async () => {
    const { rig, home } = startHome({ isSlow: true });
    expect(await rig.port.unlock(command)).toEqual({ outcome: 'confirmed' });
    const [, called] = home.requests;
    expect(JSON.parse(called?.body ?? '')).toEqual({ entity_id: homeLock, code: homeCode });
  });

  it('is not confirmed by what was so before', async () => {
    const { rig } = startHome();
    expect(await rig.port.lock(command)).toEqual({ outcome: 'accepted' });
  });

  it('is never a state that is set: that would be a lie', async () => {
    const { rig, home } = startHome();
    await rig.port.unlock(command);
    await rig.port.lock(command);
    await rig.port.read(homeLock);
    await rig.port.capabilities(homeLock);
    const written = home.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path);
    expect(new Set(written)).toEqual(
      new Set([
        '/api/services/lock/unlock',
        '/api/services/lock/lock',
        '/api/services/homeassistant/update_entity',
      ]),
    );
  });

  it('is not sent at the instant from which on it is too late', async () => {
    const { rig, home } = startHome();
    const answer = await rig.port.unlock({ ...command, notAfter: now });
    expect(answer).toEqual({ outcome: 'rejected', detail: 'too late' });
    expect(homeRequests(home, 'unlock')).toBe(0);
  });

  it.each(['lock.back_door', 'toString', 'light.hall', 'lock.front_door/../x'])(
    'is for locks that were set up alone: not for %s',
    async (lockId) => {
      const { rig, home } = startHome();
      expect(await rig.port.unlock({ ...command, lockId })).toMatchObject({ outcome: 'rejected' });
      expect(await rig.port.lock({ ...command, lockId })).toMatchObject({ outcome: 'rejected' });
      expect(await rig.port.read(lockId)).toMatchObject({ lock: 'unknown', isOnline: false });
      expect(await rig.port.capabilities(lockId)).toBeUndefined();
      expect(home.requests).toEqual([]);
    },
  );
});

describe('a lock that Home Assistant does not poll', () => {
  const { polled: _polled, ...told } = door;

  it.each([undefined, false])(
    'is never read as locked, however new the report (polled: %p)',
    async (polled) => {
      const known = { ...told, ...(polled !== undefined && { polled }) };
      const { rig } = startHome({ isPushed: true }, { [homeLock]: known });
      const unproven = { lock: 'unknown', door: 'unknown', isOnline: true, batteryPercent: 90 };
      expect(await rig.port.read(homeLock)).toMatchObject(unproven);
      await rig.arrange('stale-online');
      expect(await rig.port.read(homeLock)).toMatchObject(unproven);
    },
  );

  it('cannot be opened, and says so when it is set up', async () => {
    const { rig } = startHome({ isPushed: true }, { [homeLock]: told });
    expect(await rig.port.capabilities(homeLock)).toMatchObject({ canUnlock: false, canLock: true });
  });

  it('confirms a command by the change that follows it', async () => {
    const { rig } = startHome({ isPushed: true, bolt: 'unlocked' }, { [homeLock]: told });
    expect(await rig.port.lock({ commandId: 'win_1.3.0', lockId: homeLock })).toEqual({
      outcome: 'confirmed',
    });
  });
});

describe('a reading of Home Assistant', () => {
  it('knows what was set up beside the lock', async () => {
    const { rig } = startHome();
    expect(await rig.port.capabilities(homeLock)).toEqual({
      canUnlock: true,
      canLock: true,
      hasDoorSensor: true,
      autoRelockSeconds: 180,
    });
  });

  it('makes up neither door nor battery nor a timer', async () => {
    const { rig, home } = startHome({}, { [homeLock]: { polled: true } });
    const reading = await rig.port.read(homeLock);
    expect(reading).toEqual({ lock: 'locked', door: 'unknown', isOnline: true, at: now });
    expect(await rig.port.capabilities(homeLock)).not.toHaveProperty('autoRelockSeconds');
    expect(home.requests.some(({ path }) => path.includes('sensor'))).toBe(false);
  });

  it.each([[''], ['unavailable'], ['-1'], ['101'], ['full']])('takes no %p for a battery', async (state) => {
    // The lock's own entity stands in for a sensor that says something strange.
    const { rig } = startHome({ told: { state } }, { [homeLock]: { battery: homeLock } });
    expect(await rig.port.read(homeLock)).not.toHaveProperty('batteryPercent');
  });
});
