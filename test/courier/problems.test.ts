import type { WindowStore } from '../../lambda/domain/delivery/store';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { Fault } from '../../lambda/domain/fault';
import type { TestTable } from '../support/dynamodb';
import { newId } from '../support/samples';
import { openPageHouse, type PageHouse } from '../support/visitor';
import { type Answer, armedWindow, devicesSay, happens, operator, recordingWindow, Terminal } from './door';
import { courierSuite } from './suite';

/** Every problem that a courier can meet, met over HTTP. */

let table: TestTable;
let house: PageHouse;
let terminal: Terminal;

courierSuite((parts) => {
  ({ table, house, terminal } = parts);
});

function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ status, title: expect.any(String), traceId: expect.any(String) });
}

/** The same shop over a window store that was changed. */
function houseWith(change: (windows: WindowStore) => Partial<WindowStore>): PageHouse {
  return openPageHouse(table, { windows: { ...house.shop.windows, ...change(house.shop.windows) } });
}

const commandsOf = async ({ windowId }: DeliveryWindow) =>
  (await house.shop.commands.ofWindow(windowId)).map(({ body }) => body.kind);

describe('arriving', () => {
  it('elsewhere is OUT_OF_GEOFENCE', async () => {
    const window = await armedWindow(house.shop, terminal);
    const far = { location: { latitude: 48.8575, longitude: 2.3522 } };
    expectProblem(await terminal.arrive(window, far), 412, 'OUT_OF_GEOFENCE');
    const near = { location: { latitude: 48.8562, longitude: 2.3522 } };
    expect((await terminal.arrive(window, near)).status).toBe(200);
  });

  it('at a door that nobody knows the place of is OUT_OF_GEOFENCE', async () => {
    const window = await armedWindow(house.shop, terminal);
    const { deliveryHomes } = house.shop;
    const known = await deliveryHomes.read(window.householdId);
    if (known) await deliveryHomes.save({ ...known.home, doors: [], revision: known.home.revision + 1 });
    expectProblem(await terminal.arrive(window), 412, 'OUT_OF_GEOFENCE');
  });

  it('with another parcel is PACKAGE_MISMATCH', async () => {
    const window = await armedWindow(house.shop, terminal);
    expectProblem(await terminal.arrive(window, { packageId: 'PARCEL-2' }), 412, 'PACKAGE_MISMATCH');
  });

  it('before the window is WINDOW_NOT_OPEN, and once it has begun is not', async () => {
    const window = await armedWindow(house.shop, terminal, 1);
    house.moveClock(59_999);
    expectProblem(await terminal.arrive(window), 425, 'WINDOW_NOT_OPEN');
    house.moveClock(1);
    expect((await terminal.arrive(window)).status).toBe(200);
  });

  it('in the last minute is WINDOW_EXPIRED', async () => {
    const window = await armedWindow(house.shop, terminal, 0);
    house.moveClock(119 * 60_000);
    expectProblem(await terminal.arrive(window), 410, 'WINDOW_EXPIRED');
  });

  it('twice is STATE_CONFLICT', async () => {
    const window = await armedWindow(house.shop, terminal);
    await terminal.arrive(window);
    expectProblem(await terminal.arrive(window), 409, 'STATE_CONFLICT');
  });

  it('a fourth time, after three that the camera missed, is TOO_MANY_ARRIVALS', async () => {
    const window = await armedWindow(house.shop, terminal);
    for (let arrivals = 0; arrivals < 3; arrivals++) {
      expect((await terminal.arrive(window)).status).toBe(200);
      house.moveClock(20_000);
      await happens(house.shop, window, { role: 'system', id: 'watch' }, { kind: 'timer' });
    }
    expectProblem(await terminal.arrive(window), 409, 'TOO_MANY_ARRIVALS');
  });
});

