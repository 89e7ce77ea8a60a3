import { randomUUID } from 'node:crypto';
import type { Stores } from '../../lambda/adapters/dynamodb';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { acquireGood } from '../../lambda/domain/digital/acquire';
import { digitalGoods } from '../../lambda/domain/digital/goods';
import { starPacks } from '../../lambda/domain/digital/packs';
import { reconcile } from '../../lambda/domain/digital/reconcile';
import { anyCaller, FakeAmazon } from '../support/digital-memory';
import { noWaiting, scanAll } from '../support/dynamodb';
import { injectFaults, seeded, seededRandom } from '../support/faulty-client';
import { testNow } from '../support/samples';
import { tableSuite } from '../support/table-suite';

/** The second balance on a real engine. */

const table = tableSuite();

const ids = makeIdSource();
const [small, medium] = starPacks;

interface Customer {
  amazon: FakeAmazon;
  householdId: string;
  ask: Parameters<typeof reconcile>[1];
}

function newCustomer(): Customer {
  const householdId = `guest-${randomUUID()}`;
  const ask = { householdId, now: testNow, amazon: anyCaller, timeoutMs: 1_000 };
  return { amazon: new FakeAmazon(), householdId, ask };
}

const portsOf = ({ amazon }: Customer, { digital }: Stores = table().stores()) => ({
  digital,
  ids,
  inSkillProducts: amazon,
});
const check = (customer: Customer, stores?: Stores) =>
  reconcile(portsOf(customer, stores), customer.ask).then(({ account }) => account);

test('what was booked is read back as it was committed', async () => {
  const customer = newCustomer();
  expect(await table().stores().digital.read(customer.householdId)).toBeUndefined();
  customer.amazon.units.set(small.referenceName, 2);
  const account = await check(customer);
  expect(await table().stores().digital.read(customer.householdId)).toEqual(account);
  expect(account).toMatchObject({
    wallet: { purse: 'digital', availableCoins: 200, sequence: 2 },
    record: { version: 2, booked: { 'amzn1.adg.product.stars_100': { units: 2, generation: 0 } } },
  });
  const lines = await table().stores().wallets.statement(account.wallet.account, { limit: 10 });
  expect(lines.map(({ kind, coins, subject }) => [kind, coins, subject])).toEqual([
    ['digital-purchase', 100, 'stars_100'],
    ['digital-purchase', 100, 'stars_100'],
  ]);
});

test('the coins of a household in the same partition are another balance', async () => {
  const customer = newCustomer();
  customer.amazon.units.set(small.referenceName, 1);
  await check(customer);
  const household = {
    id: customer.householdId,
    currency: 'EUR',
    country: 'FR',
    timeZone: 'Europe/Paris',
  } as const;
  await table().stores().households.save(household);
  expect((await table().stores().households.read(customer.householdId))?.wallet).toBeUndefined();
});

test('sixteen turns at once credit a unit once and sell a good once', async () => {
  const customer = newCustomer();
  customer.amazon.units.set(medium.referenceName, 1);
  await Promise.allSettled(Array.from({ length: 16 }, () => check(customer)));
  const good = digitalGoods[0];
  if (!good) throw new Error('no goods');
  const buying = Array.from({ length: 16 }, () => acquireGood(portsOf(customer), good, customer.ask));
  await Promise.allSettled(buying);
  const { wallet, record } = await check(customer);
  expect([wallet.availableCoins, wallet.sequence]).toEqual([300 - good.stars, 2]);
  expect(Object.keys(record.owned)).toEqual([good.id]);
});

test('switching the skill off forgets the person and keeps what they bought', async () => {
  const customer = newCustomer();
  customer.amazon.units.set(small.referenceName, 1);
  const account = await check(customer);
  const { households, digital } = table().stores();
  await households.rememberAccount(customer.householdId, 'somebody');
  await households.erase(customer.householdId);
  expect(await households.accountOf(customer.householdId)).toBeUndefined();
  expect(await digital.read(customer.householdId)).toEqual(account);
  expect(await check(customer)).toEqual(account);
});

/** Stars of all the units that Amazon counts. */
const boughtStars = ({ amazon }: Customer): number =>
  starPacks.reduce(
    (sum, { referenceName, stars }) => sum + stars * (amazon.units.get(referenceName) ?? 0),
    0,
  );

function trade({ amazon }: Customer, random: () => number): void {
  const pack = starPacks[Math.floor(random() * starPacks.length)] ?? small;
  const units = amazon.units.get(pack.referenceName) ?? 0;
  amazon.units.set(pack.referenceName, Math.max(0, units + (random() < 0.6 ? 1 : -1)));
}

const rates = { throttle: 0.1, conflict: 0.1, 'lost-answer': 0.1, reset: 0.05, 'timeout-before': 0.05 };

describe('with requests that are lost, refused and answered late', () => {
  it.each([1, 2, 3, 4])(
    'nothing is booked twice, and nothing is missing in the end (seed %i)',
    async (seed) => {
      const customer = newCustomer();
      const random = seededRandom(seed);
      const client = table().newClient();
      injectFaults(client, seeded(seed, rates));
      const stores = table().stores({ patience: noWaiting }, client);
      for (let turn = 0; turn < 30; turn++) {
        trade(customer, random);
        await Promise.allSettled([check(customer, stores), check(customer, stores)]);
      }
      const { wallet, record } = await check(customer);
      expect(wallet.availableCoins - wallet.owedCoins).toBe(boughtStars(customer));
      expect(record.version).toBe(wallet.sequence);
      const lines = (await scanAll(table())).filter(({ pk }) => pk === `L#${wallet.account}`);
      expect(lines).toHaveLength(wallet.sequence);
    },
  );
});
