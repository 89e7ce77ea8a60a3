/** The console in a real browser: signed in at the demo's account server, by eye, by keyboard, in both languages. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { proposeDoors } from '../../lambda/domain/delivery/doors/change';
import { checkExport } from '../../lambda/domain/delivery/export';
import type { Door } from '../../lambda/domain/delivery/home';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { householdIdFromSubject } from '../../lambda/domain/household/identity';
import { armedWindow, devicesSay, happens, system, Terminal } from '../courier/door';
import { completed, lockFails, opened, unlocked } from '../ops/played';
import { type OpsServer, serveOperations } from '../ops/server';
import { openBrowser } from '../support/apl-browser';
import { haveDoors } from '../support/doors';
import { type TestTable, testTable } from '../support/dynamodb';
import { houseKey } from '../support/house';
import { obstacles, smallTargets } from '../support/obstacles';

const phone = { width: 360, height: 740 };
const desk = { width: 1440, height: 900 };
/** Where screenshots go, for those who want to look. */
const folder = process.env.SCREENSHOTS;

let table: TestTable;
let server: OpsServer;
let browser: Browser;
let inside: DeliveryWindow;
let jammed: DeliveryWindow;
let waiting: DeliveryWindow;

/** Something of everything: a door open, one that does not lock, one done, some that wait. */
async function furnish(): Promise<void> {
  const { house } = server;
  const { shop } = house;
  await completed(house);
  jammed = await lockFails(house, await unlocked(house));
  inside = await opened(house);
  await devicesSay(shop, inside, { lock: 'unlocked', door: 'open' });
  waiting = await armedWindow(shop, await new Terminal(house, 'courier-7').enroll(), 90);
  await devicesSay(shop, waiting, { batteryPercent: 12 });
  await happens(shop, waiting, system, {
    kind: 'readiness',
    readiness: { checkedAt: shop.clock.now(), problems: ['battery-too-low'] },
  });
  await armedWindow(shop, await new Terminal(house, 'courier-8').enroll(), 180);
  await furnishHomes();
  await shop.halts.save(undefined, {
    scope: { kind: 'provider', id: 'nuki' },
    reason: 'system-outage',
    haltedBy: 'operator-2',
    haltedAt: shop.clock.now(),
    revision: 1,
  });
}

const atHome = { latitude: 48.8566, longitude: 2.3522 };
const frontDoor = (lockId: string): Door => ({
  ...{ doorId: 'front', kind: 'front', lockId, cameraId: 'ring:4' },
  ...{ hasDoorSensor: true, location: atHome },
});
const homeUrl = (customer: string) => `${server.url}/ops/homes?customer=${customer}`;

/** A home with a door, for which somebody proposes another lock, another place and a second door. */
async function furnishHomes(): Promise<void> {
  const { shop } = server.house;
  const id = householdIdFromSubject(houseKey, 'customer-1');
  const [timeZone, reason] = ['Europe/Paris', 'customer-request'] as const;
  await haveDoors(shop, id, { timeZone, doors: [frontDoor('nuki:17')] });
  const moved = { ...frontDoor('nuki:18'), location: { ...atHome, latitude: 48.86 } };
  const garage = { ...frontDoor('nuki:19'), doorId: 'garage', kind: 'garage' } as const;
  const proposal = { timeZone, doors: [moved, garage], reason };
  await proposeDoors(shop, { id: 'operator-2' }, id, { ...proposal, text: 'The lock was replaced' });
}

beforeAll(async () => {
  table = await testTable();
  server = await serveOperations(table);
  await furnish();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await table?.drop();
});
afterEach(() => {
  expect(server.house.reported).toEqual([]);
});

type Person = 'Operator' | 'Second operator' | 'Auditor' | 'Viewer' | 'Somebody without a role';
interface Look {
  viewport?: typeof phone;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  bypassCSP?: boolean;
}

async function visit(who: Person, look: Look = {}): Promise<Page> {
  const { viewport = desk, colorScheme = 'light', locale = 'en-US', bypassCSP = true } = look;
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP, locale });
  const page = await context.newPage();
  await page.goto(`${server.url}/ops`);
  await page.getByRole('link', { name: who, exact: true }).click();
  return page;
}

const targets = 'button, .button, input:not([type=hidden]), select, summary, nav a';

const pagesOf = (): [string, string][] => [
  ['board', '/ops'],
  ['board-filtered', '/ops?state=armed&alarm=any&courier=nobody'],
  ['window-open', `/ops/windows/${inside.windowId}`],
  ['window-jammed', `/ops/windows/${jammed.windowId}`],
  ['window-waiting', `/ops/windows/${waiting.windowId}`],
  ['readiness', '/ops/readiness'],
  ['halts', '/ops/halts'],
  ['devices', '/ops/devices'],
  ['homes', '/ops/homes'],
  ['home-new', '/ops/homes?customer=nobody'],
  ['home-proposed', '/ops/homes?customer=customer-1'],
  ['figures', '/ops/figures'],
  ['unknown', '/ops/nothing'],
];

