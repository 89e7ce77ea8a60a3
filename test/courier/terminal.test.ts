/** The courier's terminal in a real browser: its key, a whole delivery, in both languages, on a phone. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { listen } from '../../simulator/server/http-server';
import { testAccount } from '../support/account';
import { openBrowser } from '../support/apl-browser';
import { type TestTable, testTable } from '../support/dynamodb';
import { houseKey } from '../support/house';
import { obstacles, smallTargets } from '../support/obstacles';
import { newId } from '../support/samples';
import { openPageHouse, type PageHouse } from '../support/visitor';
import {
  armedWindow,
  devicesSay,
  doorLocation,
  happens,
  lockReads,
  operator,
  packageId,
  system,
} from './door';

const phone = { width: 390, height: 844 };
const targets = 'main button, main input, main select, summary';
const pictures = process.env.TERMINAL_PICTURES;

let table: TestTable;
let server: Server;
let url: string;
let house: PageHouse;
let browser: Browser;
let context: BrowserContext;
let complaints: string[];

beforeAll(async () => {
  table = await testTable();
  const answer = (request: Request) => house.app.fetch(request);
  server = await listen(answer, 0, '127.0.0.1');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await table?.drop();
});
beforeEach(() => {
  house = openPageHouse(table, {}, { ...testAccount(houseKey), baseUrl: url });
  complaints = [];
});
afterEach(async () => {
  await context?.close();
  expect(house.reported).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Opens the terminal as a phone would; its clock is far from the server's. */
