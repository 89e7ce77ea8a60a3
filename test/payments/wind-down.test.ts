import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../../lambda/domain/fault';
import type { Household } from '../../lambda/domain/household/household';
import { closeAllWallets, type WalletClosing } from '../../lambda/domain/payments/wind-down';
import type { Shop } from '../../lambda/domain/shop';
import { creditPromo, creditPurchased, takeCoins } from '../../lambda/domain/wallet/moves';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
import { WindDownReport } from '../../tools/wind-down/report';
import { type TestTable, testTable } from '../support/dynamodb';
import { holdOf, newId, sampleOrder } from '../support/samples';
import { buy, current, customer, openTill, type Till, walletOf, work } from './support';

let table: TestTable;
let till: Till;
let shop: Shop;

beforeEach(async () => {
  table = await testTable();
  till = openTill(table);
  shop = till.shop;
});
afterEach(() => table.drop());

const ask = () => ({ key: newId('key'), subject: 's', now: shop.clock.now() });

async function sure(household: Pick<Household, 'id'>): Promise<Wallet> {
  return (await walletOf(shop, household.id)) ?? emptyWallet(household.id, newId('acc'));
}

/** Somebody who bought 500 coins for 4.80 and spent 100 of them. */
async function buyer(): Promise<Household> {
  const household = await customer(shop, 'succeeds', { customerId: 'buyer' });
  await work(shop, await buy(shop, household));
  const spent = takeCoins(await sure(household), { ...ask(), kind: 'purchase', coins: 100 });
  if (spent) await shop.wallets.commit(spent);
  return household;
}

/** Somebody who was given coins: 70 that never expire, and 30 that do. */
async function given(customerId = 'given'): Promise<Household> {
  const household = await customer(shop, 'succeeds', { customerId });
  await shop.wallets.commit(
    creditPurchased(await sure(household), { ...ask(), kind: 'adjustment', coins: 70 }),
  );
  const promo = { ...ask(), kind: 'reward' as const, coins: 30, month: '2026-12' };
  await shop.wallets.commit(creditPromo(await sure(household), promo));
  return household;
}

/** Somebody whose order is on its way. */
async function waiting(): Promise<Household> {
  const household = await given('waiting');
  const order = sampleOrder(household.id, undefined, { totalCents: 60, coins: 60 });
  await shop.orders.place(order, holdOf(await sure(household), order));
  return household;
}

/** Somebody who was forgotten and left coins behind. */
async function forgotten(): Promise<Household> {
  const household = await given('forgotten');
  await shop.households.erase(household.id);
  return household;
}

async function run(isDryRun: boolean, of: Shop = shop): Promise<WalletClosing[]> {
  const closings: WalletClosing[] = [];
  for await (const closing of closeAllWallets(of, { isDryRun })) closings.push(closing);
  return closings.sort((a, b) => (a.householdId < b.householdId ? -1 : 1));
}

function told(closings: WalletClosing[], isDryRun = false): string[] {
  const report = new WindDownReport();
  for (const closing of closings) report.add(closing);
  return report.lines(isDryRun);
}

const accountOf = async (household: Household): Promise<string> =>
  (await shop.wallets.read(household.id))?.account ?? '';

const statuses = async (households: Household[]) =>
  Promise.all(households.map(async ({ id }) => (await shop.wallets.read(id))?.status));

it('tells what it would do, does that, and tells it again when it is run again', async () => {
  const households = [await buyer(), await given(), await waiting(), await forgotten()];
  const [, one, two, three] = await Promise.all(households.map(accountOf));
  const dry = await run(true);
  expect(await statuses(households)).toEqual(['open', 'open', 'open', 'open']);
  expect(told(dry)).toEqual([
    'Wallets: 4',
    'Refunded to cards: 3.84 EUR',
    'To be paid out by hand: 2',
    `  a person who was forgotten (${three}): 0.70 currency unknown`,
    `  given (${one}): 0.70 EUR`,
    'Promo coins that end: 60',
    'Left for later, since orders or gifts hold coins: 1',
    `  waiting (${two}): 60 coins`,
    'Failed, to be tried again: 0',
  ]);
  expect(await run(false)).toEqual(dry);
  expect(await statuses(households)).toEqual(['closed', 'closed', 'open', 'closed']);
  expect(await run(false)).toEqual(dry);
  expect(await run(true)).toEqual(dry);
});

it('gives the money back that cards had paid, once', async () => {
  const household = await buyer();
  await run(false);
  await run(false);
  const [payment] = await shop.payments.latest(household.id, 1);
  if (!payment) throw new Error('no payment');
  await work(shop, payment);
  expect((await current(shop, payment)).refunds).toMatchObject([
    { refundId: 'closing', cents: 384, coins: 400, status: 'done' },
  ]);
});

it('goes on when one fails, and closes it in the next run', async () => {
  const [poor, other] = [await given('poor'), await given('other')];
  const failing: Shop = {
    ...shop,
    wallets: {
      ...shop.wallets,
      commit: async (movement) => {
        if (movement.sides[0].before.householdId === poor.id) throw new Fault('store-throttled', 'injected');
        return shop.wallets.commit(movement);
      },
    },
  };
  const broken = await run(false, failing);
  expect(told(broken)).toContain('Failed, to be tried again: 1');
  expect(told(broken).join()).toContain('store-throttled');
  expect(await statuses([poor, other])).toEqual(['open', 'closed']);
  expect(told(await run(false))).toEqual(told(await run(true)));
  expect(await statuses([poor, other])).toEqual(['closed', 'closed']);
});

it('closes as many wallets as there are', async () => {
  const households = await Promise.all(Array.from({ length: 30 }, (_, place) => given(`c${place}`)));
  expect(await run(false)).toHaveLength(30);
  expect(new Set(await statuses(households))).toEqual(new Set(['closed']));
});

it('is a command that changes nothing unless it is told to', async () => {
  const household = await given();
  const root = path.join(__dirname, '..', '..');
  const env = { ...process.env, TABLE_NAME: table.name, DYNAMODB_ENDPOINT: table.endpoint };
  const command = async (...args: string[]) =>
    (
      await promisify(execFile)('node', ['tools/run.mjs', 'tools/wallets-close.ts', ...args], {
        cwd: root,
        env,
      })
    ).stdout;
  expect(await command()).toMatch(/To be paid out by hand: 1\n[\s\S]*Nothing was changed/);
  expect(await statuses([household])).toEqual(['open']);
  const done = await command('--yes');
  expect(done).toMatch(/To be paid out by hand: 1\n/);
  expect(done).not.toContain('Nothing was changed');
  expect(await statuses([household])).toEqual(['closed']);
}, 60_000);
