import { makeIdSource } from '../../lambda/adapters/system/ids';
import { genesisOf, sealed } from '../../lambda/domain/delivery/audit';
import { type Change, changeWindow } from '../../lambda/domain/delivery/change';
import type { CourierDevice } from '../../lambda/domain/delivery/courier';
import type { DeliveryEvent } from '../../lambda/domain/delivery/events';
import type { HaltScope } from '../../lambda/domain/delivery/halt';
import type { DeliveryHome } from '../../lambda/domain/delivery/home';
import { requestWindow } from '../../lambda/domain/delivery/request';
import { decide, type Step } from '../../lambda/domain/delivery/step';
import type { UnlockConditions } from '../../lambda/domain/delivery/store';
import type { Actor, DeliveryWindow } from '../../lambda/domain/delivery/window';
import type { Shop } from '../../lambda/domain/shop';
import { plusMs } from '../../lambda/domain/time';
import {
  actors,
  afterStart,
  fitLive,
  sampleEvents,
  sampleLocation,
  sampleStart,
  windowIn,
} from '../delivery/samples';
import { noWaiting, type TestTable } from './dynamodb';
import { quietPorts } from './ports';
import { newId } from './samples';
import { plainSeller } from './sellers';

/* Deliveries on a real table, played by their own use cases. */

const ids = makeIdSource();

export interface MovedClock {
  now(): string;
  set(instant: string): void;
}

export function deliveryShop(table: TestTable, ports: Partial<Shop> = {}, client = table.client) {
  let now = afterStart(-3_600);
  const clock: MovedClock = {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
  };
  const stores = table.stores({ clock, patience: noWaiting }, client);
  const shop: Shop = { ...quietPorts, seller: plainSeller, clock, ids, ...stores, ...ports };
  return { shop, clock };
}

export const sampleHome = (householdId = newId('hh')): DeliveryHome => ({
  householdId,
  doors: [
    {
      doorId: 'door_1',
      kind: 'front',
      lockId: 'simulated:lock-1',
      cameraId: 'simulated:camera-1',
      hasDoorSensor: true,
      location: sampleLocation,
    },
  ],
  timeZone: 'Europe/Paris',
  revision: 1,
});

export const sampleDevice = (overrides: Partial<CourierDevice> = {}): CourierDevice => ({
  deviceId: newId('dev'),
  courierId: actors.courier.id,
  publicKey: 'A'.repeat(43),
  enrolledAt: sampleStart,
  enrolledBy: 'op_9',
  ...overrides,
});

/** Where a window can be brought to by what should happen to it. */
export type Reached =
  | 'requested'
  | 'authorized'
  | 'armed'
  | 'recording'
  | 'unlocking'
  | 'secured'
  | 'completed';

/** One window of a home of its own, and the terminal of its courier. */
export class PlayedDelivery {
  constructor(
    readonly shop: Shop,
    readonly clock: MovedClock,
    readonly home: DeliveryHome,
    readonly device: CourierDevice,
    readonly windowId: string,
  ) {}

  async window(): Promise<DeliveryWindow> {
    const watched = await this.shop.windows.read(this.windowId);
    if (!watched) throw new Error('the window is gone');
    return watched.window;
  }

  change = (by: Actor, event: DeliveryEvent, more: Partial<Change> = {}) =>
    changeWindow(this.shop, {
      windowId: this.windowId,
      event,
      by,
      ...more,
    });

  async must(by: Actor, event: DeliveryEvent, more: Partial<Change> = {}): Promise<Step> {
    const { name, facts } = await this.change(by, event, more);
    if (name !== 'changed') throw new Error(`${event.kind}: ${name} ${JSON.stringify(facts)}`);
    return facts.step;
  }

  /** What stands in the table when the courier of this window asks for its door. */
  conditions = (...scopes: HaltScope[]): UnlockConditions => ({
    scopes: [{ kind: 'all' }, ...scopes],
    deviceId: this.device.deviceId,
  });

  get unlockEvent(): DeliveryEvent {
    return { kind: 'unlock', deviceId: this.device.deviceId, challengeHash: 'hash' };
  }

  unlock = (more: Partial<Change> = {}) =>
    this.change(actors.courier, this.unlockEvent, { conditions: this.conditions(), ...more });

  /** The step of an event, decided on the window as it is now and not written. */
  async decided(by: Actor, event: DeliveryEvent, delayMs = 0): Promise<Step> {
    const watched = await this.shop.windows.read(this.windowId);
    if (!watched) throw new Error('the window is gone');
    const now = plusMs(this.clock.now(), delayMs);
    const policy = this.shop.seller.delivery;
    const decision = decide({ ...watched, event, by, now, policy });
    if (decision.name !== 'step') throw new Error(`${event.kind}: ${decision.name}`);
    return decision.facts;
  }

