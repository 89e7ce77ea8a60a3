import type { HouseholdId } from '../../ids';
import type { Door } from '../home';

/* A lock opens one home, and a camera sees one home: each is in one home at most. */

/** What a home has for itself alone. Doors of one home may share a camera. */
export interface HomeDevice {
  kind: 'lock' | 'camera';
  /** `<provider>:<the provider's id>`. */
  deviceId: string;
}

/** Whose a device is. */
export interface DeviceClaim extends HomeDevice {
  householdId: HouseholdId;
}

const named = (kind: HomeDevice['kind'], deviceIds: readonly string[]): HomeDevice[] =>
  [...new Set(deviceIds)].map((deviceId) => ({ kind, deviceId }));

/** The devices of some doors, each once: locks first. */
export const devicesOf = (doors: readonly Pick<Door, 'lockId' | 'cameraId'>[]): HomeDevice[] => [
  ...named(
    'lock',
    doors.map(({ lockId }) => lockId),
  ),
  ...named(
    'camera',
    doors.map(({ cameraId }) => cameraId),
  ),
];

/** Those that are in no door any more. */
export function devicesGone(before: readonly Door[], after: readonly Door[]): HomeDevice[] {
  const kept = devicesOf(after);
  return devicesOf(before).filter(
    (device) => !kept.some(({ kind, deviceId }) => kind === device.kind && deviceId === device.deviceId),
  );
}

/** Those claims that are a household's own. */
export const ownDevices = (claims: readonly DeviceClaim[], householdId: HouseholdId): HomeDevice[] =>
  claims
    .filter((claim) => claim.householdId === householdId)
    .map(({ kind, deviceId }) => ({ kind, deviceId }));
