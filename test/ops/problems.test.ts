import type { HaltStore } from '../../lambda/domain/delivery/halt';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { plusMs } from '../../lambda/domain/time';
import { armedWindow, happens, operator, Terminal } from '../courier/door';
import { newId } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { type Answer, type OpsHouse, openOpsHouse, type Staff } from './house';
import { completed, opened } from './played';

/** Every problem that operations can meet, met over HTTP. */

const table = tableSuite();
let house: OpsHouse;
let staff: Staff;
let window: DeliveryWindow;

beforeEach(async () => {
  house = openOpsHouse(table());
  staff = await house.staff('operator');
  window = await armedWindow(house.shop, await new Terminal(house).enroll());
});
afterEach(() => {
  expect(house.reported).toEqual([]);
});

const why = { reason: 'weather' };
const at = (action: string, { windowId } = window) => `/v1/ops/windows/${windowId}/${action}`;

function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ status, title: expect.any(String), traceId: expect.any(String) });
}

describe('a body', () => {
  it.each([
    ['that is not JSON', '{"reason":', 400, 'BODY_MALFORMED'],
    ['of 70 KB', JSON.stringify({ ...why, text: 'x'.repeat(70_000) }), 413, 'BODY_TOO_LARGE'],
    ['that is a list', '[]', 422, 'BODY_INVALID'],
    ['without a reason', '{}', 422, 'BODY_INVALID'],
    ['with a reason that nobody knows', '{"reason":"mood"}', 422, 'BODY_INVALID'],
    ['with something besides', '{"reason":"weather","unlock":true}', 422, 'BODY_INVALID'],
    ['with a number for a text', '{"reason":"weather","text":7}', 422, 'BODY_INVALID'],
    ['with a text of 501 characters', JSON.stringify({ ...why, text: 'x'.repeat(501) }), 422, 'BODY_INVALID'],
    ['that explains “other” with nothing', '{"reason":"other"}', 422, 'TEXT_MISSING'],
  ])('%s', async (_what, body, status, code) => {
    expectProblem(await staff.post(at('revoke'), body), status, code);
    expect((await house.shop.windows.read(window.windowId))?.window.state).toBe('armed');
  });

  it('names what is wrong with it', async () => {
    const { body } = await staff.post(at('assign'), { ...why, courierId: 'c', packageIds: ['P', 7] });
    expect(body.errors).toEqual([{ path: 'packageIds.1', message: expect.any(String) }]);
  });
});

