import { type Outcome, outcome } from '../outcome';
import { type DoorOutcomes, doAtTheDoor, ownWindow, type Terminal } from './at-the-door';
import type { ChangeShop } from './change';
import type { EventOf } from './events';

/** What a courier says once at the door or inside. */
export type CourierSays = EventOf<'placed'> | EventOf<'lock'> | EventOf<'problem'>;

/** The parcel is put down, the door should be locked now, or something is wrong. */
export async function sayAtTheDoor(
  shop: ChangeShop,
  terminal: Terminal,
  stopId: string,
  event: CourierSays,
): Promise<Outcome<DoorOutcomes>> {
  const known = await ownWindow(shop, terminal, stopId);
  return known ? doAtTheDoor(shop, terminal, known, event) : outcome('unknown');
}
