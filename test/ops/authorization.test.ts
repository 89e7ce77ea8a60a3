import { opsApi } from '../../lambda/http/ops/api/app';
import { opsRoles } from '../../lambda/http/ops/roles';
import { armedWindow, Terminal } from '../courier/door';
import { pagesUrl } from '../support/account';
import { newId } from '../support/samples';
import { textOf, trackedFiles } from '../support/source-tree';
import { tableSuite } from '../support/table-suite';
import { type OpsHouse, openOpsHouse, Staff, testOperations } from './house';
import { lockFails, recording, unlocked } from './played';

/** Every role at every route: the routes are taken from the API itself, and one that is not told here fails. */

const table = tableSuite();
let house: OpsHouse;
beforeEach(() => {
  house = openOpsHouse(table());
});
afterEach(() => {
  expect(house.reported).toEqual([]);
});

type Who = (typeof opsRoles)[number];
const everybody: readonly Who[] = opsRoles;
const operators: readonly Who[] = ['operator'];
const range = 'from=2026-03-01&to=2026-03-03';

/** Who may, and a request that is answered with anything but 401 and 403 when they do. */
const routes: Record<string, { may: readonly Who[]; path: string }> = {
  'GET /windows': { may: everybody, path: '/windows' },
  'GET /doors/open': { may: everybody, path: '/doors/open' },
  'GET /readiness': { may: everybody, path: '/readiness' },
  'GET /windows/:windowId': { may: everybody, path: '/windows/win_none' },
  'GET /windows/:windowId/live': { may: everybody, path: '/windows/win_none/live' },
  'GET /windows/:windowId/timeline': { may: everybody, path: '/windows/win_none/timeline' },
  'GET /events': { may: everybody, path: '/events' },
  'GET /figures': { may: everybody, path: `/figures?${range}` },
  'GET /halts': { may: everybody, path: '/halts' },
  'GET /devices': { may: everybody, path: '/devices' },
  'GET /homes/:customerId': { may: ['operator', 'auditor'], path: '/homes/nobody' },
  'GET /exports/windows.csv': { may: everybody, path: `/exports/windows.csv?${range}` },
  'GET /exports/audit.jsonl': { may: ['auditor'], path: `/exports/audit.jsonl?${range}` },
  'POST /windows/:windowId/assign': { may: operators, path: '/windows/win_none/assign' },
  'POST /windows/:windowId/enable': { may: operators, path: '/windows/win_none/enable' },
  'POST /windows/:windowId/revoke': { may: operators, path: '/windows/win_none/revoke' },
  'POST /windows/:windowId/lock': { may: operators, path: '/windows/win_none/lock' },
  'POST /windows/:windowId/note': { may: operators, path: '/windows/win_none/note' },
  'POST /windows/:windowId/attest': { may: operators, path: '/windows/win_none/attest' },
  'POST /windows/:windowId/extensions': { may: operators, path: '/windows/win_none/extensions' },
  'POST /windows/:windowId/extensions/approve': {
    may: operators,
    path: '/windows/win_none/extensions/approve',
  },
  'POST /halts': { may: operators, path: '/halts' },
  'POST /halts/lift': { may: operators, path: '/halts/lift' },
  'POST /devices': { may: operators, path: '/devices' },
  'POST /devices/:deviceId/revoke': { may: operators, path: '/devices/dev_none/revoke' },
  'POST /homes/:customerId/propose': { may: operators, path: '/homes/nobody/propose' },
  'POST /homes/:customerId/approve': { may: operators, path: '/homes/nobody/approve' },
  'POST /homes/:customerId/withdraw': { may: operators, path: '/homes/nobody/withdraw' },
};

/** `:windowId{[\w-]{1,64}}` → `:windowId` */
const nameOf = (method: string, path: string): string =>
  `${method} ${path.replace(/(:\w+)\{.*\}(?=\/|$)/, '$1')}`;

