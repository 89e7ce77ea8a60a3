import { setCameraFault } from '../../lambda/adapters/cameras/simulated-camera';
import { clearFaults, setFault } from '../../lambda/adapters/locks/simulated-lock';
import type { HaltScope } from '../../lambda/domain/delivery/halt';
import { instantOf } from '../../lambda/domain/time';
import { tell } from './world/story';
import { liftHalt, sendCommandTask } from './world/tasks';
import { Terminal } from './world/terminal';

/*
 * Attacks that were made on such systems, or would be, each told from its beginning to its end: over HTTP, the table, the
 * outbox, and simulated locks and cameras. The invariants are watched all along.
 */

test('the camera freeze of 2017: whoever jams the camera of an open door finds it locked when they come back', async () => {
  const story = await tell().open();
  await story.courier('placed');
  // The courier's accomplice floods the network: the camera shows the same picture again and again, and seems to record.
  setCameraFault(story.house.camera, 'frozen', story.world.now());
  await story.passSeconds(8);
  expect(story.told('customer')).toContain('camera-lost');
  expect(story.told('operations')).toContain('camera-lost');
  await story.passSeconds(10);
  expect(story.told('customer')).toContain('leave-now');
  // The door falls shut for a moment, so that somebody could go in again unseen: it is locked in that moment.
  story.door('closed');
  await story.passSeconds(3);
  expect(story.house.lock.bolt).toBe('locked');
  expect(story.door('open')).toBe(false);
  await story.until('secured');
});

test('the camera freeze of 2017, before the door: a camera that stands still opens nothing', async () => {
  const story = await tell().recording();
  const challenge = await story.challenge();
  setCameraFault(story.house.camera, 'frozen', story.world.now());
  await story.passSeconds(7);
  expect(await story.courier('unlock', { challenge })).toBe('CAMERA_STALE');
  expect(story.house.lock.requests.unlock).toBe(0);
});

test('the Wi-Fi jam of 2018: a lock that cannot be heard is not locked, and people are called until it is', async () => {
  const story = await tell().open();
  await story.courier('placed');
  // Everything with a radio is deaf from now on; the door is pulled shut and not locked.
  setFault(story.house.lock, 'offline');
  setCameraFault(story.house.camera, 'offline', story.world.now());
  story.door('closed');
  await story.courier('lock');
  expect(story.state).toBe('securing');
  await story.until('relock-failed');
  expect(story.told('customer')).toContain('door-not-locked');
  await story.passSeconds(200);
  // It has locked itself by its own timer, without any network; nobody believes it unheard.
  expect(story.house.lock.bolt).toBe('locked');
  expect(story.state).toBe('relock-failed');
  const pages = story.told('operations').filter((topic) => topic === 'door-not-locked');
  expect(pages.length).toBeGreaterThanOrEqual(4);
  clearFaults(story.house.lock);
  await story.until('secured');
});

test('the Wi-Fi jam of 2018, with a courier who stays away: the door is locked at the hard limit, at the latest', async () => {
  const story = await tell().unlocked();
  setFault(story.house.lock, 'stale-online', 3);
  await story.passSeconds(70);
  await story.until('secured', 120);
  expect(story.house.lock.bolt).toBe('locked');
});

describe('replay', () => {
  test('the very bytes that opened the door open nothing again', async () => {
    const story = await tell().recording();
    const signed = story.signed('unlock', { challenge: await story.challenge() });
    expect(await story.send(signed)).toBe('202');
    await story.until('unlocked');
    expect(await story.send(signed)).toBe('NONCE_USED');
    await story.passSeconds(120);
    expect(await story.send(signed)).toBe('SIGNATURE_EXPIRED');
    expect(story.house.lock.requests.unlock).toBe(1);
  });

  test('a challenge that was used, or that another took the place of, opens nothing', async () => {
    const story = await tell().recording();
    const old = await story.challenge();
    const challenge = await story.challenge();
    expect(await story.courier('unlock', { challenge: old })).toBe('CHALLENGE_USED');
    expect(await story.courier('unlock', { challenge })).toBe('202');
    expect(await story.courier('unlock', { challenge })).toBe('ALREADY_UNLOCKED');
    expect(story.commandsOf('unlock')).toHaveLength(1);
  });

  test('a command of the outbox that is delivered a hundred times is sent once', async () => {
    const story = await tell().unlocked();
    const [command] = story.commandsOf('unlock');
    for (let time = 0; time < 100; time++) await story.does(sendCommandTask(command?.commandId ?? ''));
    expect(story.house.lock.requests.unlock).toBe(1);
  });
});

