import { makeDevices } from '../lambda/adapters/devices';
import { makeNotifier } from '../lambda/adapters/notify/notifier';
import { report } from '../lambda/adapters/system/report';
import { type InProcessTimers, makeInProcessTimers } from '../lambda/adapters/timers/in-process';
import { wakeWindow } from '../lambda/domain/delivery/wake';
import type { Shop } from '../lambda/domain/shop';
import type { Clock } from '../lambda/domain/time';
import type { RunningHome } from './home';

/** What the deployed functions have of deliveries, on this machine: simulated devices, timers, an outbox. */
export type DeliveryPorts = Pick<Shop, 'locks' | 'cameras' | 'timers' | 'notifier'>;

export interface Deliveries {
  ports: DeliveryPorts;
  timers: InProcessTimers;
}

/** @param shop with the table; what it lacks of deliveries is made here */
export function makeDeliveries(shop: Shop, home: RunningHome, clock: Clock): Deliveries {
  const simulated = { kind: 'simulated' } as const;
  const settings = { locks: { simulated }, cameras: { simulated } };
  const devices = makeDevices(settings, { clock, allowLoopback: true, simulated: home.simulated });
  const timers: InProcessTimers = makeInProcessTimers({
    clock,
    wake: (windowId) => wakeWindow({ ...shop, ...devices, timers }, windowId),
    onProblem: (error, windowId) => report(error, { while: 'coming back to a delivery', windowId }),
  });
  const notifier = makeNotifier({ shop, channels: [home.outbox], operationsLanguage: 'en' });
  return { ports: { ...devices, timers, notifier }, timers };
}
