/** The demo's page of doors and cameras in a real browser: by eye, by thumb and by keyboard. It speaks English. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type RunningHome, startHome } from '../../demo/home';
import { demoHomes, deviceNames } from '../../demo/home/doors';
import type { DeliveryHome } from '../../lambda/domain/delivery/home';
import type { DeliveryHomeStore } from '../../lambda/domain/delivery/store';
import { openBrowser } from '../support/apl-browser';
import { houseKey } from '../support/house';
import { obstacles, smallTargets } from '../support/obstacles';

const phone = { width: 360, height: 740 };
const desk = { width: 1440, height: 900 };
const now = '2026-06-10T10:00:00.000Z';
const here = { latitude: 45.764, longitude: 4.8357 };
const targets = 'button, summary';
/** Where screenshots go, for those who want to look. */
const screenshots = process.env.SCREENSHOTS;
const [deviceName = ''] = deviceNames;

let folder: string;
let home: RunningHome;
let browser: Browser;

/** Homes in memory, each saved over the one before. */
function homesInMemory(): DeliveryHomeStore {
  const homes = new Map<string, DeliveryHome>(
    demoHomes(houseKey).map((one) => [one.householdId, { ...one, revision: 1 }]),
  );
  return {
    async read(householdId) {
      const known = homes.get(householdId);
      return known && { home: known, windows: [] };
    },
    async save(changed) {
      homes.set(changed.householdId, changed);
      return 'saved';
    },
  };
}

const deliveryHomes = homesInMemory();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'home-'));
  const file = path.join(folder, 'home.json');
  home = await startHome({
    file,
    clock: { now: () => now },
    shop: { deliveryHomes },
    householdKey: houseKey,
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await home?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(viewport = desk, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(home.url);
  return page;
}

const firstHome = (page: Page) => page.getByRole('article').first();
const press = (page: Page, name: string) =>
  firstHome(page).getByRole('button', { name, exact: true }).click();

const tell = (language: 'en' | 'fr', title: string, text: string) =>
  home.outbox.send({
    notice: {
      ...{ noticeId: `notice-${language}`, topic: 'completed', to: 'customer', doorKind: 'front', at: now },
      ...{ householdId: 'hh_1', windowId: 'win_1', startsAt: now, endsAt: now, timeZone: 'Europe/Paris' },
    },
    reader: { language, alexa: [] },
    message: { title, text },
  });

test('a door is opened as doors are: unlocked first', async () => {
  const page = await visit();
  await expect(firstHome(page).getByRole('img').getAttribute('aria-label')).resolves.toBe(
    'door closed, bolt locked',
  );
  await press(page, 'open the door');
  await page.getByText('That cannot be done now: is the door locked?').waitFor();
  await press(page, 'unlock by hand');
  await press(page, 'open the door');
  await firstHome(page).getByRole('img', { name: 'door open, bolt unlocked' }).waitFor();
  expect(home.simulated.locks[deviceName]).toMatchObject({ bolt: 'unlocked', door: 'open' });
  expect(await page.getByRole('status').textContent()).toBe('');
  await press(page, 'close the door');
  await press(page, 'lock by hand');
  await firstHome(page).getByRole('img', { name: 'door closed, bolt locked' }).waitFor();
  await page.context().close();
});

test('faults are switched on and off, and what was unfolded stays so', async () => {
  const page = await visit();
  await firstHome(page).getByText('Faults of the lock').click();
  await press(page, 'jams');
  await firstHome(page).getByRole('button', { name: 'jams', pressed: true }).click();
  await firstHome(page).getByRole('button', { name: 'jams', exact: true, pressed: false }).waitFor();
  await press(page, 'frozen');
  await firstHome(page).getByRole('button', { name: 'frozen', pressed: true }).click();
  await firstHome(page).getByRole('button', { name: 'frozen', exact: true, pressed: false }).waitFor();
  await page.context().close();
});

test('the keyboard does it all, and stays where it was', async () => {
  const page = await visit();
  const unlock = firstHome(page).getByRole('button', { name: 'unlock by hand' });
  await unlock.focus();
  await page.keyboard.press('Enter');
  await firstHome(page).getByRole('button', { name: 'lock by hand', exact: true }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('lock by hand');
  await page.keyboard.press('Space');
  await unlock.waitFor();
  await page.context().close();
});

test('a door is put where the courier is, if the browser may tell', async () => {
  const page = await visit();
  await press(page, 'put this door where I am');
  await page.getByText('This page may not know where you are.').waitFor();
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation(here);
  await press(page, 'put this door where I am');
  await page.getByText('The door is where you are.').waitFor();
  const [first] = demoHomes(houseKey);
  const known = await deliveryHomes.read(first?.householdId ?? '');
  expect(known?.home.doors.map(({ location }) => location)).toEqual([here]);
  await page.context().close();
});

test('what people are told is shown, each in their language', async () => {
  const page = await visit();
  await tell('en', 'The door is locked again', 'Your coffee is inside.');
  await tell('fr', 'La porte est reverrouillée', 'Votre café est chez vous.');
  await page.getByText('Votre café est chez vous.').waitFor();
  expect(await page.locator('td[lang]').evaluateAll((cells) => cells.map(({ lang }) => lang))).toEqual([
    'fr',
    'en',
  ]);
  await page.context().close();
});

describe.each([
  ['phone', phone, 'light'],
  ['phone', phone, 'dark'],
  ['desk', desk, 'light'],
  ['desk', desk, 'dark'],
] as const)('on a %s, %o, %s', (device, viewport, colorScheme) => {
  test('nothing stands in the way of anybody', async () => {
    const page = await visit(viewport, colorScheme);
    await press(page, 'unlock by hand');
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await press(page, 'frozen');
    await firstHome(page).getByRole('button', { name: 'frozen', pressed: true }).waitFor();
    const found = [await obstacles(page), await smallTargets(page, targets)];
    if (screenshots)
      await page.screenshot({ path: `${screenshots}/home-${device}-${colorScheme}.png`, fullPage: true });
    await press(page, 'frozen');
    await press(page, 'lock by hand');
    await firstHome(page).getByRole('img', { name: 'door closed, bolt locked' }).waitFor();
    await page.context().close();
    expect(found).toEqual([[], []]);
  });
});
