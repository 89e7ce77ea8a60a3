import type { DeviceClaim, HomeDevice } from '../../domain/delivery/doors/devices';
import { deviceKey } from './operations-keys';
import { getItems, type Table } from './requests';
import { isAt } from './table';
import type { Write } from './transact';

/* Whose a lock or a camera is: an item under its own name, on which two homes that want it meet. */

const labelOf = ({ kind, deviceId }: HomeDevice): string => `${kind} ${deviceId}`;

/** A device is free, or was this home's before. */
export const claim = (table: Table, device: HomeDevice, householdId: string): Write => ({
  label: labelOf(device),
  item: {
    Put: {
      TableName: table.name,
      Item: { ...deviceKey(device), householdId },
      ConditionExpression: 'attribute_not_exists(pk) OR householdId = :home',
      ExpressionAttributeValues: { ':home': householdId },
    },
  },
});

/** A device of this home is nobody's any more. */
export const free = (table: Table, device: HomeDevice, householdId: string): Write => ({
  label: labelOf(device),
  item: {
    Delete: {
      TableName: table.name,
      Key: deviceKey(device),
      ConditionExpression: 'householdId = :home',
      ExpressionAttributeValues: { ':home': householdId },
    },
  },
});

/** The first of some devices whose claim was refused. */
export const refusedIn = (
  devices: readonly HomeDevice[],
  failed: ReadonlyMap<string, unknown>,
): HomeDevice | undefined => devices.find((device) => failed.has(labelOf(device)));

/** Whose some devices are, in their order; those that are free are left out. */
export async function claimsOf(table: Table, devices: readonly HomeDevice[]): Promise<DeviceClaim[]> {
  const items = await getItems(table, devices.map(deviceKey));
  return devices.flatMap((device) => {
    const item = items.find(isAt(deviceKey(device)));
    return item ? [{ ...device, householdId: String(item.householdId) }] : [];
  });
}
