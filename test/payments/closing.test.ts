import type { Household } from '../../lambda/domain/household/household';
import { closeHouseholdWallet, previewClosing } from '../../lambda/domain/payments/close';
import { withdrawPack } from '../../lambda/domain/payments/withdraw';
import type { Shop } from '../../lambda/domain/shop';
import { dayMs } from '../../lambda/domain/time';
import { countRequests } from '../support/counting-client';
import { type TestTable, testTable } from '../support/dynamodb';
import { spend } from '../support/wallets';
import { buy, customer, openTill, type Till, work } from './support';

/* Whoever has bought for years can still close their wallet within the time that an answer has, whatever goes on beside. */

let table: TestTable;
let till: Till;
let shop: Shop;

beforeEach(async () => {
  table = await testTable();
  till = openTill(table);
  shop = till.shop;
});
afterEach(() => table.drop());

async function buyPack(household: Household): Promise<void> {
  await work(shop, await buy(shop, household));
  till.clock.move(7 * dayMs);
}

/** Somebody who bought so many packs, spent all of them, and has two more. */
async function regular(spentPacks: number): Promise<Household> {
  const household = await customer(shop);
  for (let packs = 0; packs < spentPacks; packs++) {
    await buyPack(household);
    await spend(shop, household.id, 500);
  }
  await buyPack(household);
  await buyPack(household);
  return household;
}

/** Requests that something takes of a shop which counts them. */
async function requestsOf(act: (counting: Shop) => Promise<unknown>): Promise<number> {
  const client = table.newClient();
  const counter = countRequests(client);
  await act({ ...shop, ...table.stores({ clock: till.clock }, client) });
  return counter.counts().requests;
}

async function costs(spentPacks: number) {
  const { id } = await regular(spentPacks);
  const closing = (counting: Shop) => closeHouseholdWallet(counting, id);
  return { first: await requestsOf(closing), again: await requestsOf(closing) };
}

it('closing a wallet asks for as much after many spent packs as after one', async () => {
  const [one, many] = [await costs(1), await costs(9)];
  expect(many).toEqual(one);
  expect(many.again).toBeLessThan(10);
});

it('what closing a wallet came to is told from one reading of its payments', async () => {
  const { id } = await regular(1);
  await closeHouseholdWallet(shop, id);
  expect(await requestsOf((counting) => previewClosing(counting, id))).toBe(3);
  expect(await previewClosing(shop, id)).toMatchObject({ name: 'closed', facts: { refundedCents: 960 } });
});

it('closes a wallet although a pack is given back in the same moment', async () => {
  const household = await customer(shop);
  const pack = await buy(shop, household);
  await work(shop, pack);
  let isFirst = true;
  const read: typeof shop.payments.read = async (...which) => {
    const payment = await shop.payments.read(...which);
    if (isFirst) {
      isFirst = false;
      await withdrawPack(shop, pack, 'a-request');
    }
    return payment;
  };
  const racing = { ...shop, payments: { ...shop.payments, read } };
  expect(await closeHouseholdWallet(racing, household.id)).toMatchObject({
    name: 'closed',
    facts: { refundedCents: 0, payoutCoins: 0 },
  });
});
