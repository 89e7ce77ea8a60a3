import type { Stores } from '../../lambda/adapters/dynamodb';
import { plusMs } from '../../lambda/domain/time';
import { holdCoins, isPending, resolveHold } from '../../lambda/domain/wallet/holds';
import { transferCoins } from '../../lambda/domain/wallet/transfers';
import { countRequests, type RequestCounter } from '../support/counting-client';
import { itemBytes } from '../support/item-size';
import {
  grantOf,
  holdOf,
  newId,
  newWallet,
  sampleDeal,
  sampleHousehold,
  sampleOrder,
  testNow,
  walletAfter,
} from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { householdWith, sure } from '../support/wallets';

const table = tableSuite();
let stores: Stores;
let counter: RequestCounter;

beforeAll(async () => {
  const client = table().newClient();
  counter = countRequests(client);
  stores = table().stores({}, client);
});

async function costOf(action: () => Promise<unknown>) {
  counter.reset();
  await action();
  return counter.counts();
}

test('sizes are those that Amazon bills: names and values, a byte for two digits, a little for nesting', () => {
  expect(itemBytes({ pk: 'é', n: 12345 })).toBe(2 + 2 + 1 + 4);
  expect(itemBytes({ l: ['ab'], m: { k: true } })).toBe(1 + 3 + 1 + 2 + (1 + 3 + 1 + 1 + 1));
});

test('a movement is one round trip and six units', async () => {
  const grant = grantOf(newWallet(newId('hh')), 5_000);
  const cost = await costOf(() => stores.wallets.commit(grant));
  expect(cost).toEqual({ requests: 1, roundTrips: 1, readUnits: 0, writeUnits: 6 });
});

test('a hold and its end are six units each, and a transfer between two wallets is ten', async () => {
  const wallet = await householdWith(stores, 5_000);
  const ask = {
    key: newId('hold'),
    kind: 'order-hold',
    coins: 50,
    subject: newId('ord'),
    now: testNow,
  } as const;
  const hold = sure(holdCoins(wallet, { ...ask, expiresAt: plusMs(testNow, 1) }));
  expect(await costOf(() => stores.wallets.commit(hold))).toMatchObject({ requests: 1, writeUnits: 6 });
  if (!isPending(hold.journal)) throw new Error('not waiting');
  const end = { kind: 'order-capture', status: 'captured', capturedCoins: 50, now: testNow } as const;
  const capture = resolveHold(walletAfter(hold), hold.journal, end);
  expect(await costOf(() => stores.wallets.commit(capture))).toMatchObject({ requests: 1, writeUnits: 6 });
  const other = await householdWith(stores, 5_000);
  const transfer = sure(
    transferCoins(walletAfter(capture), other, { ...ask, key: newId('transfer'), kind: 'transfer' }),
  );
  expect(await costOf(() => stores.wallets.commit(transfer))).toMatchObject({ requests: 1, writeUnits: 10 });
});

test('the balance is one unit to read, whatever the history', async () => {
  let wallet = await householdWith(stores, 5_000);
  for (let index = 0; index < 30; index++) {
    const grant = grantOf(wallet, 7);
    await stores.wallets.commit(grant);
    wallet = walletAfter(grant);
  }
  const cost = await costOf(() => stores.households.read(wallet.householdId));
  expect(cost).toEqual({ requests: 1, roundTrips: 1, readUnits: 1, writeUnits: 0 });
});

test('placing an order of one line costs the order beside the movement; a deal costs its stock', async () => {
  const grant = grantOf(newWallet(newId('hh')), 5_000);
  await stores.wallets.commit(grant);
  const order = sampleOrder(walletAfter(grant).householdId);
  const plain = await costOf(() => stores.orders.place(order, holdOf(walletAfter(grant), order)));
  expect(plain).toEqual({ requests: 1, roundTrips: 1, readUnits: 0, writeUnits: 8 });
  const deal = sampleDeal();
  await stores.deals.add([deal]);
  const bargain = sampleOrder(walletAfter(grant).householdId, deal);
  const wallet = walletAfter(holdOf(walletAfter(grant), order));
  const dealt = await costOf(() => stores.orders.place(bargain, holdOf(wallet, bargain)));
  expect(dealt).toEqual({ requests: 1, roundTrips: 1, readUnits: 0, writeUnits: 10 });
});

test('parallel reads are one round trip, waiting ones are two', async () => {
  const { id } = sampleHousehold();
  const parallel = await costOf(() => Promise.all([stores.households.read(id), stores.habits.read(id)]));
  expect(parallel).toMatchObject({ requests: 2, roundTrips: 1 });
  const inTurn = await costOf(async () => {
    await stores.households.read(id);
    await stores.deals.open(testNow);
  });
  expect(inTurn).toMatchObject({ requests: 2, roundTrips: 2 });
});
