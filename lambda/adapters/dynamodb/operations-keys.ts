import type { HomeDevice } from '../../domain/delivery/doors/devices';
import { householdPk, type Key, lineSk } from './table';

/* Keys of what operations alone write: doors of homes, and the log of kill switches and terminals. */

/** Partition of the log of a home's doors. */
export const doorsPk = (householdId: string): string => `HD#${householdId}`;
/** Partition of the list of homes whose doors' log has an entry of a day (UTC). */
export const doorsOfDayPk = (day: string): string => `DD#${day}`;
export const doorProposalKey = (householdId: string): Key => ({
  pk: householdPk(householdId),
  sk: 'D#PROPOSAL',
});
const devicePrefixes: Record<HomeDevice['kind'], string> = { lock: 'LK', camera: 'CA' };
/** Who has a lock or a camera. */
export const deviceKey = ({ kind, deviceId }: HomeDevice): Key => ({
  pk: `${devicePrefixes[kind]}#${deviceId}`,
  sk: devicePrefixes[kind],
});

export const doorKeys = {
  head: (householdId: string): Key => ({ pk: doorsPk(householdId), sk: 'HEAD' }),
  entry: (householdId: string, sequence: number): Key => ({
    pk: doorsPk(householdId),
    sk: lineSk(sequence),
  }),
  ofDay: (day: string, householdId: string): Key => ({ pk: doorsOfDayPk(day), sk: householdId }),
};

/** Partition of the log of a day (UTC) of kill switches and terminals. */
export const controlsPk = (day: string): string => `CL#${day}`;
export const controlKeys = {
  head: (day: string): Key => ({ pk: controlsPk(day), sk: 'HEAD' }),
  entry: (day: string, sequence: number): Key => ({ pk: controlsPk(day), sk: lineSk(sequence) }),
};
