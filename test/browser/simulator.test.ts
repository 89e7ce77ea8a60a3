/** The page of the local Alexa in a real browser, with the toy skill. */
import type { Browser, Page } from 'playwright-core';
import { type LocalAlexaServer, serveLocalAlexa } from '../../simulator/server';
import { toyOptions } from '../../simulator/server/support/toy-server';
import { openBrowser } from '../support/apl-browser';
import { obstacles } from '../support/obstacles';

const DESKTOP = { width: 1440, height: 900 };
const FORBIDDEN_BY_POLICY = 'csp';
const PHONE = { width: 390, height: 844 };

let server: LocalAlexaServer;
let browser: Browser;
const foreignRequests: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  const suggestions = { 'en-US': ['Open coffee corner'], 'fr-FR': ['Ouvre le coin café'] };
  const panels = [
    { title: 'Front door', url: '/front-door' },
    { title: 'Account', url: 'http://127.0.0.1:1/account', opensApart: true },
  ];
  const extraRoutes = () =>
    new Response('<!doctype html><html lang="en"><title>Door</title><main><h1>Closed</h1></main></html>', {
      headers: { 'content-type': 'text/html' },
    });
  server = await serveLocalAlexa(toyOptions({}, { suggestions, panels, extraRoutes }));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

afterEach(() => {
  expect(foreignRequests).toEqual([]);
  expect(faults).toEqual([]);
});

async function open(viewport = DESKTOP, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'en-US' });
  const page = await context.newPage();
  page.on('requestfinished', (request) => noteForeign(request.url()));
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== FORBIDDEN_BY_POLICY) noteForeign(request.url());
  });
  page.on('pageerror', ({ message }) => void faults.push(message));
  await page.goto(server.url);
  await page.waitForSelector('html[data-ready]');
  return page;
}

/** Nothing may leave the machine. What the page's own policy stops does not. */
function noteForeign(url: string) {
  if (!/^(data:|blob:)/.test(url) && !url.startsWith(server.url)) foreignRequests.push(url);
}

/** The screen takes touches some frames after it has been drawn, so a finger may have to try again. */
async function touchTea(page: Page) {
  const touched = page.getByText('(touches the screen)');
  for (let tries = 0; tries < 20 && (await touched.count()) === 0; tries++) {
    const tea = await page.locator('.apl').getByText('Tea', { exact: true }).boundingBox();
    if (!tea) throw new Error('There is no tea on the screen.');
    await page.mouse.click(tea.x + tea.width / 2, tea.y + tea.height / 2, { delay: 100 });
    await page.waitForTimeout(400);
  }
  await touched.first().waitFor();
}

async function say(page: Page, text: string) {
  const before = await page.locator('.facts').count();
  await page.fill('#utterance', text);
  await page.press('#utterance', 'Enter');
  await page.locator('.facts').nth(before).waitFor();
}

test('a talk is shown whole: words, card, screen, reason, request and response', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Open coffee corner' }).click();
  await page.getByText('Welcome to the coffee corner. What would you like?').first().waitFor();
  await page.locator('.apl').getByText('Tea', { exact: true }).waitFor();

  await say(page, 'order a latte');
  expect(await page.locator('.turn').last().innerText()).toContain('One latte, coming up.');
  expect(await page.locator('.card').innerText()).toContain('Coffee');
  const why = page.getByRole('tabpanel', { name: 'Why' });
  expect(await why.innerText()).toMatch(/OrderIntent\s+drink: latte/);
  await page.getByRole('tab', { name: 'Request' }).click();
  expect(await page.getByRole('tabpanel', { name: 'Request' }).innerText()).toContain('"IntentRequest"');
  await page.getByRole('tab', { name: 'Response' }).click();
  expect(await page.getByRole('tabpanel', { name: 'Response' }).innerText()).toContain(
    '"shouldEndSession": true',
  );
  await page.context().close();
});

test('a touch on the screen reaches the skill', async () => {
  const page = await open();
  await say(page, 'open coffee corner');
  await touchTea(page);
  await page.getByRole('tab', { name: 'Request' }).click();
  await page.getByText('Alexa.Presentation.APL.UserEvent').first().waitFor();
  await page.context().close();
});

test('another household speaks another language, and so does the page', async () => {
  const page = await open();
  await page.getByLabel('Household').selectOption({ label: 'Foyer d’exemple' });
  await page.getByRole('tab', { name: 'Pourquoi' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr-FR');
  await say(page, 'ouvre le coin café');
  expect(await page.locator('.spoken').last().innerText()).toBe('Bienvenue au coin café. Que désirez-vous ?');
  await page.getByRole('combobox', { name: /^Appareil/ }).selectOption({ label: 'Hall (no screen)' });
  await page.getByText('Cet appareil n’a pas d’écran.').waitFor();
  await page.context().close();
});

test('the clock is moved and put back', async () => {
  const page = await open();
  expect(await page.locator('#clock-now').innerText()).toContain('Mar 1');
  await page.locator('#clock summary').click();
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByText('moved', { exact: true }).waitFor();
  expect(await page.locator('#clock-now').innerText()).toContain('Mar 2');
  await page.getByLabel('Set to (UTC)').fill('2027-12-24T18:00');
  await page.getByRole('button', { name: 'Set the clock' }).click();
  await page.locator('#clock-now', { hasText: 'Dec 24' }).waitFor();
  await page.locator('#clock summary').click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.locator('#clock-now', { hasText: 'Mar 1' }).waitFor();
  await page.context().close();
});

test('tabs go by the keyboard, and a panel of the host is one of them', async () => {
  const page = await open();
  await page.getByRole('tab', { name: 'Screen' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { name: 'Front door' }).getAttribute('aria-selected')).toBe('true');
  await page.frameLocator('iframe').getByText('Closed').waitFor();
  await page.keyboard.press('ArrowRight');
  const apart = page.getByRole('tabpanel', { name: 'Account' });
  expect(await apart.getByRole('link').getAttribute('href')).toBe('http://127.0.0.1:1/account');
  expect(await apart.locator('iframe').count()).toBe(0);
  await page.context().close();
});

test('a refusal is said, and the talk goes on', async () => {
  const page = await open();
  await say(page, 'open coffee corner');
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.locator('.facts').nth(1).waitFor();
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByText('No session is open.').waitFor();
  await say(page, 'open coffee corner');
  expect(await page.locator('#notice').isHidden()).toBe(true);
  await page.context().close();
});

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('on a %s', (_name, viewport) => {
  test.each(['light', 'dark'] as const)('nothing stands in the way of anybody (%s)', async (colorScheme) => {
    const page = await open(viewport, colorScheme);
    await say(page, 'open coffee corner');
    await page.locator('.apl').getByText('Tea', { exact: true }).waitFor();
    await say(page, 'order a latte');
    await page.locator('#clock summary').click();
    expect(await obstacles(page)).toEqual([]);
    await page.context().close();
  });
});