describe('asking for the door', () => {
  let window: DeliveryWindow;
  beforeEach(async () => {
    window = await recordingWindow(house.shop, terminal);
  });
  const isStillShut = async () => expect(await commandsOf(window)).not.toContain('unlock');

  it('without a challenge is CHALLENGE_USED', async () => {
    const body = { challenge: 'x'.repeat(22) };
    expectProblem(await terminal.post(window, 'unlock', { body }), 409, 'CHALLENGE_USED');
    await isStillShut();
  });

  it('with a challenge of half a minute ago is CHALLENGE_EXPIRED', async () => {
    const { body } = await terminal.post(window, 'challenge');
    house.moveClock(30_000);
    await devicesSay(house.shop, window);
    const asked = { body: { challenge: body.challenge } };
    expectProblem(await terminal.post(window, 'unlock', asked), 409, 'CHALLENGE_EXPIRED');
    await isStillShut();
  });

  it('twice is ALREADY_UNLOCKED', async () => {
    expect((await terminal.unlock(window)).status).toBe(202);
    const again = await terminal.post(window, 'unlock', { body: { challenge: 'x'.repeat(22) } });
    expectProblem(again, 409, 'ALREADY_UNLOCKED');
    expect((await commandsOf(window)).filter((kind) => kind === 'unlock')).toHaveLength(1);
  });

  it('at once from many sides is one unlock', async () => {
    const { body } = await terminal.post(window, 'challenge');
    const asked = { body: { challenge: body.challenge } };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => terminal.post(window, 'unlock', asked)),
    );
    // Asked for in the same millisecond, two are one and the same step: each is told of the one command.
    const commandIds = answers.flatMap(({ status, body }) => (status === 202 ? [body.commandId] : []));
    const refused = answers.filter(({ body: { code } }) => code === 'ALREADY_UNLOCKED');
    expect(commandIds.length + refused.length).toBe(10);
    expect(new Set(commandIds).size).toBe(1);
    expect((await commandsOf(window)).filter((kind) => kind === 'unlock')).toHaveLength(1);
  });

  it('with a camera that stands still is CAMERA_STALE', async () => {
    await devicesSay(house.shop, window, {}, { isFrozen: true });
    expectProblem(await terminal.unlock(window), 412, 'CAMERA_STALE');
    await isStillShut();
  });

  it('with a camera that was seen too long ago is CAMERA_STALE', async () => {
    house.moveClock(5_001);
    expectProblem(await terminal.unlock(window), 412, 'CAMERA_STALE');
    await isStillShut();
  });

  it('with a camera that says it does not record is CAMERA_NOT_RECORDING', async () => {
    await devicesSay(house.shop, window, {}, { isRecording: false });
    expectProblem(await terminal.unlock(window), 412, 'CAMERA_NOT_RECORDING');
    await isStillShut();
  });

  test.each([
    ['a lock that is offline', { isOnline: false }, 'LOCK_OFFLINE'],
    ['a lock that does not know how it stands', { lock: 'unknown' }, 'LOCK_OFFLINE'],
    ['a lock that is open', { lock: 'unlocked' }, 'LOCK_ALREADY_OPEN'],
    ['a lock that is jammed', { lock: 'jammed' }, 'LOCK_ALREADY_OPEN'],
    ['a door that stands open', { door: 'open' }, 'LOCK_ALREADY_OPEN'],
    ['a battery below 20 %', { batteryPercent: 19 }, 'BATTERY_TOO_LOW'],
  ] as const)('with %s is refused by name', async (_case, lock, code) => {
    await devicesSay(house.shop, window, lock);
    expectProblem(await terminal.unlock(window), 412, code);
    await isStillShut();
  });

  it('after it was called off is WINDOW_REVOKED', async () => {
    const customer = { role: 'customer', id: window.householdId } as const;
    await happens(house.shop, window, customer, { kind: 'revoke', reason: 'customer-request' });
    const asked = { body: { challenge: 'x'.repeat(22) } };
    expectProblem(await terminal.post(window, 'unlock', asked), 410, 'WINDOW_REVOKED');
    await isStillShut();
  });

  it('in the last minute is WINDOW_EXPIRED', async () => {
    const { body } = await terminal.post(window, 'challenge');
    house.moveClock(118 * 60_000);
    await devicesSay(house.shop, window);
    const asked = { body: { challenge: body.challenge } };
    expectProblem(await terminal.post(window, 'unlock', asked), 410, 'WINDOW_EXPIRED');
    await isStillShut();
  });

  it('when the one unlock was spent is UNLOCK_BUDGET_SPENT', async () => {
    const spent = houseWith(({ read }) => ({
      read: async (windowId) => {
        const watched = await read(windowId);
        return watched && { ...watched, window: { ...watched.window, unlockBudget: 0 } };
      },
    }));
    const asked = { body: { challenge: 'x'.repeat(22) } };
    const same = terminal.at(spent);
    expectProblem(await same.post(window, 'unlock', asked), 409, 'UNLOCK_BUDGET_SPENT');
    await isStillShut();
  });

  test.each([
    ['all', () => ({ kind: 'all' }) as const],
    ['the provider of the lock', () => ({ kind: 'provider', id: 'simulated' }) as const],
    ['the courier', () => ({ kind: 'courier', id: terminal.courierId }) as const],
    ['the household', () => ({ kind: 'household', id: window.householdId }) as const],
  ])('while %s is halted is KILLSWITCH', async (_case, scopeOf) => {
    const haltedAt = house.shop.clock.now();
    const halt = {
      scope: scopeOf(),
      reason: 'suspected-fraud',
      haltedBy: 'op_1',
      haltedAt,
      revision: 1,
    } as const;
    const { body } = await terminal.post(window, 'challenge');
    await house.shop.halts.save(undefined, halt);
    const answer = await terminal.post(window, 'unlock', { body: { challenge: body.challenge } });
    await house.shop.halts.lift(halt);
    expectProblem(answer, 503, 'KILLSWITCH');
    expect(answer.body).toMatchObject({ retryable: true });
    await isStillShut();
  });

  it('while somebody else is halted is none of these', async () => {
    const haltedAt = house.shop.clock.now();
    const scope = { kind: 'courier', id: newId('cou') } as const;
    const halt = { scope, reason: 'suspected-fraud', haltedBy: 'op_1', haltedAt, revision: 1 } as const;
    await house.shop.halts.save(undefined, halt);
    expect((await terminal.unlock(window)).status).toBe(202);
    await house.shop.halts.lift(halt);
  });
});