  private readonly way: [Reached, () => Promise<unknown>][] = [
    ['authorized', () => this.must(actors.customer, { kind: 'authorize' })],
    ['armed', () => this.arm()],
    ['recording', () => this.come()],
    ['unlocking', () => this.must(actors.courier, this.unlockEvent, { conditions: this.conditions() })],
    ['secured', () => this.leave()],
    ['completed', () => this.store()],
  ];

  /** Lets happen what should, up to a state. */
  async to(state: Reached): Promise<this> {
    for (const [reached, work] of this.way) {
      const { state: now } = await this.window();
      if (now === state) break;
      if (this.way.findIndex(([name]) => name === now) < this.way.findIndex(([name]) => name === reached))
        await work();
    }
    return this;
  }

  private async arm(): Promise<void> {
    const assignment = { courierId: actors.courier.id, packageIds: ['P1'] };
    await this.must(actors.operator, { kind: 'assign', assignment });
    await this.must(actors.operator, { kind: 'enable' });
    await this.must(actors.system, sampleEvents.readiness(this.clock.now()));
  }

  private async come(): Promise<void> {
    this.clock.set(sampleStart);
    await this.must(actors.courier, sampleEvents.arrive(this.clock.now()));
    this.clock.set(afterStart(10));
    await this.shop.windows.saveLive({ ...fitLive(this.clock.now()), windowId: this.windowId });
    await this.must(actors.system, { kind: 'camera-recording' });
    const { deviceId } = this.device;
    await this.must(actors.courier, { kind: 'challenge', deviceId, challengeHash: 'hash' });
  }

  private async leave(): Promise<void> {
    this.clock.set(afterStart(20));
    await this.must(actors.courier, { kind: 'lock' });
    for (const seconds of [25, 30]) {
      this.clock.set(afterStart(seconds));
      const reading = { lock: 'locked', door: 'closed', isOnline: true, at: this.clock.now() } as const;
      await this.must(actors.system, { kind: 'lock-read', reading });
    }
  }

  private async store(): Promise<void> {
    this.clock.set(afterStart(60));
    await this.must(actors.system, sampleEvents['clip-stored'](this.clock.now()));
  }
}

/** Asks for a window of a new home, with a courier's terminal enrolled. */
export async function playDelivery(
  table: TestTable,
  ports: Partial<Shop> = {},
  client = table.client,
): Promise<PlayedDelivery> {
  const { shop, clock } = deliveryShop(table, ports, client);
  const home = sampleHome();
  const device = sampleDevice();
  const { stores } = table;
  await stores().deliveryHomes.save(home);
  await stores().couriers.enroll(device);
  const { householdId } = home;
  const order = { orderId: newId('ord'), householdId, status: 'shipped' as const };
  const asked = {
    order,
    doorId: 'door_1',
    startsAt: sampleStart,
    endsAt: afterStart(7_200),
    now: clock.now(),
  };
  const result = await requestWindow(shop, { home, windows: [] }, asked);
  if (result.name !== 'requested') throw new Error(result.name);
  return new PlayedDelivery(shop, clock, home, device, result.facts.window.windowId);
}

/** A window whose courier has just been given a challenge, written as it is: for many of them. */
export async function placeDelivery(table: TestTable): Promise<PlayedDelivery> {
  const { shop, clock } = deliveryShop(table);
  clock.set(afterStart(110));
  const [home, device, windowId] = [sampleHome(), sampleDevice(), newId('win')];
  const challenge = { hash: 'hash', deviceId: device.deviceId, expiresAt: afterStart(130) };
  const { householdId } = home;
  const window = { ...windowIn('recording'), windowId, householdId, challenge, version: 1 };
  const entry = sealed({
    windowId,
    sequence: 1,
    at: clock.now(),
    by: actors.customer,
    event: { kind: 'create', terms: {} },
    to: 'recording',
    commands: [],
    previousHash: genesisOf(windowId),
  });
  await Promise.all([shop.deliveryHomes.save(home), shop.couriers.enroll(device)]);
  const first = { window: { ...window, head: entry.hash }, entry, commands: [], wakeAt: afterStart(112) };
  await shop.windows.create(first, home);
  await shop.windows.saveLive({ ...fitLive(clock.now()), windowId });
  return new PlayedDelivery(shop, clock, home, device, windowId);
}