function routesOfTheApi(): string[] {
  const api = opsApi(house.shop, { ...testOperations(), report: () => undefined });
  const all = api.routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(all.map(({ method, path }) => nameOf(method, path)))].sort();
}

test('every route of the API is told here', () => {
  expect(routesOfTheApi()).toEqual(Object.keys(routes).sort());
});

test('no route can open a door, by its name or by what it does', () => {
  expect(routesOfTheApi().filter((name) => /unlock|open(?!$)|authorize/.test(name))).toEqual([]);
});

const request = (staff: Staff, name: string) => {
  const path = `/v1/ops${routes[name]?.path}`;
  const [method] = name.split(' ');
  return method === 'GET' ? staff.get(path) : staff.post(path, {});
};

const cells = Object.entries(routes).flatMap(([name, { may }]) =>
  everybody.map((role) => [role, name, may.includes(role)] as const),
);

test.each(cells)('%s at %s: %s', async (role, name, isPermitted) => {
  const answer = await request(await house.staff(role), name);
  if (!isPermitted) expect([answer.status, answer.body.code]).toEqual([403, 'ROLE_MISSING']);
  else expect([401, 403]).not.toContain(answer.status);
});

test.each(Object.keys(routes))('nobody at %s is asked to sign in', async (name) => {
  const answer = await request(new Staff(house.app, 'nobody'), name);
  expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_IN_REQUIRED']);
});

test.each(Object.keys(routes).filter((name) => !name.startsWith('GET')))(
  'a page from elsewhere does nothing at %s',
  async (name) => {
    const staff = await house.staff('operator');
    const path = `/v1/ops${routes[name]?.path}`;
    for (const headers of [
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      { origin: pagesUrl, 'sec-fetch-site': 'same-site' },
      { origin: '' },
    ]) {
      const answer = await staff.post(path, {}, { headers });
      expect([answer.status, answer.body.code]).toEqual([403, 'FOREIGN_ORIGIN']);
    }
  },
);

describe('a person', () => {
  it('without a role is not let in', async () => {
    const staff = await house.staff('customer admin root');
    expect(staff.holds()).toEqual([]);
    expect((await staff.get('/v1/ops/windows')).status).toBe(401);
  });

  it('with two roles may do what either may', async () => {
    const staff = await house.staff('viewer auditor');
    expect((await staff.get(`/v1/ops/exports/audit.jsonl?${range}`)).status).toBe(200);
    expect((await staff.post('/v1/ops/halts', {})).body.code).toBe('ROLE_MISSING');
  });

  it('whose role was taken away keeps it for an hour at most, whatever they do', async () => {
    const staff = await house.staff('operator');
    for (let minutes = 0; minutes < 60; minutes += 15) {
      expect((await staff.get('/v1/ops/windows')).status).toBe(200);
      house.moveClock(15 * 60_000);
    }
    expect((await staff.get('/v1/ops/windows')).body.code).toBe('SIGN_IN_REQUIRED');
    await staff.signIn('viewer');
    expect((await staff.post('/v1/ops/halts', {})).body.code).toBe('ROLE_MISSING');
  });

  it('who does nothing for half an hour is signed out, though the board looks for news', async () => {
    const staff = await house.staff('operator');
    for (let minutes = 0; minutes < 30; minutes += 10) {
      expect((await staff.get('/v1/ops/events')).status).toBe(200);
      expect((await staff.get('/ops/live')).status).toBe(200);
      house.moveClock(10 * 60_000);
    }
    expect((await staff.get('/v1/ops/events')).body.code).toBe('SIGN_IN_REQUIRED');
    expect((await staff.get('/ops/live')).status).toBe(401);
  });

  it('cannot bring a session of their own making, nor one of the account pages', async () => {
    const staff = await house.staff('viewer');
    const cookie = staff.cookie('majordomo-ops-session') ?? '';
    for (const forged of [`${cookie.slice(0, -4)}AAAA`, 'eyJhbGciOiJub25lIn0.e30.']) {
      staff.setCookie('majordomo-ops-session', forged);
      expect((await staff.get('/v1/ops/windows')).status).toBe(401);
    }
    await staff.get('/account/sign-in');
    await staff.get(`/account/sign-in/return?state=state&as=${staff.id}`);
    staff.setCookie('majordomo-ops-session', staff.cookie('majordomo-session') ?? '');
    expect((await staff.get('/v1/ops/windows')).status).toBe(401);
  });

  it('of operations is nobody on the account pages', async () => {
    const staff = await house.staff('operator auditor');
    staff.setCookie('majordomo-session', staff.cookie('majordomo-ops-session') ?? '');
    expect((await staff.get('/account')).headers.get('location')).toMatch(/^\/account\/sign-in/);
  });

  it('of another issuer’s claim has no role', async () => {
    const elsewhere = openOpsHouse(table(), {}, { rolesClaim: 'cognito:groups' });
    expect((await elsewhere.staff('operator')).holds()).toEqual([]);
  });

  it('does not get the answers that another was given under the same key', async () => {
    const [one, other] = [await house.staff('operator'), await house.staff('operator')];
    const key = newId('key');
    const body = { scope: { kind: 'courier', id: newId('cou') }, reason: 'weather' };
    expect((await one.post('/v1/ops/halts', body, { key })).body.haltedBy).toBe(one.id);
    const again = await other.post('/v1/ops/halts/lift', { scope: body.scope }, { key });
    expect([again.status, again.body.liftProposedBy]).toEqual([202, other.id]);
  });
});

