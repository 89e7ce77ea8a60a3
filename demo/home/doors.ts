import type { DeliveryHome, Location } from '../../lambda/domain/delivery/home';
import { type Profile, profiles } from '../household/profiles';
import { householdOf } from '../household/seed';

/** A square of each household's city: nobody lives there. */
const locations: Record<string, Location> = {
  'american-household': { latitude: 40.7359, longitude: -73.9911 },
  'foyer-francais': { latitude: 48.8556, longitude: 2.3657 },
};
const anywhere: Location = { latitude: 0, longitude: 0 };

/** Of the one door of a household, and of its camera. */
export const deviceNameOf = ({ subject }: Pick<Profile, 'subject'>): string => `${subject}-front`;

export const deviceNames = profiles.map(deviceNameOf);

/** A front door with a lock and a camera, as the seller's people would have set them up. */
export function demoHomes(householdKey: string): DeliveryHome[] {
  return profiles.map((profile) => {
    const device = `simulated:${deviceNameOf(profile)}`;
    return {
      householdId: householdOf(profile, householdKey).id,
      doors: [
        {
          doorId: 'front',
          kind: 'front',
          lockId: device,
          cameraId: device,
          hasDoorSensor: true,
          location: locations[profile.subject] ?? anywhere,
        },
      ],
      timeZone: profile.timeZone,
      revision: 1,
    };
  });
}
