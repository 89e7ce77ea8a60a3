import type { HouseholdId } from '../ids';
import type { Instant, TimeZone } from '../time';

/** What a door is called; each locale has its words. */
export const doorKinds = ['front', 'back', 'side', 'garage'] as const;
export type DoorKind = (typeof doorKinds)[number];

export interface Location {
  latitude: number;
  longitude: number;
}

/** A door with a lock and a camera, set up by the seller's people together with the customer. */
export interface Door {
  doorId: string;
  kind: DoorKind;
  /** `<provider>:<the provider's id>`. */
  lockId: string;
  cameraId: string;
  hasDoorSensor: boolean;
  location: Location;
}

/** What there is of a household for deliveries inside. */
export interface DeliveryHome {
  householdId: HouseholdId;
  doors: readonly Door[];
  timeZone: TimeZone;
  /** No deliveries inside before this instant: somebody is away. */
  noneUntil?: Instant;
  /** Changes with each window that is asked for: of two at once, one looks again. */
  revision: number;
}

const earthRadiusMeters = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance (haversine). */
export function metersBetween(a: Location, b: Location): number {
  const halfLatitude = Math.sin(radians(b.latitude - a.latitude) / 2);
  const halfLongitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const cosines = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  return 2 * earthRadiusMeters * Math.asin(Math.sqrt(halfLatitude ** 2 + cosines * halfLongitude ** 2));
}
