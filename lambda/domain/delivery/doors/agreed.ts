import type { HouseholdId } from '../../ids';
import type { Shop } from '../../shop';
import type { DeliveryHome } from '../home';
import { devicesGone, ownDevices } from './devices';
import type { DoorStep, HomeSetUp } from './doors';

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

/** What follows when doors are agreed to: the home in its next revision, and devices that are nobody's any more. */
export async function agreedOf(
  shop: Pick<Shop, 'doors'>,
  householdId: HouseholdId,
  before: DeliveryHome | undefined,
  setUp: HomeSetUp,
): Promise<NonNullable<DoorStep['agreed']>> {
  const claims = await shop.doors.claimsOf(devicesGone(before?.doors ?? [], setUp.doors));
  return { home: homeAfter(householdId, before, setUp), freed: ownDevices(claims, householdId) };
}
