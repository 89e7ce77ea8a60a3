import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkExport } from '../../lambda/domain/delivery/export';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { armedWindow, devicesSay, Terminal } from '../courier/door';
import { haveDoors } from '../support/doors';
import { type TestTable, testTable } from '../support/dynamodb';
import { newId } from '../support/samples';
import { type OpsHouse, openOpsHouse, type Staff } from './house';
import { completed, lockFails, opened, unlocked } from './played';

/** What operations see: what is open, what is wrong, what happened, and what they can take along and check. */

let table: TestTable;
let house: OpsHouse;
let staff: Staff;

beforeEach(async () => {
  table = await testTable();
  house = openOpsHouse(table);
  staff = await house.staff('operator auditor');
});
afterEach(async () => {
  expect(house.reported).toEqual([]);
  await table?.drop();
});

interface Seen extends DeliveryWindow {
  exposure?: { durationMs: number; isOpen: boolean };
  live?: { lock?: { ageMs: number }; camera?: { ageMs: number; newestFrameAgeMs: number } };
  warnings?: string[];
}

const windowsAt = async (where: string): Promise<Seen[]> => {
  const { status, body } = await staff.get(`/v1/ops${where}`);
  expect([where, status]).toEqual([where, 200]);
  return body.windows as Seen[];
};
const idsAt = async (where: string) => (await windowsAt(where)).map(({ windowId }) => windowId);

describe('the board', () => {
  it('has the windows of each door’s own today, and is narrowed', async () => {
    const armed = await armedWindow(house.shop, { courierId: 'courier-1' });
    const later = await armedWindow(house.shop, { courierId: 'courier-2' }, 60);
    const tomorrow = await armedWindow(house.shop, { courierId: 'courier-1' }, 24 * 60);
    const jammed = await lockFails(house, await unlocked(house));
    expect(await idsAt('/windows')).toEqual(
      expect.arrayContaining([armed, later, jammed].map(({ windowId }) => windowId)),
    );
    expect(await idsAt('/windows')).not.toContain(tomorrow.windowId);
    expect(await idsAt('/windows?day=2026-03-03')).toEqual([tomorrow.windowId]);
    expect(await idsAt('/windows?courier=courier-2')).toEqual([later.windowId]);
    expect(await idsAt('/windows?state=relock-failed,securing')).toEqual([jammed.windowId]);
    expect(await idsAt('/windows?alarm=any')).toEqual([jammed.windowId]);
    expect(await idsAt('/windows?alarm=camera-lost')).toEqual([]);
    const ofToday = await idsAt('/windows');
    expect(await idsAt('/windows?lock=simulated&zone=Europe/Paris')).toEqual(ofToday);
    for (const elsewhere of ['lock=simulate', 'lock=nuki', 'zone=America/New_York'])
      expect(await idsAt(`/windows?${elsewhere}`)).toEqual([]);
  });

  it('is at its address as it was narrowed, so that a view can be kept and sent to somebody', async () => {
    const { windowId } = await armedWindow(house.shop, { courierId: 'courier-1' });
    await armedWindow(house.shop, { courierId: 'courier-2' }, 60);
    const view = '/ops?state=armed%2Carrived&courier=courier-1&lock=simulated&zone=Europe%2FParis';
    const { text } = await (await house.staff('viewer')).get(view);
    const listed = text.slice(text.indexOf('data-part="windows"'));
    expect([...listed.matchAll(/\/ops\/windows\/([\w-]+)/g)].map(([, id]) => id)).toEqual([windowId]);
    expect(text).toMatch(/<option value="armed,arrived" selected>/);
    expect(text).toContain(`data-live="${view.replace('/ops', '/ops/live').replaceAll('&', '&amp;')}"`);
    for (const value of ['courier-1', 'simulated', 'Europe/Paris'])
      expect(text).toContain(`value="${value}"`);
  });

  it('comes in pages', async () => {
    for (let minutes = 10; minutes < 60; minutes += 10)
      await armedWindow(house.shop, { courierId: 'c' }, minutes);
    const all = await idsAt('/windows');
    const found: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const { body } = await staff.get(`/v1/ops/windows?limit=2&cursor=${encodeURIComponent(cursor)}`);
      found.push(...(body.windows as Seen[]).map(({ windowId }) => windowId));
      cursor = body.next as string | undefined;
    }
    expect(found).toEqual(all);
    expect(all).toHaveLength(5);
  });

  it('has doors that may be open by how long they have been, with the clock running', async () => {
    const [first, second] = [await opened(house), await opened(house)];
    house.moveClock(10_000);
    const open = await windowsAt('/doors/open');
    expect(open.map(({ windowId }) => windowId)).toEqual([first.windowId, second.windowId]);
    expect(open.map(({ exposure }) => exposure)).toEqual([
      expect.objectContaining({ isOpen: true, durationMs: 21_000 }),
      expect.objectContaining({ isOpen: true, durationMs: 15_500 }),
    ]);
  });

  it('tells what is not ready, with the age of each reading', async () => {
    const window = await armedWindow(house.shop, await new Terminal(house).enroll(), 120);
    await devicesSay(house.shop, window, { batteryPercent: 9 });
    house.moveClock(7_000);
    const [seen] = await windowsAt('/readiness');
    expect(seen?.live?.lock).toMatchObject({ batteryPercent: 9, ageMs: 7_000 });
    expect(seen?.live?.camera).toMatchObject({ ageMs: 7_000, newestFrameAgeMs: 7_000 });
    expect(seen?.warnings).toEqual([]);
    await armedWindow(house.shop, { courierId: newId('cou') }, 25 * 60);
    expect(await idsAt('/readiness')).toEqual([window.windowId]);
  });
});

