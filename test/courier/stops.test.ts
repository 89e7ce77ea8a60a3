import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../lambda/adapters/dynamodb/table';
import { stopsOfToday } from '../../lambda/domain/delivery/courier-stops';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { countRequests } from '../support/counting-client';
import { scanAll, type TestTable } from '../support/dynamodb';
import { openPageHouse, type PageHouse } from '../support/visitor';
import { armedWindow, happens, operator, packageId, recordingWindow, Terminal } from './door';
import { courierSuite } from './suite';

/** The list of a courier's stops: what stands in it, and what it costs to read. */

let table: TestTable;
let house: PageHouse;
let terminal: Terminal;
let other: Terminal;

courierSuite((parts) => {
  ({ table, house, terminal } = parts);
});
beforeEach(async () => {
  other = await new Terminal(house).enroll();
});

const dayMs = 24 * 3_600_000;

async function stopsOf(one: Terminal): Promise<string[]> {
  const { body } = await one.get('/stops');
  return (body.stops as { stopId: string }[]).map(({ stopId }) => stopId);
}
const assigned = (courierId: string) =>
  ({ kind: 'assign', assignment: { courierId, packageIds: [packageId] } }) as const;
const send = (window: DeliveryWindow, { courierId }: Terminal) =>
  happens(house.shop, window, operator, assigned(courierId));
/** Under which couriers a window is listed, in the table itself. */
async function listedUnder({ windowId }: DeliveryWindow): Promise<string[]> {
  const items = await scanAll(table);
  return items
    .filter((item) => String(item.pk).startsWith('WC#') && item.windowId === windowId)
    .map(({ pk }) => String(pk).slice(3));
}

it('names a window once, however often its courier is sent', async () => {
  const window = await armedWindow(house.shop, terminal);
  await send(window, terminal);
  expect(await stopsOf(terminal)).toEqual([window.windowId]);
  expect(await listedUnder(window)).toEqual([terminal.courierId]);
});

it('goes over to whoever is sent instead', async () => {
  const window = await armedWindow(house.shop, terminal);
  await send(window, other);
  expect([await stopsOf(terminal), await stopsOf(other)]).toEqual([[], [window.windowId]]);
  expect(await listedUnder(window)).toEqual([other.courierId]);
});

it('that is behind tells of no stop of somebody else', async () => {
  const window = await armedWindow(house.shop, other);
  const { windowId } = window;
  const Item = { ...keys.windowOfCourier(terminal.courierId, window), windowId };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
  expect([await stopsOf(terminal), await stopsOf(other)]).toEqual([[], [windowId]]);
});

it('has a window that two are sent to at once under the one who is, and under nobody else', async () => {
  for (let round = 0; round < 10; round++) {
    const window = await armedWindow(house.shop, terminal);
    const third = await new Terminal(house).enroll();
    await Promise.all([send(window, other), send(window, third)]);
    const read = await house.shop.windows.read(window.windowId);
    expect(await listedUnder(window)).toEqual([read?.window.assignment?.courierId]);
  }
});

it('shows what was called off for the rest of the day, and is nothing to read two days after', async () => {
  const window = await armedWindow(house.shop, terminal);
  const customer = { role: 'customer', id: window.householdId } as const;
  await happens(house.shop, window, customer, { kind: 'revoke', reason: 'customer-request' });
  const { body } = await terminal.get('/stops');
  expect(body.stops).toMatchObject([{ stopId: window.windowId, isRevoked: true }]);
  house.moveClock(2 * dayMs - 1_000);
  expect(await house.shop.windows.ofCourier(terminal.courierId)).toHaveLength(1);
  house.moveClock(1_000);
  expect(await house.shop.windows.ofCourier(terminal.courierId)).toEqual([]);
});

it('keeps a door that may be open for as long as it may', async () => {
  const window = await recordingWindow(house.shop, terminal);
  await terminal.unlock(window);
  house.moveClock(20 * dayMs);
  expect(await stopsOf(terminal)).toEqual([window.windowId]);
});

describe('what it costs', () => {
  const counter = () => {
    const client = table.newClient();
    const { shop } = openPageHouse(table, table.stores({ clock: house.shop.clock }, client));
    const counts = countRequests(client);
    return { shop, counts };
  };

  /** Reading the list, without what proves who asks. */
  async function costOfStops(one: Terminal) {
    const { shop, counts } = counter();
    const stops = await stopsOfToday(shop, one);
    return { found: stops.length, ...counts.counts() };
  }

  /** As many more of the same, in every list in which it stands. */
  async function copyOften({ windowId }: DeliveryWindow, times: number): Promise<void> {
    const items = (await scanAll(table)).filter((item) => item.windowId === windowId);
    expect(items.map(({ pk }) => String(pk).split('#')[0]).sort()).toEqual(['W', 'W', 'WC', 'WD']);
    const copies = Array.from({ length: times }, (_, place) =>
      items.map((item) => JSON.parse(JSON.stringify(item).replaceAll(windowId, `${windowId}-${place}`))),
    ).flat();
    while (copies.length > 0) {
      const requests = copies.splice(0, 25).map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
    }
  }

  it('is the same with 500 windows of others, and grows with the courier’s own', async () => {
    for (let place = 0; place < 3; place++) await armedWindow(house.shop, terminal);
    const alone = await costOfStops(terminal);
    expect(alone).toMatchObject({ found: 3, requests: 2, roundTrips: 2 });
    await copyOften(await armedWindow(house.shop, other), 499);
    expect(await costOfStops(terminal)).toEqual(alone);
    expect((await costOfStops(other)).found).toBe(500);
    await armedWindow(house.shop, terminal);
    const { found, readUnits } = await costOfStops(terminal);
    expect([found, readUnits]).toEqual([4, alone.readUnits + 1]);
  }, 60_000);

  it('is one question when there are none', async () => {
    expect(await costOfStops(await new Terminal(house).enroll())).toMatchObject({ found: 0, requests: 1 });
  });
});
