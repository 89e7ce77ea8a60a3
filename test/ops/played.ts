import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { plusMs } from '../../lambda/domain/time';
import { happens, lockReads, recordingWindow, system, Terminal } from '../courier/door';
import type { OpsHouse } from './house';

/* Deliveries that have come some way, for operations to look at. */

/** A courier is at the door, and the camera records. */
export async function recording(house: OpsHouse): Promise<DeliveryWindow> {
  return recordingWindow(house.shop, await new Terminal(house).enroll());
}

/** The door was unlocked, and the lock says so. */
export async function unlocked(house: OpsHouse): Promise<DeliveryWindow> {
  const terminal = await new Terminal(house).enroll();
  const window = await recordingWindow(house.shop, terminal);
  const asked = await terminal.unlock(window);
  if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
  house.moveClock(1_500);
  return happens(house.shop, window, system, lockReads(house.shop, { lock: 'unlocked', door: 'closed' }));
}

/** Somebody is inside. */
export async function opened(house: OpsHouse): Promise<DeliveryWindow> {
  const window = await unlocked(house);
  house.moveClock(4_000);
  return happens(house.shop, window, system, lockReads(house.shop, { lock: 'unlocked', door: 'open' }));
}

/** The door does not lock. */
export async function lockFails(house: OpsHouse, window: DeliveryWindow): Promise<DeliveryWindow> {
  const courier = { role: 'courier', id: window.assignment?.courierId ?? '' } as const;
  await happens(house.shop, window, courier, { kind: 'lock' });
  house.moveClock(45_000);
  return happens(house.shop, window, system, { kind: 'timer' });
}

/** The door was locked again, for good; nothing is left but the recording. */
async function lockedAgain(house: OpsHouse, window: DeliveryWindow): Promise<DeliveryWindow> {
  const courier = { role: 'courier', id: window.assignment?.courierId ?? '' } as const;
  await happens(house.shop, window, courier, { kind: 'lock' });
  const shut = { lock: 'locked', door: 'closed' } as const;
  house.moveClock(2_000);
  await happens(house.shop, window, system, lockReads(house.shop, shut));
  house.moveClock(3_500);
  return happens(house.shop, window, system, lockReads(house.shop, shut));
}

/** The recording is stored, and with that all is done. */
export async function completed(house: OpsHouse): Promise<DeliveryWindow> {
  const window = await lockedAgain(house, await opened(house));
  house.moveClock(12_000);
  const endsAt = plusMs(window.stateSince, 11_000);
  return happens(house.shop, window, system, { kind: 'clip-stored', reference: 'clip-1', endsAt });
}
