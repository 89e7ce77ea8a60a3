import type { WatchConfig } from '../config';
import type { Shop } from '../domain/shop';
import type { Clock } from '../domain/time';
import { makeDevices } from './devices';
import { timersOf } from './timers';

/** Locks, cameras and timers as they are configured: the ports of whoever looks at doors. */
export function makeWatchingPorts(
  { devices, environment, ...where }: WatchConfig,
  clock: Clock,
): Pick<Shop, 'locks' | 'cameras'> & Partial<Pick<Shop, 'timers'>> {
  const allowLoopback = environment === 'development';
  return { ...makeDevices(devices, { clock, allowLoopback }), ...timersOf(where, clock) };
}