describe.each([
  ['en-US', 'phone', phone, 'light'],
  ['en-US', 'desk', desk, 'light'],
  ['fr-FR', 'phone', phone, 'dark'],
  ['fr-FR', 'desk', desk, 'dark'],
] as const)('in %s on a %s', (locale, device, viewport, colorScheme) => {
  test('nothing stands in the way of anybody', async () => {
    const page = await visit('Operator', { viewport, colorScheme, locale });
    for (const [name, path] of pagesOf()) {
      await page.goto(`${server.url}${path}`);
      expect([name, await page.locator('html').getAttribute('lang')]).toEqual([name, locale.slice(0, 2)]);
      await page.evaluate('for (const one of document.querySelectorAll("details.act")) one.open = true');
      expect([name, await obstacles(page)]).toEqual([name, []]);
      expect([name, await smallTargets(page, targets)]).toEqual([name, []]);
      await page.evaluate('for (const one of document.querySelectorAll("details.act")) one.open = false');
      if (folder)
        await page.screenshot({ path: `${folder}/${name}-${device}-${locale}.png`, fullPage: true });
    }
    await page.context().close();
  });
});

test('the board shows what is open first, its clock runs, and news come by themselves', async () => {
  const page = await visit('Operator', { bypassCSP: false });
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${server.url}/ops`);
  const titles = await page.locator('main h2').allInnerTexts();
  expect(titles[0]).toMatch(/^Doors that may be open/);
  expect(titles[1]).toMatch(/^Needs attention/);
  const card = page.locator('.cards > li', { has: page.locator(`[href$="${inside.windowId}"]`) });
  const first = await card.locator('.clock').innerText();
  await card.locator('.clock').filter({ hasNotText: first }).waitFor();
  const window = await unlocked(server.house);
  await page.locator(`.cards [href$="${window.windowId}"]`).waitFor();
  expect(await page.title()).toMatch(/^\(3\) /);
  await happens(server.house.shop, window, { role: 'customer', id: window.householdId }, { kind: 'lock' });
  await page.locator('.cards > li', { hasText: 'Locking' }).first().waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test('a form that somebody is filling in is left alone by news', async () => {
  const page = await visit('Operator');
  await page.goto(`${server.url}/ops`);
  const select = page.locator(`#lock-${inside.windowId}`);
  await select.focus();
  await select.selectOption('lock-jammed');
  const shop = server.house.shop;
  await happens(shop, inside, { role: 'operator', id: 'operator-2' }, { kind: 'note', text: 'Seen' });
  await page.waitForResponse((response) => response.url().includes('/ops/live'));
  expect(await select.inputValue()).toBe('lock-jammed');
  await page.context().close();
});