describe('news', () => {
  it('end at once, say when to come back, and are told once', async () => {
    await opened(house);
    const first = await staff.get('/v1/ops/events');
    expect(first.headers.get('content-type')).toContain('text/event-stream');
    expect(first.text).toMatch(/^retry: 2000\nid: [\w-]{22}\nevent: board\ndata: \{.*\}\n\n$/);
    const [, id = ''] = /^id: (.*)$/m.exec(first.text) ?? [];
    expect((await staff.get('/v1/ops/events', { 'last-event-id': id })).text).toBe(
      'retry: 2000\n: nothing new\n\n',
    );
    await opened(house);
    expect((await staff.get('/v1/ops/events', { 'last-event-id': id })).text).toContain('event: board');
  });

  it('of a page are not that a second has passed', async () => {
    const window = await opened(house);
    for (const where of ['/ops/live', `/ops/windows/${window.windowId}/live`]) {
      const [, id = ''] = /^id: (.*)$/m.exec((await staff.get(where)).text) ?? [];
      house.moveClock(1_000);
      expect((await staff.get(where, { 'last-event-id': id })).text).toContain(': nothing new');
      await devicesSay(house.shop, window, { lock: 'unlocked', door: 'open' });
      expect((await staff.get(where, { 'last-event-id': id })).text).toContain('event: page');
    }
  });
});

