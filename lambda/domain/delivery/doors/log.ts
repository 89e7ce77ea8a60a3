import { type Flaw, flawInLog, sealed } from '../audit';
import { type DeliveryHome, type Door, metersBetween } from '../home';
import type { DoorEntry, DoorFile, HomeSetUp, LoggedDoor } from './doors';

/** A door as the log tells it, beside the one of the same name before. */
function loggedDoor({ location, ...door }: Door, before: readonly Door[]): LoggedDoor {
  const same = before.find(({ doorId }) => doorId === door.doorId);
  return same ? { ...door, movedMeters: Math.round(metersBetween(same.location, location)) } : door;
}

/** What the log tells of doors that are to take the place of others. */
export const loggedSetUp = (
  { timeZone, doors }: HomeSetUp,
  home: Pick<DeliveryHome, 'doors'> | undefined,
): { timeZone: string; doors: LoggedDoor[] } => ({
  timeZone,
  doors: doors.map((door) => loggedDoor(door, home?.doors ?? [])),
});

/** The next entry of a home's log. */
export const nextEntry = (
  householdId: string,
  { log }: DoorFile,
  { by, at, event }: Pick<DoorEntry, 'by' | 'at' | 'event'>,
): DoorEntry =>
  sealed<DoorEntry>({
    householdId,
    sequence: log.sequence + 1,
    at,
    by,
    event,
    previousHash: log.head,
  });

/** Checks the whole log of a home's doors. */
export const flawInDoors = (
  householdId: string,
  entries: readonly DoorEntry[],
  head: string | undefined,
): Flaw | undefined => flawInLog({ id: householdId, entries, idOf: (entry) => entry.householdId, head });
