import { sealed } from '../../lambda/domain/delivery/audit';
import { changeWindow } from '../../lambda/domain/delivery/change';
import type { DeliveryHome, Door, DoorKind } from '../../lambda/domain/delivery/home';
import { requestWindow } from '../../lambda/domain/delivery/request';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import type { Order } from '../../lambda/domain/orders/order';
import { type Instant, plusMs, type TimeZone } from '../../lambda/domain/time';
import type { TestTable } from './dynamodb';
import { type House, type HouseOptions, openHouse } from './house';
import { type HouseSuite, suiteOf } from './house-suite';
import { type PastOrder, pastOrder } from './past-orders';

export interface DeliveryHouseOptions extends HouseOptions {
  /** A front door, unless said. */
  doors?: DoorKind[];
  /** On their way, the newest first; one of coffee, unless said. */
  coming?: PastOrder[];
  doorZone?: TimeZone;
  noneUntil?: Instant;
}

/** A household with doors, whose windows a test can move on. */
export interface DeliveryHouse extends House {
  windows(): Promise<DeliveryWindow[]>;
  /** A window as it stands once somebody has authorised it. */
  plan(from: Instant, hours?: number, options?: { door?: DoorKind; order?: number }): Promise<DeliveryWindow>;
  /** Has a window become something, whatever led to it. */
  become(window: DeliveryWindow, changes: Partial<DeliveryWindow>): Promise<DeliveryWindow>;
}

const location = { latitude: 40.7128, longitude: -74.006 };

const doorOf = (kind: DoorKind): Door => ({
  doorId: `door-${kind}`,
  kind,
  lockId: `simulated:${kind}-1`,
  cameraId: `simulated:${kind}-1`,
  hasDoorSensor: true,
  location,
});

const coffee = { 'COF-GROUND-250': 2 };

function ordersOf({
  coming,
  locale = 'en-US',
  now = '2026-03-10T09:00:00.000Z',
}: DeliveryHouseOptions): Order[] {
  const orders = coming ?? [{ placedAt: plusMs(now, -3_600_000), units: coffee }];
  return orders.map((order) => pastOrder({ locale, ...order }));
}

/** The windows whose views the household has, whole. */
async function windowsOf(house: House): Promise<DeliveryWindow[]> {
  const known = await house.shop.deliveryHomes.read(house.household.id);
  const read = await Promise.all(
    (known?.windows ?? []).map(({ windowId }) => house.shop.windows.read(windowId)),
  );
  return read.filter((watched) => watched !== undefined).map(({ window }) => window);
}

async function plan(
  house: House,
  startsAt: Instant,
  hours: number,
  { door = 'front', order: place = 0 }: { door?: DoorKind; order?: number },
): Promise<DeliveryWindow> {
  const { shop, household } = house;
  const known = await shop.deliveryHomes.read(household.id);
  const order = (await house.orders())[place];
  if (!known || !order) throw new Error('no home, or no such order');
  const endsAt = plusMs(startsAt, hours * 3_600_000);
  const request = { order, doorId: `door-${door}`, startsAt, endsAt, now: shop.clock.now() };
  const asked = await requestWindow(shop, known, request);
  if (asked.name !== 'requested') throw new Error(asked.name);
  const { window } = asked.facts;
  const by = { role: 'customer', id: household.id } as const;
  const { windowId } = window;
  const authorized = await changeWindow(shop, { windowId, event: { kind: 'authorize' }, by });
  if (authorized.name !== 'changed') throw new Error(authorized.name);
  return authorized.facts.step.window;
}

/** A step that only tests make: from any state to any other. */
async function become(
  { shop }: House,
  before: DeliveryWindow,
  changes: Partial<DeliveryWindow>,
): Promise<DeliveryWindow> {
  const at = shop.clock.now();
  const { windowId, version, state, head } = before;
  const entry = sealed({
    windowId,
    sequence: version + 1,
    at,
    by: { role: 'operator', id: 'test' },
    event: { kind: 'note', text: 'as a test has it' },
    from: state,
    to: changes.state ?? state,
    commands: [],
    previousHash: head,
  });
  const window = { ...before, stateSince: at, ...changes, version: version + 1, head: entry.hash };
  const { kind } = await shop.windows.commit({ before, window, entry, commands: [] });
  if (kind !== 'committed') throw new Error(kind);
  return window;
}

/** On a table of its own kind: doors, orders on their way, and a clock for what happens at the door. */
export async function openDeliveryHouse(
  table: TestTable,
  options: DeliveryHouseOptions = {},
): Promise<DeliveryHouse> {
  const { doors = ['front'], doorZone, noneUntil } = options;
  const house = await openHouse(table, { voiceCode: '4711', ...options, orders: ordersOf(options) });
  const home: DeliveryHome = {
    householdId: house.household.id,
    doors: doors.map(doorOf),
    timeZone: doorZone ?? house.household.timeZone,
    revision: 1,
    ...(noneUntil !== undefined && { noneUntil }),
  };
  if (doors.length > 0) await house.shop.deliveryHomes.save(home);
  return {
    ...house,
    windows: () => windowsOf(house),
    plan: (from, hours = 2, more = {}) => plan(house, from, hours, more),
    become: (window, changes) => become(house, window, changes),
  };
}

export const deliverySuite = (): HouseSuite<DeliveryHouse, DeliveryHouseOptions> =>
  suiteOf(openDeliveryHouse);