describe('households', () => {
  const isNamed = (text: string, householdId: string) => text.includes(householdId);

  it.each([
    ['viewer', false],
    ['operator', true],
    ['auditor', true],
  ] as const)('are named to a %s: %s', async (role, expected) => {
    const terminal = await new Terminal(house).enroll();
    const { windowId, householdId } = await armedWindow(house.shop, terminal);
    await house.shop.halts.save(undefined, {
      scope: { kind: 'household', id: householdId },
      reason: 'weather',
      haltedBy: 'op_1',
      haltedAt: house.shop.clock.now(),
      revision: 1,
    });
    const staff = await house.staff(role);
    const paths = [
      '/v1/ops/windows',
      `/v1/ops/windows/${windowId}`,
      `/v1/ops/windows/${windowId}/timeline`,
      '/v1/ops/readiness',
      '/v1/ops/halts',
      `/v1/ops/exports/windows.csv?${range}`,
      `/ops/windows/${windowId}`,
      '/ops/halts',
    ];
    for (const path of paths) {
      const { text, status } = await staff.get(path);
      expect([path, status, isNamed(text, householdId)]).toEqual([path, 200, expected]);
      if (role === 'viewer') expect(text).not.toMatch(/latitude|PARCEL-1|simulated:l1/);
    }
  });

  it('never see the challenge of a camera or a terminal shown to anybody', async () => {
    const terminal = await new Terminal(house).enroll();
    const window = await armedWindow(house.shop, terminal);
    await terminal.arrive(window);
    const camera = (await house.shop.windows.read(window.windowId))?.window.camera;
    const staff = await house.staff('operator auditor');
    for (const path of ['', '/timeline', '/live'])
      expect((await staff.get(`/v1/ops/windows/${window.windowId}${path}`)).text).not.toContain(
        camera?.challenge ?? 'none',
      );
  });
});