async function openTerminal(locale: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  context = await browser.newContext({
    ...{ locale, colorScheme, viewport: phone, geolocation: doorLocation },
    permissions: ['geolocation'],
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${url}/courier`);
  return page;
}

/** Enrolls what the terminal shows of itself, as operations do. */
async function enrollShown(page: Page, courierId: string): Promise<void> {
  await page.locator('code').first().waitFor();
  const [deviceId = '', publicKey = ''] = await page.locator('code').allInnerTexts();
  const enrolledAt = house.shop.clock.now();
  await house.shop.couriers.enroll({ deviceId, courierId, publicKey, enrolledAt, enrolledBy: 'op_9' });
}

/** A copy of a page without its policy, which lets no test run a script of its own in it. */
async function openCopy(page: Page): Promise<Page> {
  const copy = await (await browser.newContext({ viewport: phone })).newPage();
  const style = await (await fetch(`${url}/courier/terminal.css`)).text();
  const drawn = (await page.content()).replace(/<script[^>]*><\/script>|<link[^>]*>/g, '');
  await copy.setContent(drawn.replace('</head>', `<style>${style}</style></head>`));
  return copy;
}

/** What stands in anybody's way: by the audit, by width, by the size of what a thumb has to meet. */
async function obstaclesOn(page: Page): Promise<string[]> {
  const copy = await openCopy(page);
  const found = [...(await obstacles(copy)), ...(await smallTargets(copy, targets))];
  const titleHeightPx = Number(await copy.evaluate(`document.querySelector('h1').offsetHeight`));
  await copy.context().close();
  return titleHeightPx > 40 ? [...found, `the title is ${titleHeightPx} px high`] : found;
}

async function looksRight(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  expect([name, await obstaclesOn(page)]).toEqual([name, []]);
}

const says = (page: Page, heading: string) => page.getByRole('heading', { name: heading }).waitFor();

/** A terminal that is enrolled, with a stop that waits. */
async function begin(locale: string, colorScheme?: 'dark'): Promise<{ page: Page; window: DeliveryWindow }> {
  const courierId = newId('cou');
  const page = await openTerminal(locale, colorScheme);
  const window = await armedWindow(house.shop, { courierId });
  await enrollShown(page, courierId);
  return { page, window };
}

const passes = (window: DeliveryWindow, reading: Parameters<typeof lockReads>[1]) =>
  happens(house.shop, window, system, lockReads(house.shop, reading));

async function arriveAndRecord(page: Page, window: DeliveryWindow, labels: [string, string]): Promise<void> {
  await page.getByLabel(labels[0]).fill(packageId);
  await page.getByRole('button', { name: labels[1] }).click();
  await page.getByRole('heading', { name: /camera|caméra/i }).waitFor();
  await devicesSay(house.shop, window);
  await happens(house.shop, window, system, { kind: 'camera-recording' });
}

test('works a whole delivery, and says at each step what to do', async () => {
  const { page, window } = await begin('en-US');
  await says(page, 'This terminal is not enrolled');
  await looksRight(page, 'stranger');
  await page.getByRole('button', { name: /Go to the door/ }).click();
  await looksRight(page, 'armed');
  await arriveAndRecord(page, window, ['Scan or type', 'I am at the door']);
  await says(page, 'The camera records');
  await looksRight(page, 'recording');
  await page.getByRole('button', { name: 'Open the door' }).click();
  await says(page, 'The door is being unlocked');
  house.moveClock(2_000);
  await passes(window, { lock: 'unlocked' });
  await says(page, 'Open the door');
  await looksRight(page, 'unlocked');
  expect(await page.getByRole('timer').innerText()).toMatch(/^2:\d\d$/);
  await passes(window, { lock: 'unlocked', door: 'open' });
  await says(page, 'Put the package down');
  await page.getByRole('button', { name: 'The package is inside' }).click();
  await says(page, 'Close the door');
  await passes(window, { lock: 'unlocked', door: 'closed' });
  house.moveClock(3_000);
  await passes(window, { lock: 'unlocked', door: 'closed' });
  await says(page, 'The door is being locked');
  house.moveClock(3_000);
  await passes(window, {});
  house.moveClock(3_000);
  await passes(window, {});
  await says(page, 'The door is locked');
  await looksRight(page, 'secured');
  const unlocks = (await house.shop.commands.ofWindow(window.windowId)).filter(
    ({ body }) => body.kind === 'unlock',
  );
  expect(unlocks).toHaveLength(1);
});

test('en français, la nuit : dit de rester devant une porte qui ne se verrouille pas', async () => {
  const { page, window } = await begin('fr-FR', 'dark');
  await says(page, 'Ce terminal n’est pas enregistré');
  await page.getByRole('button', { name: /Allez à la porte/ }).click();
  await arriveAndRecord(page, window, ['Scannez ou saisissez', 'Je suis devant la porte']);
  await page.getByRole('button', { name: 'Ouvrir la porte' }).click();
  await says(page, 'La porte se déverrouille');
  house.moveClock(2_000);
  await passes(window, { lock: 'unlocked', door: 'open' });
  await happens(house.shop, window, operator, { kind: 'lock' });
  await says(page, 'La porte se verrouille');
  house.moveClock(45_000);
  await happens(house.shop, window, system, { kind: 'timer' });
  await says(page, 'Restez devant la porte et essayez la poignée');
  await looksRight(page, 'relock-failed-fr');
  await page.getByRole('button', { name: 'Verrouiller à nouveau' }).click();
  const locks = async () =>
    (await house.shop.commands.ofWindow(window.windowId)).filter(({ body }) => body.kind === 'lock').length;
  const before = await locks();
  await page.getByRole('button', { name: 'Verrouiller à nouveau' }).click();
  await page.waitForResponse((response) => response.url().endsWith('/lock') && response.ok());
  expect(await locks()).toBeGreaterThanOrEqual(before);
});

test('tells plainly what was refused, tells operations of a problem, and switches its language', async () => {
  const { page, window } = await begin('en-US');
  await page.getByRole('button', { name: /Go to the door/ }).click();
  await page.getByLabel('Scan or type').fill('PARCEL-OTHER');
  await page.getByRole('button', { name: 'I am at the door' }).click();
  await page.getByText('This package is not for this stop.').waitFor();
  expect(await page.getByLabel('Scan or type').inputValue()).toBe('PARCEL-OTHER');
  await context.setGeolocation({ latitude: 48, longitude: 2 });
  await page.getByLabel('Scan or type').fill(packageId);
  await page.getByRole('button', { name: 'I am at the door' }).click();
  await page.getByText('You are not at this door.').waitFor();
  await page.getByRole('button', { name: 'Français' }).click();
  await says(page, 'Allez à la porte');
  await page.getByText('Il y a un problème').click();
  await page.getByLabel('De quoi s’agit-il ?').selectOption('person-or-pet-home');
  await page.getByRole('button', { name: 'Prévenir l’exploitation' }).click();
  await says(page, 'Non livré');
  expect((await house.shop.windows.read(window.windowId))?.window.state).toBe('failed');
});

test('tells whoever is inside to leave when it is called off', async () => {
  const { page, window } = await begin('en-US');
  await page.getByRole('button', { name: /Go to the door/ }).click();
  await arriveAndRecord(page, window, ['Scan or type', 'I am at the door']);
  await page.getByRole('button', { name: 'Open the door' }).click();
  await says(page, 'The door is being unlocked');
  await happens(house.shop, window, operator, { kind: 'revoke', reason: 'suspected-fraud' });
  await says(page, 'The door is being locked');
  expect(await page.getByRole('button', { name: 'The package is inside' }).count()).toBe(0);
});

test('keeps its key where nobody can read it, and the same one next time', async () => {
  const page = await openTerminal('en-US');
  await page.locator('code').first().waitFor();
  const shown = await page.locator('code').allInnerTexts();
  const kept = await page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('majordomo-courier', 1);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('keys').objectStore('keys').get('terminal');
      asked.onsuccess = async () => {
        const { privateKey } = asked.result;
        const read = await crypto.subtle.exportKey('pkcs8', privateKey).catch((error) => error.name);
        resolve([privateKey.extractable, privateKey.type, read]);
      };
    };
  })`);
  expect(kept).toEqual([false, 'private', 'InvalidAccessError']);
  await page.reload();
  await page.locator('code').first().waitFor();
  expect(await page.locator('code').allInnerTexts()).toEqual(shown);
});

test('says so where the browser can keep no key', async () => {
  context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  await page.addInitScript('crypto.subtle.generateKey = () => Promise.reject(new Error("no Ed25519"))');
  await page.goto(`${url}/courier`);
  await page.getByText('Ce navigateur ne peut pas garder de clé').waitFor();
});

test('runs no script but its own', async () => {
  const page = await openTerminal('en-US');
  await page.locator('code').first().waitFor();
  const injected = await page.evaluate(`(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
      return 'not refused';
    } catch (error) {
      return error.name;
    }
  })()`);
  expect([injected, await page.title()]).toEqual(['TypeError', 'Courier']);
  const response = await fetch(`${url}/courier`);
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  for (const name of ['routes.ts', '..%2froutes.ts', 'nothing.js', 'constructor'])
    expect((await fetch(`${url}/courier/${name}`)).status).toBe(404);
});