/** A terminal whose shop does something just before a step is written. */
function interrupted(terminalOf: Terminal, meanwhile: () => Promise<unknown>): Terminal {
  let isDone = false;
  const between = houseWith(({ commit }) => ({
    commit: async (step, conditions) => {
      if (!isDone) {
        isDone = true;
        await meanwhile();
      }
      return commit(step, conditions);
    },
  }));
  return terminalOf.at(between);
}

describe('between the decision and its writing', () => {
  it('a terminal that is revoked is DEVICE_REVOKED', async () => {
    const window = await recordingWindow(house.shop, terminal);
    const { body } = await terminal.post(window, 'challenge');
    const { couriers, clock } = house.shop;
    const late = interrupted(terminal, () => couriers.revoke(terminal.deviceId, clock.now()));
    const answer = await late.post(window, 'unlock', { body: { challenge: body.challenge } });
    expectProblem(answer, 403, 'DEVICE_REVOKED');
    expect(await commandsOf(window)).not.toContain('unlock');
  });

  it('a terminal that was enrolled by who sent its courier is SECOND_APPROVER_REQUIRED', async () => {
    const own = new Terminal(house, terminal.courierId);
    const window = await recordingWindow(house.shop, await own.enroll(operator.id));
    expectProblem(await own.unlock(window), 403, 'SECOND_APPROVER_REQUIRED');
    expect(await commandsOf(window)).not.toContain('unlock');
    expect((await terminal.unlock(window)).status).toBe(202);
  });

  it('a stop that is given to somebody else is NOT_ASSIGNED', async () => {
    const window = await armedWindow(house.shop, terminal);
    const assignment = { courierId: newId('cou'), packageIds: ['PARCEL-9'] };
    const late = interrupted(terminal, () =>
      happens(house.shop, window, operator, { kind: 'assign', assignment }),
    );
    expectProblem(await late.post(window, 'problem', { body: { reason: 'weather' } }), 403, 'NOT_ASSIGNED');
  });

  it('a window that is revoked is WINDOW_REVOKED', async () => {
    const window = await recordingWindow(house.shop, terminal);
    const { body } = await terminal.post(window, 'challenge');
    const late = interrupted(terminal, () =>
      happens(house.shop, window, operator, { kind: 'revoke', reason: 'suspected-fraud' }),
    );
    const answer = await late.post(window, 'unlock', { body: { challenge: body.challenge } });
    expectProblem(answer, 410, 'WINDOW_REVOKED');
    expect(await commandsOf(window)).not.toContain('unlock');
  });
});