describe('two persons', () => {
  it('are needed to extend: nobody agrees to their own proposal', async () => {
    const window = await armedWindow(house.shop, await new Terminal(house).enroll());
    const [one, other] = [await house.staff('operator'), await house.staff('operator')];
    const path = `/v1/ops/windows/${window.windowId}/extensions`;
    const endsAt = new Date(Date.parse(window.endsAt) + 1_200_000).toISOString();
    expect((await one.post(path, { endsAt, reason: 'weather' })).status).toBe(200);
    const own = await one.post(`${path}/approve`, { reason: 'weather' });
    expect([own.status, own.body.code]).toEqual([403, 'SECOND_APPROVER_REQUIRED']);
    const agreed = await other.post(`${path}/approve`, { reason: 'weather' });
    expect([agreed.status, agreed.body.endsAt]).toEqual([200, endsAt]);
  });

  it('are needed to let a scope go on, one to stop it', async () => {
    const [one, other] = [await house.staff('operator'), await house.staff('operator')];
    const scope = { kind: 'courier', id: newId('cou') };
    expect((await one.post('/v1/ops/halts', { scope, reason: 'weather' })).status).toBe(200);
    expect((await one.post('/v1/ops/halts/lift', { scope })).status).toBe(202);
    const own = await one.post('/v1/ops/halts/lift', { scope });
    expect([own.status, own.body.code]).toEqual([403, 'SECOND_APPROVER_REQUIRED']);
    expect((await other.post('/v1/ops/halts/lift', { scope })).status).toBe(200);
    expect(
      (await house.shop.halts.list()).some(
        (halt) => halt.scope.kind === 'courier' && halt.scope.id === scope.id,
      ),
    ).toBe(false);
  });

  it('are needed to attest that a door is locked', async () => {
    const { windowId } = await lockFails(house, await unlocked(house));
    const [one, other] = [await house.staff('operator'), await house.staff('operator')];
    const said = { reason: 'lock-jammed', text: 'Seen on site' };
    const path = `/v1/ops/windows/${windowId}/attest`;
    expect((await one.post(path, said)).body.state).toBe('relock-failed');
    expect((await one.post(path, said)).body.state).toBe('relock-failed');
    expect((await other.post(path, said)).body.state).toBe('secured');
  });

  it('are needed for terminal and door: whoever enrolls one does not send its courier', async () => {
    const [one, other] = [await house.staff('operator'), await house.staff('operator')];
    const terminal = new Terminal(house);
    const { deviceId, publicKey, courierId } = terminal;
    expect((await one.post('/v1/ops/devices', { deviceId, publicKey, courierId })).status).toBe(200);
    const window = await armedWindow(house.shop, { courierId: newId('cou') });
    const body = { courierId, packageIds: ['P'], reason: 'customer-request' };
    const path = `/v1/ops/windows/${window.windowId}/assign`;
    const own = await one.post(path, body);
    expect([own.status, own.body.code]).toEqual([403, 'SECOND_APPROVER_REQUIRED']);
    expect((await other.post(path, body)).body.courierId).toBe(courierId);
    const another = new Terminal(house, courierId);
    const theirs = { deviceId: another.deviceId, publicKey: another.publicKey, courierId };
    const refused = await other.post('/v1/ops/devices', theirs);
    expect([refused.status, refused.body.code]).toEqual([403, 'SECOND_APPROVER_REQUIRED']);
  });
});

test('an operator alone has no way to an unlocked door, whatever they send to every route', async () => {
  const window = await recording(house);
  const staff = await house.staff('operator');
  const bodies = [
    { reason: 'weather', text: 'x' },
    { reason: 'weather', kind: 'unlock', event: { kind: 'unlock' } },
    { kind: 'unlock' },
  ];
  const names = Object.keys(routes).filter((name) => name.startsWith('POST /windows'));
  for (const name of names)
    for (const body of bodies)
      await staff.post(`/v1/ops${routes[name]?.path.replace('win_none', window.windowId)}`, body);
  const commands = await house.shop.commands.ofWindow(window.windowId);
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.map(({ body }) => body.kind)).not.toContain('unlock');
});

test('a home is saved by itself only where somebody is away; its doors are changed by two, wherever it is', () => {
  const sources = trackedFiles().filter((file) => /^lambda\/(?!.*\.test\.ts$).*\.ts$/.test(file));
  const saving = sources.filter((file) => /deliveryHomes\s*\.save\(/.test(textOf(file)));
  expect(saving).toEqual(['lambda/domain/delivery/vacation.ts']);
});
