import { devicesOf } from '../../domain/delivery/doors/devices';
import type { DoorCommit, DoorStep, DoorStore } from '../../domain/delivery/doors/doors';
import { putHome } from './delivery-homes';
import { claim, claimsOf, free, refusedIn } from './device-claims';
import { logLabels, logWrites, proposalWrites, readDoorFile } from './door-log';
import { doorEntryShape } from './door-shapes';
import { loggedEntries } from './logged-entries';
import type { Failed } from './movements';
import { doorsOfDayPk, doorsPk } from './operations-keys';
import { queryItems, type Table } from './requests';
import { transact, type Write } from './transact';

const homeLabel = 'home';

function agreedWrites(table: Table, { entry: { householdId }, agreed }: DoorStep): Write[] {
  if (!agreed) return [];
  const { home, freed } = agreed;
  return [
    putHome(table, homeLabel, home),
    ...devicesOf(home.doors).map((device) => claim(table, device, householdId)),
    ...freed.map((device) => free(table, device, householdId)),
  ];
}

/** What came first is looked at before a device: it may have been about the same one. */
function refusalOf({ agreed }: DoorStep, failed: Failed): DoorCommit {
  const isStale = [homeLabel, ...logLabels].some((label) => failed.has(label));
  const device = agreed && refusedIn(devicesOf(agreed.home.doors), failed);
  return device && !isStale ? { kind: 'device-taken', device } : { kind: 'changed' };
}

async function commit(table: Table, step: DoorStep): Promise<DoorCommit> {
  const result = await transact(table, [
    ...logWrites(table, step),
    ...proposalWrites(table, step),
    ...agreedWrites(table, step),
  ]);
  return result.kind === 'committed' ? result : refusalOf(step, result.failed);
}

export const doorStore = (table: Table): DoorStore => ({
  read: (householdId) => readDoorFile(table, householdId),
  commit: (step) => commit(table, step),

  claimsOf: (devices) => claimsOf(table, devices),

  entries: (householdId) => loggedEntries(table, doorsPk(householdId), doorEntryShape),

  async changedOn(day) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': doorsOfDayPk(day) },
      ConsistentRead: true,
    });
    return items.map(({ householdId }) => String(householdId));
  },
});