describe('stops', () => {
  const whats = ['arrive', 'challenge', 'unlock', 'placed', 'lock', 'problem'];
  const bodies: Record<string, object> = {
    arrive: { packageId: 'PARCEL-1', location: { latitude: 0, longitude: 0 } },
    unlock: { challenge: 'x'.repeat(22) },
    problem: { reason: 'weather' },
  };

  test.each(whats)('of another courier, or none at all, are unknown to %s', async (what) => {
    const theirs = await armedWindow(house.shop, await new Terminal(house).enroll());
    const sending = { body: bodies[what] ?? {} };
    const answers = [
      await terminal.post(theirs, what, sending),
      await terminal.post({ ...theirs, windowId: 'win_nothing' }, what, sending),
    ];
    for (const answer of answers) expectProblem(answer, 404, 'STOP_UNKNOWN');
    const [one, other] = answers.map(({ body }) => ({ ...body, traceId: '' }));
    expect(one).toEqual(other);
    expect((await house.shop.windows.read(theirs.windowId))?.window.version).toBe(theirs.version);
  });

  it('of another courier cannot be read', async () => {
    const theirs = await armedWindow(house.shop, await new Terminal(house).enroll());
    expectProblem(await terminal.get(`/stops/${theirs.windowId}`), 404, 'STOP_UNKNOWN');
    expectProblem(await terminal.get('/stops/win_nothing'), 404, 'STOP_UNKNOWN');
  });

  it('whose name is too long for one lead nowhere', async () => {
    expectProblem(await terminal.get(`/stops/${'x'.repeat(65)}`), 404, 'ROUTE_UNKNOWN');
  });
});

describe('bodies', () => {
  test.each<[string, string, unknown, number, string]>([
    ['a body that is not JSON', 'arrive', '{"packageId"', 400, 'BODY_MALFORMED'],
    ['a list', 'arrive', [], 422, 'BODY_INVALID'],
    ['null', 'lock', null, 422, 'BODY_INVALID'],
    ['nothing where something is needed', 'arrive', undefined, 422, 'BODY_INVALID'],
    [
      'a number for a text',
      'arrive',
      { packageId: 1, location: { latitude: 0, longitude: 0 } },
      422,
      'BODY_INVALID',
    ],
    [
      'a place off the earth',
      'arrive',
      { packageId: 'P', location: { latitude: 91, longitude: 0 } },
      422,
      'BODY_INVALID',
    ],
    [
      'a text for a place',
      'arrive',
      { packageId: 'P', location: { latitude: '48', longitude: 0 } },
      422,
      'BODY_INVALID',
    ],
    [
      'a place without a longitude',
      'arrive',
      { packageId: 'P', location: { latitude: 48 } },
      422,
      'BODY_INVALID',
    ],
    [
      'an empty parcel',
      'arrive',
      { packageId: '', location: { latitude: 0, longitude: 0 } },
      422,
      'BODY_INVALID',
    ],
    ['something nobody asked for', 'lock', { force: true }, 422, 'BODY_INVALID'],
    ['a long challenge', 'unlock', { challenge: 'x'.repeat(65) }, 422, 'BODY_INVALID'],
    ['a reason nobody knows', 'problem', { reason: 'bored' }, 422, 'BODY_INVALID'],
    ['a reason that is not a courier’s', 'problem', { reason: 'customer-request' }, 422, 'BODY_INVALID'],
    ['another reason without words', 'problem', { reason: 'other' }, 422, 'TEXT_MISSING'],
    ['another reason with none but spaces', 'problem', { reason: 'other', text: '  ' }, 422, 'TEXT_MISSING'],
  ])('%s for %s is refused', async (_case, what, body, status, code) => {
    const window = await armedWindow(house.shop, terminal);
    expectProblem(await terminal.post(window, what, { body }), status, code);
    expect((await house.shop.windows.read(window.windowId))?.window.version).toBe(window.version);
  });

  it('that are too large are refused before anything else', async () => {
    const window = await armedWindow(house.shop, terminal);
    const body = JSON.stringify({ packageId: 'x'.repeat(65_536) });
    const headers = { 'content-length': String(body.length) };
    const response = await house.app.request(
      `http://127.0.0.1:8791/v1/courier/stops/${window.windowId}/arrive`,
      {
        ...{ method: 'POST', body, headers },
      },
    );
    expect(response.status).toBe(413);
    expectProblem(await terminal.post(window, 'arrive', { body }), 413, 'BODY_TOO_LARGE');
  });
});

it('says that it may be sent again when the store is slow', async () => {
  const window = await armedWindow(house.shop, terminal);
  const busy = houseWith(() => ({
    read: async () => {
      throw new Fault('store-throttled', 'too much at once');
    },
  }));
  const same = terminal.at(busy);
  const answer = await same.post(window, 'lock', { key: 'again' });
  expectProblem(answer, 503, 'STORE_THROTTLED');
  expect((await terminal.post(window, 'lock', { key: 'again' })).status).toBe(200);
  expect(busy.reported).toHaveLength(1);
});
