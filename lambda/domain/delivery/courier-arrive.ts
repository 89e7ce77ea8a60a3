import { type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { type DoorOutcomes, doAtTheDoor, ownWindow, type Terminal } from './at-the-door';
import type { ChangeShop } from './change';
import { randomToken } from './courier-token';
import { isHalted } from './halt';
import { type Location, metersBetween } from './home';
import type { DeliveryWindow } from './window';

export interface Arrival {
  stopId: string;
  /** As it was scanned. */
  packageId: string;
  /** Where the terminal says that it is. */
  location: Location;
}

/** Where the door is, by its home's own data: without it nobody is near enough. */
async function locationOf(
  { deliveryHomes }: Pick<Shop, 'deliveryHomes'>,
  { householdId, door }: DeliveryWindow,
): Promise<Location | undefined> {
  const known = await deliveryHomes.read(householdId);
  return known?.home.doors.find(({ doorId }) => doorId === door.doorId)?.location;
}

/**
 * Somebody is at the door with the parcel: the camera is told to record, and given something only now can know. While
 * deliveries are stopped nobody arrives: they learn it here, before they stand at a door that would not open.
 */
export async function arrive(
  shop: ChangeShop & Pick<Shop, 'deliveryHomes' | 'codes' | 'halts'>,
  terminal: Terminal,
  { stopId, packageId, location }: Arrival,
): Promise<Outcome<DoorOutcomes>> {
  const known = await ownWindow(shop, terminal, stopId);
  if (!known) return outcome('unknown');
  const [isStopped, doorLocation] = await Promise.all([
    isHalted(shop, known.window),
    locationOf(shop, known.window),
  ]);
  if (isStopped) return outcome('halted');
  const metersAway = doorLocation && Math.ceil(metersBetween(location, doorLocation));
  const { deviceId } = terminal;
  const cameraChallenge = randomToken(shop.codes);
  const about = { deviceId, packageId, cameraChallenge, ...(metersAway !== undefined && { metersAway }) };
  return doAtTheDoor(shop, terminal, known, { kind: 'arrive', ...about });
}
