import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Stores } from '../../lambda/adapters/dynamodb';
import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import { plusMs } from '../../lambda/domain/time';
import { countRequests } from '../support/counting-client';
import { type TestTable, testTable } from '../support/dynamodb';
import { newId, sampleItem, testNow } from '../support/samples';

let table: TestTable;
let stores: Stores;

beforeEach(async () => {
  table = await testTable();
  stores = table.stores();
});
afterEach(() => table.drop());

const items = (count: number, stock = 10): CatalogueItem[] =>
  Array.from({ length: count }, (_, index) => sampleItem({ sku: `item-${index}`, stock }));

/** Stores of another function, with a memory of its own. */
function elsewhere() {
  const client = table.newClient();
  return { counter: countRequests(client), catalogue: table.stores({}, client).catalogue };
}

test('an empty shelf is a shelf', async () => {
  expect((await stores.catalogue.current()).items).toEqual([]);
});

test('a catalogue of many pages is read back whole: cold in one Query, then by one small item', async () => {
  const shelf = items(200);
  await stores.catalogue.replace(shelf);
  const { counter, catalogue } = elsewhere();
  expect((await catalogue.current()).items).toEqual(shelf);
  expect(counter.counts()).toMatchObject({ requests: 1, roundTrips: 1 });
  counter.reset();
  expect((await catalogue.current()).find('item-150')).toEqual(shelf[150]);
  expect(counter.counts()).toEqual({ requests: 1, roundTrips: 1, readUnits: 1, writeUnits: 0 });
});

test('a replacement is seen everywhere, and leaves nothing of the old behind', async () => {
  await stores.catalogue.replace(items(200));
  const other = elsewhere();
  await other.catalogue.current();
  const next = items(3, 5);
  await stores.catalogue.replace(next);
  expect((await other.catalogue.current()).items).toEqual(next);
  const { Count } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :catalogue',
      ExpressionAttributeValues: { ':catalogue': 'CATALOGUE' },
    }),
  );
  expect(Count).toBe(2);
});

test('a change of price is seen everywhere, by reading one page more, and joins the price history', async () => {
  await stores.catalogue.replace(items(200));
  const other = elsewhere();
  await other.catalogue.current();
  other.counter.reset();
  const cents = { EUR: 399, USD: 449 };
  const change = { sku: 'item-7', cents, at: testNow };
  expect(await stores.catalogue.change(newId('evt'), change)).toBe('changed');
  const item = (await other.catalogue.current()).find('item-7');
  expect(item).toMatchObject({ cents, stock: 10 });
  expect(item?.priceHistory.at(-1)).toEqual({ from: testNow, cents });
  expect(other.counter.counts().requests).toBe(2);
});

test('an event is applied once, a report that was overtaken is not applied, an unknown item is named so', async () => {
  await stores.catalogue.replace(items(3));
  const eventId = newId('evt');
  const change = { sku: 'item-1', stock: 4, at: testNow };
  expect(await stores.catalogue.change(eventId, change)).toBe('changed');
  expect(await stores.catalogue.change(eventId, change)).toBe('repeated');
  const earlier = { sku: 'item-1', stock: 9, at: plusMs(testNow, -1) };
  expect(await stores.catalogue.change(newId('evt'), earlier)).toBe('stale');
  expect(await stores.catalogue.change(newId('evt'), { ...change, sku: 'nothing' })).toBe('unknown-item');
  expect((await stores.catalogue.current()).find('item-1')?.stock).toBe(4);
});

test('an earlier report of the price is not overtaken by a later one of the stock', async () => {
  await stores.catalogue.replace(items(1));
  await stores.catalogue.change(newId('evt'), { sku: 'item-0', stock: 4, at: testNow });
  const cents = { EUR: 1, USD: 2 };
  const earlier = { sku: 'item-0', cents, at: plusMs(testNow, -1) };
  expect(await stores.catalogue.change(newId('evt'), earlier)).toBe('changed');
  expect((await stores.catalogue.current()).find('item-0')).toMatchObject({ stock: 4, cents });
});

test('concurrent changes of one page are all applied', async () => {
  await stores.catalogue.replace(items(4));
  const others = [0, 1, 2, 3].map(() => elsewhere());
  const changes = others.map(({ catalogue }, index) =>
    catalogue.change(newId('evt'), { sku: `item-${index}`, stock: 77, at: testNow }),
  );
  expect(await Promise.all(changes)).toEqual(['changed', 'changed', 'changed', 'changed']);
  expect((await stores.catalogue.current()).items.map(({ stock }) => stock)).toEqual([77, 77, 77, 77]);
});

test('two replacements at once: one of them stands, whole', async () => {
  const [one, other] = [items(120, 1), items(90, 2)];
  await Promise.all([elsewhere().catalogue.replace(one), elsewhere().catalogue.replace(other)]);
  const shelf = (await elsewhere().catalogue.current()).items;
  expect([one.length, other.length]).toContain(shelf.length);
  expect(new Set(shelf.map(({ stock }) => stock)).size).toBe(1);
});
