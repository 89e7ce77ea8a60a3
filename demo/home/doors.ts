import { agreeToDoors, proposeDoors } from '../../lambda/domain/delivery/doors/change';
import type { HomeSetUp } from '../../lambda/domain/delivery/doors/doors';
import type { Location } from '../../lambda/domain/delivery/home';
import type { Shop } from '../../lambda/domain/shop';
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

export interface DemoHome extends HomeSetUp {
  householdId: string;
}

/** A front door with a lock and a camera, as the seller's people would have set them up. */
export function demoHomes(householdKey: string): DemoHome[] {
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
    };
  });
}

/** Sets it up as two persons of operations do. @throws Error when it cannot be */
export async function setUpDoors(
  shop: Pick<Shop, 'doors' | 'deliveryHomes' | 'ids' | 'clock'>,
  { householdId, ...setUp }: DemoHome,
): Promise<void> {
  const [one, other] = [{ id: 'operator-1' }, { id: 'operator-2' }];
  const reason = 'customer-request';
  const proposed = await proposeDoors(shop, one, householdId, { ...setUp, reason });
  if (proposed.name !== 'proposed') throw new Error(`doors of the demo: ${proposed.name}`);
  const { proposalId } = proposed.facts.proposal;
  const agreed = await agreeToDoors(shop, other, householdId, { proposalId, reason });
  if (agreed.name !== 'approved') throw new Error(`doors of the demo: ${agreed.name}`);
}
