import nock from 'nock';
import { makeHttpClient } from '../../lambda/adapters/locks/http-client';
import { makeNukiLocks } from '../../lambda/adapters/locks/nuki';
import { describeLockAdapter } from './conformance';
import type { LockHarness, LockRig } from './harness';
import { type NukiLock, nukiLockId, nukiProvider, nukiRequests, nukiToken } from './nuki-fake';
import { impatient, meeting, nockProvider } from './provider';

const origin = 'https://api.nuki.io';
const now = '2026-03-01T12:00:00.000Z';

function startNuki(told: NukiLock['told'] = {}): { rig: LockRig; lock: NukiLock } {
  const lock: NukiLock = { bolt: 'locked', situation: 'confirms', reports: 0, requests: [], told };
  const situation = () => lock.situation;
  const answer = meeting(situation, nukiProvider(lock));
  const provider = nockProvider(origin, (asked) => {
    lock.requests.push(asked);
    return answer(asked);
  });
  const headers = { authorization: `Bearer ${nukiToken}` };
  const client = impatient(makeHttpClient({ baseUrl: origin, headers, timeoutMs: 5_000 }), situation);
  const rig: LockRig = {
    port: makeNukiLocks({ client, clock: { now: () => now }, pollMs: 1, polls: 3 }),
    lockId: nukiLockId,
    now: () => now,
    arrange(arranged) {
      lock.situation = arranged;
      if (arranged === 'stale-online') lock.bolt = 'unlocked';
    },
    recover() {
      lock.situation = 'confirms';
    },
    turn(bolt) {
      lock.bolt = bolt;
    },
    bolt: () => lock.bolt,
    unlockRequests: () => nukiRequests(lock).unlock,
    lockRequests: () => nukiRequests(lock).lock,
    stop: provider.stop,
  };
  return { rig, lock };
}

const harness: LockHarness = {
  name: 'Nuki',
  without: {
    confirms: 'its answer (204) comes before the lock has heard of it',
    'answers-strangely': 'its answer has no content',
    'not-remote': 'it tells of no such lock',
  },
  has: { door: 'closed', battery: true },
  secrets: [nukiToken],
  start: async () => startNuki().rig,
};

afterEach(() => nock.cleanAll());

describeLockAdapter(harness);

describe('what Nuki says', () => {
  const readingWith = async (told: NukiLock['told']) => {
    const { rig } = startNuki(told);
    return rig.port.read(nukiLockId);
  };
  const state = { state: 1, doorState: 2, batteryCritical: false, batteryCharge: 90 };

  it.each([
    [0, 'unknown'],
    [1, 'locked'],
    [2, 'unknown'],
    [3, 'unlocked'],
    [4, 'unknown'],
    [5, 'unlocked'],
    [6, 'unlocked'],
    [7, 'unlocked'],
    [224, 'unknown'],
    [225, 'unknown'],
    [254, 'jammed'],
    [255, 'unknown'],
    [42, 'unknown'],
  ])('state %d is %s', async (told, lock) => {
    expect(await readingWith({ state: { ...state, state: told } })).toMatchObject({ lock, isOnline: true });
  });

  it.each([
    [0, 'unknown'],
    [1, 'unknown'],
    [2, 'closed'],
    [3, 'open'],
    [4, 'unknown'],
    [5, 'unknown'],
    [16, 'unknown'],
    [240, 'unknown'],
    [255, 'unknown'],
  ])('door %d is %s', async (doorState, door) => {
    expect(await readingWith({ state: { ...state, doorState } })).toMatchObject({ door });
  });

  it('is of before while an operation is under way', async () => {
    expect(await readingWith({ operationId: '65f1' })).toMatchObject({ lock: 'unknown', isOnline: true });
  });

  it.each([1, 2, 3, 4, 99])('with the server state %d says nothing', async (serverState) => {
    expect(await readingWith({ serverState })).toMatchObject({ lock: 'unknown', isOnline: false });
  });

  it('of a battery is believed when it is bad', async () => {
    const critical = { state: { ...state, batteryCritical: true, batteryCharge: undefined } };
    expect(await readingWith(critical)).toMatchObject({ batteryPercent: 0 });
  });

  it('of a battery is nothing where nothing is told', async () => {
    const silent = { state: { ...state, batteryCharge: undefined } };
    expect(await readingWith(silent)).not.toHaveProperty('batteryPercent');
  });
});

describe('locks of Nuki', () => {
  it.each([
    ['a lock that locks itself', { advancedConfig: { autoLock: true, autoLockTimeout: 120 } }, 120],
    ['one that could and does not', { advancedConfig: { autoLock: false, autoLockTimeout: 120 } }, undefined],
    ['one without a time', { advancedConfig: { autoLock: true, autoLockTimeout: 0 } }, undefined],
    [
      'a smart door',
      {
        type: 3,
        advancedConfig: undefined,
        smartdoorAdvancedConfig: { autoLock: true, autoLockTimeout: 60 },
      },
      60,
    ],
    ['one of which nothing is told', { advancedConfig: null }, undefined],
  ])('lock themselves as they are set: %s', async (_what, told, seconds) => {
    const { rig } = startNuki(told);
    const capabilities = await rig.port.capabilities(nukiLockId);
    expect(capabilities?.autoRelockSeconds).toBe(seconds);
  });

  it.each([1, 2, 99])('of type %d are none of a door', async (type) => {
    const { rig } = startNuki({ type });
    expect(await rig.port.capabilities(nukiLockId)).toMatchObject({ canUnlock: false, canLock: false });
  });

  it('are asked for nothing but to unlock and to lock', async () => {
    const { rig, lock } = startNuki();
    await rig.port.unlock({ commandId: 'win_1.3.0', lockId: nukiLockId, relockAfterSeconds: 180 });
    await rig.port.lock({ commandId: 'win_1.4.0', lockId: nukiLockId });
    const bodies = lock.requests.map(({ method, path, body }) => [method, path, body]);
    expect(bodies).toEqual([
      ['POST', `/smartlock/${nukiLockId}/action`, '{"action":1}'],
      ['POST', `/smartlock/${nukiLockId}/action`, '{"action":2}'],
    ]);
  });

  it('are not unlocked at the instant from which on it is too late', async () => {
    const { rig, lock } = startNuki();
    const answer = await rig.port.unlock({ commandId: 'win_1.3.0', lockId: nukiLockId, notAfter: now });
    expect(answer).toEqual({ outcome: 'rejected', detail: 'too late' });
    expect(lock.requests).toEqual([]);
  });

  it.each(['front', '1/../2', '', '17?x=1'])('have numbers: %p is asked nothing', async (lockId) => {
    const { rig, lock } = startNuki();
    expect(await rig.port.unlock({ commandId: 'win_1.3.0', lockId })).toMatchObject({ outcome: 'rejected' });
    expect(await rig.port.read(lockId)).toMatchObject({ lock: 'unknown', isOnline: false });
    expect(await rig.port.capabilities(lockId)).toBeUndefined();
    expect(lock.requests).toEqual([]);
  });
});
