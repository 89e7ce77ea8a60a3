import { devicesOf, ownDevices } from '../../domain/delivery/doors/devices';
import { nextEntry } from '../../domain/delivery/doors/log';
import type { Actor } from '../../domain/delivery/window';
import type { HouseholdId } from '../../domain/ids';
import { homeShape } from './delivery-shapes';
import { claimsOf, free } from './device-claims';
import { logWrites, proposalWrites, readDoorFile } from './door-log';
import { parse } from './parse';
import { getItem, type Table } from './requests';
import { keys } from './table';
import { transact, type Write } from './transact';

const erasure: Actor = { role: 'system', id: 'erasure' };

/** With its devices: no home has a lock that is somebody else's by then. */
const deleteHome = (table: Table, householdId: HouseholdId): Write => ({
  label: 'home',
  item: { Delete: { TableName: table.name, Key: keys.home(householdId) } },
});

/**
 * A home's locks and cameras are nobody's any more, and nobody agrees to what was proposed: with an entry in the log of
 * its doors, which stays, in one transaction. Repeatable; where nothing was claimed there is nothing to tell.
 */
export async function forgetDoors(table: Table, householdId: HouseholdId): Promise<void> {
  const [before, item] = await Promise.all([
    readDoorFile(table, householdId),
    getItem(table, keys.home(householdId)),
  ]);
  const home = item && parse(homeShape, item);
  const freed = ownDevices(await claimsOf(table, devicesOf(home?.doors ?? [])), householdId);
  if (freed.length === 0 && !before.proposal) return;
  const told = { by: erasure, at: table.clock.now(), event: { kind: 'forget', freed } } as const;
  const step = { before, entry: nextEntry(householdId, before, told) };
  const result = await transact(table, [
    ...logWrites(table, step),
    ...proposalWrites(table, step),
    deleteHome(table, householdId),
    ...freed.map((device) => free(table, device, householdId)),
  ]);
  if (result.kind === 'refused') await forgetDoors(table, householdId);
}
