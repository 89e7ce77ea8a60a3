import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Stores } from '../../lambda/adapters/dynamodb';
import { keys, timeToLiveAttribute } from '../../lambda/adapters/dynamodb/table';
import { recordSellerEvent } from '../../lambda/domain/orders/seller-events';
import type { Habit } from '../../lambda/domain/purchases/habit';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { countRequests } from '../support/counting-client';
import { scanAll } from '../support/dynamodb';
import {
  grantOf,
  holdOf,
  lineOf,
  newId,
  newWallet,
  sampleHousehold,
  sampleOrder,
  testNow,
  walletAfter,
} from '../support/samples';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores({ clock: { now: () => testNow } });
});

const habit = (sku: string): Habit => ({
  sku,
  count: 3,
  firstDay: '2026-01-05',
  lastDay: '2026-02-20',
  lastQuantity: 1,
  usualQuantity: 1.3,
  sumLogGapDays: 6.25,
});

test('a household is read with its wallet, in one request', async () => {
  const household = sampleHousehold();
  const grant = grantOf(newWallet(household.id), 100);
  await stores.households.save(household);
  await stores.wallets.commit(grant);
  const client = table().newClient();
  const counter = countRequests(client);
  const view = await table().stores({}, client).households.read(household.id);
  expect(view).toEqual({ household, wallet: walletAfter(grant) });
  expect(counter.counts()).toEqual({ requests: 1, roundTrips: 1, readUnits: 1, writeUnits: 0 });
});

test('a household never seen is not there; one without coins has no wallet', async () => {
  expect(await stores.households.read(newId('hh'))).toBeUndefined();
  const household = sampleHousehold();
  await stores.households.save(household);
  expect(await stores.households.read(household.id)).toEqual({ household });
});

test('saving a profile leaves the wallet alone', async () => {
  const household = sampleHousehold();
  const grant = grantOf(newWallet(household.id), 100);
  await stores.wallets.commit(grant);
  await stores.households.save({ ...household, timeZone: 'Europe/Brussels' });
  expect((await stores.households.read(household.id))?.wallet).toEqual(walletAfter(grant));
});

test('a guest is found again under the account it linked', async () => {
  const [guestId, householdId] = [newId('guest'), newId('hh')];
  expect(await stores.households.accountOf(guestId)).toBeUndefined();
  await stores.households.rememberAccount(guestId, householdId);
  expect(await stores.households.accountOf(guestId)).toBe(householdId);
  await stores.households.erase(guestId);
  expect(await stores.households.accountOf(guestId)).toBeUndefined();
});

test('Alexa users who may be told something are remembered one by one, and forgotten with the household', async () => {
  const householdId = newId('hh');
  const reachOf = (guestId: string, eventNames = ['AMAZON.MessageAlert.Activated']) => ({
    guestId,
    alexaUserId: `amzn1.ask.account.${guestId}`,
    apiEndpoint: 'https://api.eu.amazonalexa.com',
    eventNames,
  });
  expect(await stores.households.reachesOf(householdId)).toEqual([]);
  for (const reach of [reachOf('a'), reachOf('b'), reachOf('b', ['other'])])
    await stores.households.saveReach(householdId, reach);
  expect(await stores.households.reachesOf(householdId)).toEqual([reachOf('a'), reachOf('b', ['other'])]);
  await stores.households.dropReach(householdId, 'a');
  expect(await stores.households.reachesOf(householdId)).toEqual([reachOf('b', ['other'])]);
  await stores.households.erase(householdId);
  expect(await stores.households.reachesOf(householdId)).toEqual([]);
});