describe('an Idempotency-Key', () => {
  it.each([null, ' ', 'x'.repeat(129)])(
    'that is missing or no key is IDEMPOTENCY_KEY_MISSING: %j',
    async (key) => {
      expectProblem(await staff.post(at('lock'), why, { key }), 400, 'IDEMPOTENCY_KEY_MISSING');
    },
  );

  it('that was used for another request is IDEMPOTENCY_MISMATCH', async () => {
    const key = newId('key');
    expect((await staff.post(at('note'), { ...why, text: 'one' }, { key })).status).toBe(200);
    expectProblem(
      await staff.post(at('note'), { ...why, text: 'two' }, { key }),
      422,
      'IDEMPOTENCY_MISMATCH',
    );
    expectProblem(await staff.post(at('lock'), why, { key }), 422, 'IDEMPOTENCY_MISMATCH');
  });

  it('that comes twice does a thing once', async () => {
    const key = newId('key');
    const said = { ...why, text: 'once' };
    const answers = [
      await staff.post(at('note'), said, { key }),
      await staff.post(at('note'), said, { key }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.text).toBe(answers[0]?.text);
    const entries = await house.shop.windows.entries(window.windowId);
    expect(entries.filter(({ event }) => event.kind === 'note')).toHaveLength(1);
  });
});

describe('a window', () => {
  it('that nobody knows is WINDOW_UNKNOWN', async () => {
    for (const action of ['enable', 'lock', 'revoke', 'extensions/approve'])
      expectProblem(await staff.post(`/v1/ops/windows/win_none/${action}`, why), 404, 'WINDOW_UNKNOWN');
    for (const path of ['', '/live', '/timeline'])
      expectProblem(await staff.get(`/v1/ops/windows/win_none${path}`), 404, 'WINDOW_UNKNOWN');
  });

  it('that somebody is inside of is not assigned anew: STATE_CONFLICT', async () => {
    const inside = await opened(house);
    const assign = { ...why, courierId: newId('cou'), packageIds: ['P'] };
    expectProblem(await staff.post(at('assign', inside), assign), 409, 'STATE_CONFLICT');
    expectProblem(await staff.post(at('attest', inside), { ...why, text: 'x' }), 409, 'STATE_CONFLICT');
  });

  it('that was called off is WINDOW_REVOKED, and its door may be locked all the same', async () => {
    expect((await staff.post(at('revoke'), why)).body.state).toBe('revoked');
    expectProblem(await staff.post(at('enable'), why), 410, 'WINDOW_REVOKED');
    expect((await staff.post(at('lock'), why)).status).toBe(200);
  });

  it('that is over is WINDOW_EXPIRED', async () => {
    house.moveClock(3 * 3_600_000);
    staff = await house.staff('operator');
    const assign = { ...why, courierId: newId('cou'), packageIds: ['P'] };
    expectProblem(await staff.post(at('assign'), assign), 410, 'WINDOW_EXPIRED');
  });

  it('cannot be enabled without a courier: COURIER_MISSING', async () => {
    const fresh = await armedWindow(house.shop, { courierId: newId('cou') });
    const { windows } = house.shop;
    const without = openOpsHouse(table(), {
      windows: {
        ...windows,
        read: async (windowId) => {
          const found = await windows.read(windowId);
          if (!found) return undefined;
          const { assignment: _assignment, ...rest } = found.window;
          return { ...found, window: { ...rest, state: 'authorized' as const } };
        },
      },
    });
    const somebody = await without.staff('operator');
    expectProblem(await somebody.post(at('enable', fresh), why), 409, 'COURIER_MISSING');
  });

  it('that is done takes a note still', async () => {
    const done = await completed(house);
    expect((await staff.post(at('note', done), { ...why, text: 'Thanks' })).status).toBe(200);
  });
});

describe('an extension', () => {
  const later = (minutes: number) => ({ ...why, endsAt: plusMs(window.endsAt, minutes * 60_000) });

  it.each([0, -10, 31])('by %d minutes is EXTENSION_INVALID', async (minutes) => {
    expectProblem(await staff.post(at('extensions'), later(minutes)), 422, 'EXTENSION_INVALID');
  });

  it('to a time that is none is BODY_INVALID', async () => {
    for (const endsAt of ['soon', '2026-02-30', 7])
      expectProblem(await staff.post(at('extensions'), { ...why, endsAt }), 422, 'BODY_INVALID');
  });

  it('a second time is EXTENSION_USED', async () => {
    expect((await staff.post(at('extensions'), later(10))).status).toBe(200);
    expectProblem(await staff.post(at('extensions'), later(20)), 409, 'EXTENSION_USED');
  });

  it('that nobody has proposed is STATE_CONFLICT, by oneself SECOND_APPROVER_REQUIRED', async () => {
    expectProblem(await staff.post(at('extensions/approve'), why), 409, 'STATE_CONFLICT');
    await staff.post(at('extensions'), later(10));
    expectProblem(await staff.post(at('extensions/approve'), why), 403, 'SECOND_APPROVER_REQUIRED');
  });

  it('into another window of the door is WINDOW_OVERLAPS', async () => {
    await happens(house.shop, window, operator, {
      kind: 'propose-extension',
      endsAt: later(20).endsAt,
      reason: 'weather',
    });
    const { deliveryHomes } = house.shop;
    const next = {
      ...window,
      windowId: 'win_next',
      startsAt: plusMs(window.endsAt, 600_000),
      endsAt: plusMs(window.endsAt, 4_200_000),
    };
    const busy = openOpsHouse(table(), {
      deliveryHomes: {
        ...deliveryHomes,
        read: async (householdId) => {
          const known = await deliveryHomes.read(householdId);
          return known && { ...known, windows: [...known.windows, next] };
        },
      },
    });
    const somebody = await busy.staff('operator');
    expectProblem(await somebody.post(at('extensions/approve'), why), 409, 'WINDOW_OVERLAPS');
  });
});

describe('a kill switch', () => {
  it('of a kind that nobody knows is BODY_INVALID', async () => {
    for (const scope of [
      { kind: 'street', id: 'x' },
      { kind: 'courier' },
      { kind: 'courier', id: '' },
      'all',
    ])
      expectProblem(await staff.post('/v1/ops/halts', { ...why, scope }), 422, 'BODY_INVALID');
  });

  it('that is not on cannot be turned off: HALT_UNKNOWN', async () => {
    const scope = { kind: 'courier', id: newId('cou') };
    expectProblem(await staff.post('/v1/ops/halts/lift', { scope }), 404, 'HALT_UNKNOWN');
  });

  it('for “other” wants words: TEXT_MISSING', async () => {
    const scope = { kind: 'courier', id: newId('cou') };
    expectProblem(await staff.post('/v1/ops/halts', { reason: 'other', scope }), 422, 'TEXT_MISSING');
  });

  it('that somebody else changes at the same time is STATE_CONFLICT', async () => {
    const halts: HaltStore = { ...house.shop.halts, save: async () => 'changed' };
    const somebody = await openOpsHouse(table(), { halts }).staff('operator');
    const scope = { kind: 'courier', id: newId('cou') };
    expectProblem(await somebody.post('/v1/ops/halts', { ...why, scope }), 409, 'STATE_CONFLICT');
  });

  it('locks what is open within it, and keeps the rest shut', async () => {
    const inside = await opened(house);
    const scope = { kind: 'courier', id: inside.assignment?.courierId };
    const { body } = await staff.post('/v1/ops/halts', { ...why, scope });
    expect(body.secured).toEqual([inside.windowId]);
    const now = (await house.shop.windows.read(inside.windowId))?.window;
    expect([now?.state, now?.revocation?.reason]).toEqual(['securing', 'weather']);
  });
});

describe('a terminal', () => {
  it('under another id is KEY_MISMATCH, with a key that is none BODY_INVALID', async () => {
    const { publicKey, courierId } = new Terminal(house);
    const asked = { publicKey, courierId, deviceId: 'dev_other' };
    expectProblem(await staff.post('/v1/ops/devices', asked), 422, 'KEY_MISMATCH');
    expectProblem(await staff.post('/v1/ops/devices', { ...asked, publicKey: 'short' }), 422, 'BODY_INVALID');
  });

  it('that is enrolled is DEVICE_KNOWN, also once it was revoked', async () => {
    const { publicKey, courierId, deviceId } = new Terminal(house);
    const asked = { publicKey, courierId, deviceId };
    expect((await staff.post('/v1/ops/devices', asked)).body.enrolledBy).toBe(staff.id);
    house.moveClock(1_000);
    expectProblem(await staff.post('/v1/ops/devices', asked), 409, 'DEVICE_KNOWN');
    expect((await staff.post(`/v1/ops/devices/${deviceId}/revoke`, why)).status).toBe(200);
    expectProblem(await staff.post('/v1/ops/devices', asked), 409, 'DEVICE_KNOWN');
  });

  it('that nobody knows is DEVICE_UNKNOWN', async () => {
    expectProblem(await staff.post('/v1/ops/devices/dev_none/revoke', why), 404, 'DEVICE_UNKNOWN');
  });

  it('that is revoked signs nothing any more, and what its courier has open is locked', async () => {
    const terminal = await new Terminal(house).enroll();
    const theirs = await armedWindow(house.shop, terminal);
    const inside = await opened(house);
    const { devices } = (await staff.get('/v1/ops/devices')).body as {
      devices: { deviceId: string; courierId: string }[];
    };
    const used = devices.find(({ courierId }) => courierId === inside.assignment?.courierId);
    const revoked = await staff.post(`/v1/ops/devices/${used?.deviceId}/revoke`, {
      reason: 'courier-compromised',
    });
    expect(revoked.body.secured).toEqual([inside.windowId]);
    expect((await house.shop.windows.read(inside.windowId))?.window.state).toBe('securing');
    await staff.post(`/v1/ops/devices/${terminal.deviceId}/revoke`, { reason: 'courier-compromised' });
    expect((await terminal.arrive(theirs)).body.code).toBe('DEVICE_REVOKED');
  });

  it('is locked out even when the index of open doors has not caught up', async () => {
    const inside = await opened(house);
    const late = openOpsHouse(table(), { windows: { ...house.shop.windows, exposed: async () => [] } });
    const scope = { kind: 'courier', id: inside.assignment?.courierId };
    const { body } = await (await late.staff('operator')).post('/v1/ops/halts', { ...why, scope });
    expect(body.secured).toEqual([inside.windowId]);
  });
});

describe('a query', () => {
  it.each([
    '/windows?day=2026-02-30',
    '/windows?day=tomorrow',
    '/windows?state=armed,ajar',
    '/windows?alarm=loud',
    '/windows?zone=Europe/Nowhere',
    '/windows?limit=0',
    '/windows?limit=many',
    '/figures',
    '/figures?from=2026-03-02&to=2026-03-01',
    '/figures?from=2026-01-01&to=2026-03-01',
    '/exports/windows.csv?from=2026-03-01',
  ])('that is not understood is QUERY_INVALID: %s', async (path) => {
    expectProblem(await staff.get(`/v1/ops${path}`), 422, 'QUERY_INVALID');
  });
});

test('what is not there is ROUTE_UNKNOWN', async () => {
  expectProblem(await staff.post(at('unlock'), why), 404, 'ROUTE_UNKNOWN');
});