describe('a stolen terminal', () => {
  test('is worth nothing once it is revoked, and the door that it opened is locked', async () => {
    const before = await tell().recording();
    const challenge = await before.challenge();
    expect(await before.revokeTerminal()).toBe('revoked');
    expect(await before.courier('unlock', { challenge })).toBe('DEVICE_REVOKED');
    expect(before.commandsOf('unlock')).toHaveLength(0);

    const inside = await tell().open();
    await inside.revokeTerminal();
    expect(inside.state).toBe('securing');
    expect(await inside.courier('placed')).toBe('DEVICE_REVOKED');
  });

  test('of another courier finds no such stop, and signs for nobody else', async () => {
    const story = await tell().recording();
    const [, other] = story.world.terminals;
    if (!other) throw new Error('no second terminal');
    const challenge = await story.challenge();
    expect(await story.courier('unlock', { challenge }, other)).toBe('STOP_UNKNOWN');
    const forger = new Terminal(story.world, 'cou_1', 9);
    Object.defineProperty(forger, 'deviceId', { value: story.terminal.deviceId });
    expect(await story.courier('unlock', { challenge }, forger)).toBe('SIGNATURE_INVALID');
    expect(story.state).toBe('recording');
  });

  test('far from the door, or without the parcel, cannot even arrive', async () => {
    const story = await tell().begun();
    expect(await story.arrive({ location: { latitude: 48.86, longitude: 2.36 } })).toBe('OUT_OF_GEOFENCE');
    expect(await story.arrive({ packageId: 'P2' })).toBe('PACKAGE_MISMATCH');
    expect(story.house.camera.requests.start).toBe(0);
  });
});

describe('revoked while the courier is at the door', () => {
  test('before the door is opened: it stays closed, and the courier is told why', async () => {
    const story = await tell().recording();
    const challenge = await story.challenge();
    expect(await story.customer({ kind: 'revoke', reason: 'customer-request' })).toBe('changed');
    expect(await story.courier('unlock', { challenge })).toBe('WINDOW_REVOKED');
    expect(story.house.lock.requests.unlock).toBe(0);
  });

  test('after it was opened: it is locked at once, and nothing is said to be over before that is proven', async () => {
    const story = await tell().open();
    await story.customer({ kind: 'revoke', reason: 'customer-request' });
    expect(story.state).toBe('securing');
    await story.passSeconds(20);
    expect(story.state).toBe('securing');
    story.door('closed');
    await story.until('secured');
    await story.until('completed-revoked');
    expect(story.told('operations')).toContain('revoked');
  });

  test('between the command and its sending: it is not sent', async () => {
    const story = await tell().recording();
    await story.only(story.courierTask('unlock', { challenge: await story.challenge() }));
    expect(story.state).toBe('unlocking');
    await story.only(story.customerTask({ kind: 'revoke', reason: 'customer-request' }));
    await story.settle();
    expect(story.house.lock.requests).toEqual({ unlock: 0, lock: 1 });
    await story.until('secured');
  });
});

describe('double unlock', () => {
  test('a reply that is lost leaves the door open in everybody’s mind, and is never asked for again', async () => {
    const story = await tell().recording();
    setFault(story.house.lock, 'command-lost', 1);
    await story.unlock();
    expect(story.state).toBe('unlocking');
    expect(await story.unlock()).toBe('ALREADY_UNLOCKED');
    await story.passSeconds(21);
    expect(['unlock-unknown', 'securing']).toContain(story.state);
    await story.until('secured');
    expect(story.house.lock.requests.unlock).toBe(1);
  });

  test('another arrival, another challenge, another terminal: one window is one unlock', async () => {
    const story = await tell().open();
    expect(await story.arrive()).toBe('STATE_CONFLICT');
    expect(await story.courier('challenge')).toBe('STATE_CONFLICT');
    story.door('closed');
    await story.until('secured');
    expect(await story.unlock()).toBe('ALREADY_UNLOCKED');
    expect(story.commandsOf('unlock')).toHaveLength(1);
  });
});

