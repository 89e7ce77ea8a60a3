import { changeWindow } from '../../lambda/domain/delivery/change';
import type { DeliveryEvent } from '../../lambda/domain/delivery/events';
import type { DeliveryHome, Door, DoorKind } from '../../lambda/domain/delivery/home';
import { requestWindow } from '../../lambda/domain/delivery/request';
import type { Actor, DeliveryWindow } from '../../lambda/domain/delivery/window';
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
  /** Lets things happen to a window, a second apart, from its start or an instant on. */
  play(window: DeliveryWindow, events: Happening[], from?: Instant): Promise<DeliveryWindow>;
}

type Happening = [Actor, DeliveryEvent];

export const customer: Actor = { role: 'customer', id: 'household' };
export const operator: Actor = { role: 'operator', id: 'op_1' };
export const courier: Actor = { role: 'courier', id: 'cou_1' };
export const system: Actor = { role: 'system', id: 'watch' };

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
  return step(house, window.windowId, [customer, { kind: 'authorize' }]);
}

async function step(house: House, windowId: string, [by, event]: Happening): Promise<DeliveryWindow> {
  const result = await changeWindow(house.shop, { windowId, event, by, doorLocation: location });
  if (result.name !== 'changed') throw new Error(`${event.kind}: ${JSON.stringify(result)}`);
  return result.facts.step.window;
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
    async play(window, events, from = window.startsAt) {
      let after = window;
      let at = from;
      for (const event of events) {
        at = plusMs(at, 1_000);
        house.setNow(at);
        after = await step(house, window.windowId, event);
      }
      return after;
    },
  };
}

export const deliverySuite = (): HouseSuite<DeliveryHouse, DeliveryHouseOptions> =>
  suiteOf(openDeliveryHouse);