test('habits are packed in one item, and counting an order is done once', async () => {
  const householdId = newId('hh');
  expect(await stores.habits.read(householdId)).toEqual({ version: 0, habits: [] });
  const order = sampleOrder(householdId);
  await stores.orders.save(order);
  const habits = { version: 1, habits: [habit('coffee-250'), habit('tea-20')] };
  const counted = { ...order, countedInHabits: true, version: 2 };
  expect(await stores.habits.saveCounting(householdId, habits, counted)).toBe('saved');
  expect(await stores.habits.read(householdId)).toEqual(habits);
  expect(await stores.orders.read(householdId, order.orderId)).toEqual(counted);
  const again = { ...habits, version: 2 };
  expect(await stores.habits.saveCounting(householdId, again, counted)).toBe('conflict');
  const stale = { ...counted, version: 3 };
  expect(await stores.habits.saveCounting(householdId, { ...habits, habits: [] }, stale)).toBe('conflict');
  expect(await stores.habits.read(householdId)).toEqual(habits);
});

test('erasing forgets the person and keeps the pseudonymous ledger', async () => {
  const household = sampleHousehold();
  await stores.households.save(household);
  const grant = grantOf(newWallet(household.id), 10_000);
  await stores.wallets.commit(grant);
  const order = sampleOrder(household.id);
  await stores.orders.place(order, holdOf(walletAfter(grant), order));
  const delivered = { status: 'delivered', coins: 0, totalCents: 0 } as const;
  const longAgo = plusMs(testNow, -61 * dayMs);
  await Promise.all(
    Array.from({ length: 60 }, () =>
      stores.orders.save(sampleOrder(household.id, undefined, { ...delivered, placedAt: longAgo })),
    ),
  );
  await stores.habits.saveCounting(household.id, { version: 1, habits: [] }, { ...order, version: 2 });

  await stores.households.erase(household.id);
  await stores.households.erase(household.id);

  const items = await scanAll(table());
  const left = items.filter((item) => JSON.stringify(item).includes(household.id));
  expect(left.map(({ sk }) => sk).sort()).toEqual([
    keys.wallet(household.id).sk,
    keys.order(household.id, order.orderId).sk,
  ]);
  expect(await stores.households.read(household.id)).toBeUndefined();
  const lines = await stores.wallets.statement(lineOf(grant).account, { limit: 10 });
  expect(lines.map(({ sequence }) => sequence)).toEqual([2, 1]);
});

test('an order that was open when its household was forgotten is paid for, and goes when it is done', async () => {
  const household = sampleHousehold();
  await stores.households.save(household);
  const grant = grantOf(newWallet(household.id), 450);
  await stores.wallets.commit(grant);
  const order = sampleOrder(household.id);
  await stores.orders.place(order, holdOf(walletAfter(grant), order));
  await stores.households.erase(household.id);

  const clock = { now: () => testNow };
  const event = { type: 'order.shipped', at: testNow, orderId: order.orderId } as const;
  const shipped = await recordSellerEvent({ ...stores, clock }, newId('evt'), event);
  expect(shipped.name).toBe('recorded');
  expect(await stores.wallets.read(household.id)).toMatchObject({ availableCoins: 0, heldCoins: 0 });
  const items = await scanAll(table());
  const kept = items.find(({ sk, pk }) => pk === `H#${household.id}` && String(sk).startsWith('O#'));
  expect(kept?.[timeToLiveAttribute]).toBeGreaterThan(0);
  await stores.households.erase(household.id);
  expect(await stores.wallets.read(household.id)).toBeUndefined();
});

test.each(['[["coffee",1]]', '{}', 'no json'])('habits that hold %s are not believed', async (habits) => {
  const householdId = newId('hh');
  const Item = { ...keys.habits(householdId), version: 1, habits };
  await table().client.send(new PutCommand({ TableName: table().name, Item }));
  await expect(stores.habits.read(householdId)).rejects.toMatchObject({ code: 'store-corrupt' });
});

test('an item that is not what it should be is named, and not believed', async () => {
  const household = sampleHousehold();
  await stores.households.save({ ...household, timeZone: 3 as unknown as string });
  await expect(stores.households.read(household.id)).rejects.toMatchObject({
    code: 'store-corrupt',
    evidence: { key: `H#${household.id}/A#PROFILE`, path: 'timeZone' },
  });
});