describe('the timeline', () => {
  it('has who, what, whose word, and how long it took', async () => {
    const window = await completed(house);
    const { body } = await staff.get(`/v1/ops/windows/${window.windowId}/timeline`);
    expect(body.chain).toEqual({ isVerified: true });
    const entries = body.entries as {
      event: { kind: string };
      by: object;
      proof?: string;
      afterMs?: number;
      commands: object[];
    }[];
    const read = entries.find(({ event }) => event.kind === 'lock-read');
    expect(read).toMatchObject({ by: { role: 'system' }, proof: 'device', afterMs: 1_500 });
    const unlock = entries.find(({ event }) => event.kind === 'unlock');
    expect(unlock?.commands).toEqual([
      expect.objectContaining({ kind: 'unlock', status: 'pending', isConfirmedByDevice: false }),
    ]);
  });

  it('names the entry at which the log does not hold', async () => {
    const window = await completed(house);
    const { windows } = house.shop;
    const forged = openOpsHouse(table, {
      windows: {
        ...windows,
        entries: async (windowId) =>
          (await windows.entries(windowId)).map((entry) =>
            entry.sequence === 3
              ? { ...entry, by: { role: 'operator' as const, id: 'somebody-else' } }
              : entry,
          ),
      },
    });
    const somebody = await forged.staff('operator');
    const { body } = await somebody.get(`/v1/ops/windows/${window.windowId}/timeline`);
    expect(body.chain).toEqual({ isVerified: false, flaw: { sequence: 3, why: 'hash' } });
    expect((await somebody.get(`/ops/windows/${window.windowId}`)).text).toContain(
      'The log is broken at entry 3',
    );
  });

  it('has the reason of whatever operators do', async () => {
    const { windowId } = await armedWindow(house.shop, { courierId: newId('cou') });
    const said = { reason: 'other', text: 'Because' };
    const path = `/v1/ops/windows/${windowId}`;
    await staff.post(`${path}/assign`, { ...said, courierId: 'c', packageIds: ['P'] });
    for (const action of ['lock', 'note', 'revoke']) await staff.post(`${path}/${action}`, said);
    const entries = await house.shop.windows.entries(windowId);
    const own = entries.filter(({ by }) => by.id === staff.id);
    expect(own.map(({ event }) => event.kind)).toEqual(['assign', 'lock', 'note', 'revoke']);
    for (const { event } of own) expect(event).toMatchObject(said);
  });
});

describe('the page of a window', () => {
  const way = /href="(https:\/\/orders[^"]*)"/;
  const pageFor = async (roles: string, orderPage?: string) => {
    const elsewhere = openOpsHouse(table, {}, orderPage === undefined ? {} : { orderPage });
    const { windowId, orderId } = await armedWindow(elsewhere.shop, { courierId: newId('cou') });
    const { text } = await (await elsewhere.staff(roles)).get(`/ops/windows/${windowId}`);
    return { text, orderId };
  };

  it('shows who acts the way to the customer, who is known to the seller alone', async () => {
    const { text, orderId } = await pageFor('operator', 'https://orders.example.com/{order}?of={order}');
    expect(text).toContain('Reach the customer');
    expect(way.exec(text)?.[1]).toBe(`https://orders.example.com/${orderId}?of=${orderId}`);
  });

  it('names the order where the seller has no such page', async () => {
    const { text, orderId } = await pageFor('operator');
    expect(text).toContain(`Look for order ${orderId} there.`);
    expect(text).not.toMatch(way);
  });

  it.each(['viewer', 'auditor'])('shows a %s no such way', async (role) => {
    const { text } = await pageFor(role, 'https://orders.example.com/{order}');
    expect(text).not.toMatch(way);
    expect(text).not.toContain('Reach the customer');
  });
});

test('figures count what happened', async () => {
  await completed(house);
  await lockFails(house, await unlocked(house));
  const { body } = await staff.get('/v1/ops/figures?from=2026-03-02&to=2026-03-02');
  expect(body).toMatchObject({
    windows: 2,
    completed: 1,
    relockFailures: 1,
    exposureMs: { p50: 11_000, p99: 11_000 },
  });
});

