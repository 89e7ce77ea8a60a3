import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { TimeZone } from '../time';
import type { DeliveryHome, Door } from './home';

export interface HomeSetUp {
  timeZone: TimeZone;
  doors: readonly Door[];
}

export type SetUpOutcomes = {
  saved: { home: DeliveryHome };
  /** A window was asked for meanwhile, or somebody else set it up: look again. */
  changed: NoFacts;
};

/** Sets up the doors of a home in the place of those before. Windows that were asked for keep the lock and camera they had. */
export async function setUpHome(
  { deliveryHomes }: Pick<Shop, 'deliveryHomes'>,
  householdId: HouseholdId,
  { timeZone, doors }: HomeSetUp,
): Promise<Outcome<SetUpOutcomes>> {
  const before = (await deliveryHomes.read(householdId))?.home;
  const noneUntil = before?.noneUntil;
  const home: DeliveryHome = {
    ...{ householdId, timeZone, doors },
    ...(noneUntil !== undefined && { noneUntil }),
    revision: (before?.revision ?? 0) + 1,
  };
  return (await deliveryHomes.save(home)) === 'saved' ? outcome('saved', { home }) : outcome('changed');
}