test('the keyboard alone locks a door, with a reason, and the timeline shows it', async () => {
  const page = await visit('Operator');
  await page.goto(`${server.url}/ops/windows/${inside.windowId}`);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  await page.locator('summary', { hasText: 'Lock now' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Camera off');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('The lock is commanded.').waitFor();
  await page.locator('.timeline li', { hasText: 'Camera offline' }).first().waitFor();
  expect(await obstacles(page)).toEqual([]);
  await page.context().close();
});

test('what is refused is told beside what was typed', async () => {
  const page = await visit('Operator', { locale: 'fr-FR' });
  await page.goto(`${server.url}/ops/windows/${waiting.windowId}`);
  await page.locator('summary', { hasText: 'Annuler la livraison' }).click();
  const act = page.locator('details[open]');
  await act.getByLabel('Motif').selectOption('other');
  await act.getByRole('button').click();
  await page.getByRole('alert').getByText('Merci de préciser').waitFor();
  expect(await page.locator('details[open]').getByLabel('Motif').inputValue()).toBe('other');
  expect(await page.title()).toMatch(/^Erreur – /);
  await page.context().close();
});

test('a kill switch is turned on by one and off by two', async () => {
  const one = await visit('Operator');
  await one.goto(`${server.url}/ops/halts`);
  await one.getByLabel('What').selectOption('courier');
  await one.getByLabel('Which one').fill('courier-9');
  await one.getByLabel('Reason').selectOption('courier-compromised');
  await one.getByRole('button', { name: 'Stop', exact: true }).click();
  await one.getByText('It is stopped.').waitFor();
  const cardOf = (page: Page) => page.locator('.cards > li', { hasText: 'courier-9' });
  await cardOf(one).getByRole('button', { name: 'Propose to go on' }).click();
  await cardOf(one).getByText('another person has to agree').waitFor();
  expect(await cardOf(one).getByRole('button').count()).toBe(0);
  const other = await visit('Second operator');
  await other.goto(`${server.url}/ops/halts`);
  await cardOf(other).getByRole('button', { name: 'Agree to go on' }).click();
  await other.getByText('It goes on.').waitFor();
  expect(await cardOf(other).count()).toBe(0);
  await one.context().close();
  await other.context().close();
});

test('a terminal is enrolled by the id and key it shows, and revoked', async () => {
  const page = await visit('Operator');
  await page.goto(`${server.url}/ops/devices`);
  const terminal = new Terminal(server.house, 'courier-12');
  await page.getByLabel('Id of the terminal').fill('dev_mistyped');
  await page.getByLabel('Public key').fill(terminal.publicKey);
  await page.getByLabel('Courier', { exact: true }).fill('courier-12');
  await page.getByRole('button', { name: 'Enroll a terminal' }).click();
  await page.getByRole('alert').getByText('one of them is mistyped').waitFor();
  await page.getByLabel('Id of the terminal').fill(terminal.deviceId);
  await page.getByRole('button', { name: 'Enroll a terminal' }).click();
  await page.getByText('The terminal is enrolled.').waitFor();
  const card = page.locator('.cards > li', { hasText: terminal.deviceId });
  await card.locator('summary').click();
  await card.getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('The terminal is revoked.').waitFor();
  await page.context().close();
});

test('doors of a home are proposed by the keyboard alone and agreed to by another, and one lock is in one home', async () => {
  const one = await visit('Operator');
  await one.goto(`${server.url}/ops/homes`);
  await one.getByLabel('Customer').focus();
  await one.keyboard.type('customer-9');
  await one.keyboard.press('Enter');
  await one.locator('summary', { hasText: 'Propose another door' }).focus();
  await one.keyboard.press('Enter');
  // A name, which door, lock, camera, sensor, place, time zone, reason; then words, and the button.
  const typed = ['back', 'Back', 'nuki:17', 'ring:9', 'yes', '48,85', '2.35', 'Europe/Paris', 'Customer'];
  for (const text of typed) {
    await one.keyboard.press('Tab');
    await one.keyboard.type(text);
  }
  await one.keyboard.press('Tab');
  await one.keyboard.press('Tab');
  await one.keyboard.press('Enter');
  await one.getByRole('alert').getByText('Another home has this lock').waitFor();
  expect(await one.getByLabel('Camera').inputValue()).toBe('ring:9');
  await one.getByLabel('Lock', { exact: true }).fill('nuki:27');
  await one.getByRole('button', { name: 'Propose', exact: true }).click();
  await one.getByRole('status').getByText('Another person has to agree.').waitFor();
  await one.getByText('You have proposed this').waitFor();
  expect(await one.getByRole('button', { name: 'Agree' }).count()).toBe(0);
  expect(await obstacles(one)).toEqual([]);
  const other = await visit('Second operator');
  await other.goto(homeUrl('customer-9'));
  await other.getByRole('button', { name: 'Agree' }).click();
  await other.getByRole('status').getByText('The doors are changed.').waitFor();
  await other.locator('.cards', { hasText: 'nuki:27' }).waitFor();
  expect(await other.locator('.timeline > li strong').allInnerTexts()).toEqual(['Agreed to', 'Proposed']);
  await other.getByText('The log is whole').waitFor();
  if (folder) await other.screenshot({ path: `${folder}/home-agreed.png`, fullPage: true });
  await other.locator('summary', { hasText: 'Propose to remove it' }).click();
  await other.getByRole('button', { name: 'Propose the removal' }).click();
  await other.locator('.badge', { hasText: 'removed' }).waitFor();
  await other.locator('summary', { hasText: 'Withdraw' }).click();
  await other.getByRole('button', { name: 'Withdraw' }).click();
  await other.getByText('The proposal is withdrawn.').waitFor();
  expect(await other.locator('.cards', { hasText: 'nuki:27' }).count()).toBe(1);
  await one.context().close();
  await other.context().close();
});

test('viewers have nothing to press, auditors take the log along', async () => {
  const viewer = await visit('Viewer');
  await viewer.goto(`${server.url}/ops/windows/${waiting.windowId}`);
  expect(await viewer.locator('main form, main button').count()).toBe(0);
  expect(await viewer.locator('main').innerText()).not.toContain(waiting.householdId);
  await viewer.goto(homeUrl('customer-1'));
  expect(await viewer.locator('main').innerText()).not.toContain('nuki');
  const auditor = await visit('Auditor');
  await auditor.goto(`${server.url}/ops/figures`);
  const [file] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('link', { name: 'Log for checking' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^delivery-audit-.*\.jsonl$/);
  expect(checkExport(readFileSync(await file.path(), 'utf8'))).toMatchObject({ kind: 'right' });
  await viewer.context().close();
  await auditor.context().close();
});

test('somebody without a role is told so', async () => {
  const page = await visit('Somebody without a role');
  await page.getByRole('heading', { name: 'You have no role here' }).waitFor();
  await page.context().close();
});

test('without a script the board is there, and is loaded again by itself', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/ops`);
  await page.getByRole('link', { name: 'Operator', exact: true }).click();
  expect(await page.content()).toContain('http-equiv="refresh"');
  expect(await page.locator('.cards .clock').first().innerText()).toMatch(/^\d+:\d\d/);
  await context.close();
});