describe('the export', () => {
  const where = '/v1/ops/exports/audit.jsonl?from=2026-03-01&to=2026-03-03';

  const verify = (text: string) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
    const file = path.join(folder, 'audit.jsonl');
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['tools/run.mjs', 'tools/delivery-verify.ts', file],
      { encoding: 'utf8' },
    );
    rmSync(folder, { recursive: true });
    return { status, said: `${stdout}${stderr}` };
  };

  it('is checked by a tool of its own, which finds what was changed', async () => {
    await completed(house);
    await opened(house);
    await haveDoors(house.shop, 'home_1', { timeZone: 'Europe/Paris', doors: [] });
    const { text, headers } = await staff.get(where);
    expect(headers.get('content-disposition')).toContain('delivery-audit-2026-03-01-2026-03-03.jsonl');
    expect(verify(text)).toEqual({
      status: 0,
      said: expect.stringContaining('windows: 2; homes whose doors changed: 1'),
    });
    expect(verify(text.replace('"op_1"', '"op_2"'))).toEqual({
      status: 1,
      said: expect.stringContaining('does not hold (hash)'),
    });
    const [before = '', doors = ''] = text.split('{"kind":"home"');
    expect(verify(`${before}{"kind":"home"${doors.replace('"op_1"', '"op_3"')}`)).toEqual({
      status: 1,
      said: expect.stringContaining('doors of home home_1: entry 1 does not hold (hash)'),
    });
    expect(verify('')).toMatchObject({ status: 1 });
  });

  it('shows each way to tamper with it', async () => {
    await completed(house);
    await armedWindow(house.shop, { courierId: newId('cou') });
    const { text } = await staff.get(where);
    const lines = text.trimEnd().split('\n');
    const joined = (some: string[]) => some.map((line) => `${line}\n`).join('');
    const kindsOf = (changed: string) => {
      const check = checkExport(changed);
      return check.kind === 'right'
        ? []
        : check.flaws.map((flaw) => (flaw.kind === 'window' ? flaw.flaw.why : flaw.kind));
    };
    const swapped = lines.map((line, index) => lines[index === 3 ? 4 : index === 4 ? 3 : index] ?? line);
    const second = lines.findLastIndex((line) => line.startsWith('{"kind":"window"'));
    const end = lines.at(-1) ?? '';
    expect(kindsOf(text)).toEqual([]);
    expect(kindsOf(joined(lines.filter((_, index) => index !== 4)))).toEqual(['sequence', 'hash', 'counts']);
    expect(kindsOf(joined(swapped))).toEqual(['sequence', 'hash']);
    expect(kindsOf(joined(lines.slice(0, -1)))).toEqual(['cut-off']);
    expect(kindsOf(joined([...lines.slice(0, second - 1), ...lines.slice(second)]))).toEqual([
      'end',
      'hash',
      'counts',
    ]);
    expect(kindsOf(joined([...lines.slice(0, second), end]))).toEqual(['hash', 'counts']);
    expect(kindsOf(joined(['{}', ...lines.slice(1)]))).toEqual(['malformed']);
    expect(kindsOf(`${joined(lines)}half a li`)).toEqual([]);
  });

  it('travels packed to whoever unpacks it', async () => {
    await completed(house);
    const plain = await staff.get(where);
    const packed = await staff.get(where, { 'accept-encoding': 'gzip, deflate, br' });
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([
      null,
      'gzip',
    ]);
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    expect(verify(packed.text).status).toBe(0);
    const csv = '/v1/ops/exports/windows.csv?from=2026-03-02&to=2026-03-02';
    expect((await staff.get(csv, { 'accept-encoding': 'gzip' })).text).toBe((await staff.get(csv)).text);
  });

  it('of a day too long for one answer is refused unpacked, and not packed', async () => {
    const { windowId } = await completed(house);
    const entries = await house.shop.windows.entries(windowId);
    const many = Array.from({ length: 2_000 }, () => entries).flat();
    jest.spyOn(house.shop.windows, 'entries').mockResolvedValue(many);
    const refused = await staff.get(where, { 'accept-encoding': 'gzip;q=0, identity' });
    expect([refused.status, refused.body.code]).toEqual([422, 'EXPORT_TOO_LARGE']);
    const packed = await staff.get(where, { 'accept-encoding': 'gzip' });
    expect(packed.status).toBe(200);
    expect(packed.text.length).toBeGreaterThan(4_000_000);
  });

  it('as CSV has no formula in it, and no household for those who may not know it', async () => {
    const { householdId } = await armedWindow(house.shop, { courierId: '=HYPERLINK("x")' });
    const csv = '/v1/ops/exports/windows.csv?from=2026-03-02&to=2026-03-02';
    const { text } = await staff.get(csv);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain(householdId);
    const viewer = await house.staff('viewer');
    expect((await viewer.get(csv)).text).not.toContain(householdId);
  });
});
