import type { HouseholdId } from '../../ids';
import type { Shop } from '../../shop';
import type { DeliveryHome } from '../home';
import type { DoorStep, HomeSetUp } from './doors';

/** Locks of a home that are to be in no door of it any more: only those that are its own. */
async function freedLockIds(
  { doors: store }: Pick<Shop, 'doors'>,
  householdId: HouseholdId,
  before: DeliveryHome | undefined,
  { doors }: HomeSetUp,
): Promise<string[]> {
  const gone = (before?.doors ?? [])
    .map(({ lockId }) => lockId)
    .filter((lockId) => !doors.some((door) => door.lockId === lockId));
  const homes = await store.homesOf(gone);
  return gone.filter((lockId) => homes.get(lockId) === householdId);
}

function homeAfter(
  householdId: HouseholdId,
  before: DeliveryHome | undefined,
  { timeZone, doors }: HomeSetUp,
): DeliveryHome {
  const { noneUntil, revision = 0 } = before ?? {};
  return {
    ...{ householdId, timeZone, doors },
    ...(noneUntil !== undefined && { noneUntil }),
    revision: revision + 1,
  };
}

/** What follows when doors are agreed to: the home in its next revision, and locks that are nobody's any more. */
export async function agreedOf(
  shop: Pick<Shop, 'doors'>,
  householdId: HouseholdId,
  before: DeliveryHome | undefined,
  setUp: HomeSetUp,
): Promise<NonNullable<DoorStep['agreed']>> {
  return {
    home: homeAfter(householdId, before, setUp),
    freedLockIds: await freedLockIds(shop, householdId, before, setUp),
  };
}
