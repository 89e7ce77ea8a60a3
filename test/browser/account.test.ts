/** The account pages in a real browser: signed in at the demo's account server, by eye, by keyboard, in both languages. */
import type { Browser, Page } from 'playwright-core';
import { type AccountServer, furnishAccounts, serveAccountPages } from '../support/account-server';
import { openBrowser } from '../support/apl-browser';
import { type TestTable, testTable } from '../support/dynamodb';
import { obstacles, smallTargets } from '../support/obstacles';

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

let table: TestTable;
let server: AccountServer;
let browser: Browser;

beforeAll(async () => {
  table = await testTable();
  server = await serveAccountPages(table);
  await furnishAccounts(server.house);
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

interface Visit {
  household: 'American household' | 'Foyer français';
  viewport?: typeof phone;
  colorScheme?: 'light' | 'dark';
}

/** Signs in and stands on the first page. No page may run a script; the tests’ own eyes are let past the policy. */
async function visit({ household, viewport = phone, colorScheme = 'light' }: Visit): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true, locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole('link', { name: household }).click();
  await page.waitForURL(`${server.url}/account`);
  return page;
}

/** All that is touched, but links within a sentence and buttons whose label is one. */
const targets = 'button, .button, input:not([type=hidden], [type=radio]), .choice, select, summary, nav a';

const addresses = [
  '',
  '/statement',
  '/statement?kind=orders&from=2026-02-30',
  '/statement/1',
  '/packs',
  '/packs/confirm?coins=1000',
  '/packs/confirm?coins=1.5',
  '/contacts',
  '/gift-code',
  '/referral',
  '/voice-code',
  '/my-data',
  '/nothing-here',
];

describe.each([
  ['American household', 'en'],
  ['Foyer français', 'fr'],
] as const)('for the %s', (household, language) => {
  test.each([
    ['on a phone, by day', phone, 'light'],
    ['on a desk, at night', desk, 'dark'],
  ] as const)('nothing stands in the way of anybody, %s', async (_where, viewport, colorScheme) => {
    const page = await visit({ household, viewport, colorScheme });
    for (const address of addresses) {
      await page.goto(`${server.url}/account${address}`);
      expect([address, await page.locator('html').getAttribute('lang')]).toEqual([address, language]);
      expect([address, await obstacles(page)]).toEqual([address, []]);
      expect([address, await smallTargets(page, targets)]).toEqual([address, []]);
    }
    await page.context().close();
  });
});

test('the keyboard alone sets a voice code, past the skip link and a wrong try', async () => {
  const page = await visit({ household: 'American household' });
  await page.goto(`${server.url}/account/voice-code`);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('name')).toBe('digits');
  await page.keyboard.type('1234');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await page.getByText('That is what a stranger would try first.').waitFor();
  expect(await page.locator(':focus').getAttribute('name')).toBe('digits');
  expect(await page.title()).toMatch(/^Error – Voice code/);
  expect(await obstacles(page)).toEqual([]);
  await page.keyboard.type('5093');
  await page.keyboard.press('Tab');
  await page.keyboard.type('5093');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('The voice code is set.').waitFor();
  await page.context().close();
});

test('a pack is bought in the language that was switched to', async () => {
  const page = await visit({ household: 'American household' });
  await page.getByRole('button', { name: 'Français' }).click();
  await page.locator('html[lang=fr]').waitFor();
  await page.getByRole('link', { name: 'Acheter des jetons' }).click();
  await page.getByRole('link', { name: '500 jetons pour 4,80 $US' }).click();
  await page.getByRole('button', { name: 'Acheter et payer 4,80 $US' }).click();
  await page.getByRole('status').getByText('Votre carte est en cours de débit').waitFor();
  await page.getByText('en cours de débit', { exact: false }).last().waitFor();
  await page.context().close();
});

test('the statement is narrowed, read back and taken along', async () => {
  const page = await visit({ household: 'Foyer français' });
  await page.goto(`${server.url}/account/statement`);
  await page.getByText('Afficher seulement').click();
  await page.getByLabel('Nature').selectOption({ label: 'Récompenses' });
  await page.getByRole('button', { name: 'Afficher' }).click();
  expect(await page.locator('.lines li').count()).toBe(1);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger en CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('jetons.csv');
  await page.getByRole('link', { name: 'Récompense' }).click();
  await page.getByText('Vérifié à l’instant').waitFor();
  await page.context().close();
});

test('the policy of the pages lets no script run and nothing come from elsewhere', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  await page.goto(`${server.url}/account/signed-out`);
  await page.evaluate(`
    const picture = document.createElement('img');
    picture.src = 'https://elsewhere.invalid/pixel.png';
    document.body.append(picture);
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.body.append(script);
  `);
  expect(await page.title()).not.toBe('taken over');
  expect(refused.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(2);
  await context.close();
});

test('signing out ends it, also for the back button', async () => {
  const page = await visit({ household: 'Foyer français' });
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { name: /déconnecté|signed out/ }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.context().close();
});

test('deleting forgets the household and signs out', async () => {
  const page = await visit({ household: 'Foyer français', viewport: desk });
  await page.getByRole('link', { name: 'Mes données' }).click();
  await page.getByLabel(/Pour confirmer/).fill('non');
  await page.getByRole('button', { name: /Supprimer définitivement/ }).click();
  await page.getByText('Merci de saisir exactement ce mot : supprimer').waitFor();
  expect(await page.getByLabel(/Pour confirmer/).inputValue()).toBe('non');
  expect(await obstacles(page)).toEqual([]);
  await page.getByLabel(/Pour confirmer/).fill('supprimer');
  await page.getByRole('button', { name: /Supprimer définitivement/ }).click();
  await page.getByRole('heading', { name: /supprimées|deleted/ }).waitFor();
  await page.context().close();
});