describe('clock skew', () => {
  test.each([
    [-59, '200'],
    [59, '200'],
    [-61, 'SIGNATURE_EXPIRED'],
    [61, 'SIGNATURE_EXPIRED'],
  ])('a terminal whose clock is off by %i seconds is answered %s', async (seconds, expected) => {
    const story = await tell().begun();
    const body = { packageId: 'P1', location: { latitude: 48.8566, longitude: 2.3522 } };
    const signed = story.signed('arrive', body, { skewMs: seconds * 1_000 });
    expect(await story.send(signed)).toBe(expected);
  });

  test('a terminal that says it is later opens no window earlier', async () => {
    const story = await tell().begun(-30_000);
    const body = { packageId: 'P1', location: { latitude: 48.8566, longitude: 2.3522 } };
    expect(await story.send(story.signed('arrive', body, { skewMs: 45_000 }))).toBe('WINDOW_NOT_OPEN');
  });

  test('a camera whose clock is a minute behind proves nothing', async () => {
    const story = await tell().begun();
    setCameraFault(story.house.camera, 'old-frames', story.world.now());
    await story.arrive();
    await story.until('camera-failed');
    expect(await story.unlock()).toBe('STATE_CONFLICT');
  });
});

describe('an insider', () => {
  test('can revoke and lock alone, and make nothing longer', async () => {
    const story = await tell().recording();
    const endsAt = instantOf(Date.parse(story.window.endsAt) + 600_000);
    const propose = { kind: 'propose-extension', endsAt, reason: 'weather' } as const;
    expect(await story.operator(propose, 'op_1')).toBe('changed');
    expect(await story.operator({ kind: 'approve-extension' }, 'op_1')).toBe('second-approver-required');
    expect(await story.operator({ kind: 'approve-extension' }, 'op_2')).toBe('changed');
    expect(await story.operator({ kind: 'lock' })).toBe('changed');
    expect(await story.operator({ kind: 'revoke', reason: 'suspected-fraud' })).toBe('changed');
  });

  test('who enrolled a terminal cannot send its courier', async () => {
    const story = tell();
    await story.requested();
    const assignment = { courierId: 'cou_1', packageIds: ['P1'] };
    expect(await story.operator({ kind: 'assign', assignment }, 'op_9')).toBe('second-approver-required');
    expect(await story.operator({ kind: 'assign', assignment }, 'op_1')).toBe('changed');
  });

  test('cannot say alone that a door is locked which nobody has proven so', async () => {
    const story = await tell().open();
    await story.courier('lock');
    await story.until('relock-failed');
    expect(await story.operator({ kind: 'attest', text: 'it is' }, 'op_1')).toBe('changed');
    expect(await story.operator({ kind: 'attest', text: 'it is, really' }, 'op_1')).toBe('changed');
    expect(story.state).toBe('relock-failed');
    expect(await story.operator({ kind: 'attest', text: 'seen by me' }, 'op_2')).toBe('changed');
    expect(story.state).toBe('secured');
  });

  test('who reads the whole table finds nothing with which a door can be asked for', async () => {
    const story = await tell().recording();
    const challenge = await story.challenge();
    const items = JSON.stringify([...story.world.storage.all()]);
    expect(items).not.toContain(challenge);
    expect(items).toContain(story.window.challenge?.hash);
  });

  const scopes: [string, HaltScope][] = [
    ['everything', { kind: 'all' }],
    ['a provider of locks', { kind: 'provider', id: 'simulated' }],
    ['a courier', { kind: 'courier', id: 'cou_1' }],
    ['a home', { kind: 'household', id: 'hh_1' }],
  ];

  test.each(scopes)(
    'who stops %s alone keeps the door closed, and cannot go on alone',
    async (_name, scope) => {
      const story = await tell().recording();
      const challenge = await story.challenge();
      await story.halt(scope);
      expect(await story.courier('unlock', { challenge })).toBe('KILLSWITCH');
      expect(await story.courier('challenge')).toBe('KILLSWITCH');
      expect(await story.does(liftHalt('op_1', scope))).toBe('proposed');
      expect(await story.does(liftHalt('op_1', scope))).toBe('second-approver-required');
      expect(await story.courier('unlock', { challenge })).toBe('KILLSWITCH');
      expect(await story.does(liftHalt('op_2', scope))).toBe('lifted');
      expect(await story.courier('unlock', { challenge })).toBe('202');
    },
  );

  test.each(scopes)('who stops %s lets nobody arrive meanwhile', async (_name, scope) => {
    const story = await tell().begun();
    await story.halt(scope);
    expect(await story.arrive()).toBe('KILLSWITCH');
    expect([story.state, story.commandsOf('camera-start')]).toEqual(['armed', []]);
    await story.does(liftHalt('op_1', scope));
    await story.does(liftHalt('op_2', scope));
    expect(await story.arrive()).toBe('200');
  });

  test('who stops everything locks what is open', async () => {
    const story = await tell().open();
    await story.halt({ kind: 'all' });
    expect(story.state).toBe('securing');
  });
});
