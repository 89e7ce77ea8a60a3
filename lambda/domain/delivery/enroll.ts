import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { openDoors } from './board';
import { type ChangeShop, changeWindow } from './change';
import { note } from './controls';
import type { CourierDevice } from './courier';
import { deviceIdOf } from './courier-device';
import type { Why } from './events';
import type { Operator } from './operations';
import { hasEnded } from './window';

/*
 * Terminals of couriers. Whoever enrolls one could carry it themselves, and whoever assigns a courier chooses the door:
 * no operator does both for the same courier, since operations alone must never open a door. Looked at here, to say so
 * early; that it holds also of two requests at the same instant is a condition of the unlock.
 */

type DeviceShop = ChangeShop & Pick<Shop, 'couriers' | 'controls'>;

export interface EnrollRequest {
  /** As the terminal shows it. */
  deviceId: string;
  courierId: string;
  publicKey: string;
}

export type EnrollOutcomes = {
  enrolled: { device: CourierDevice };
  /** The id is not the one of this key: one of them was mistyped. */
  'key-mismatch': NoFacts;
  known: { device: CourierDevice };
  'second-approver-required': NoFacts;
};

/** Whether an operator has enrolled a terminal that this courier may use. */
export async function hasEnrolledFor(
  { couriers }: Pick<Shop, 'couriers'>,
  { id }: Operator,
  courierId: string,
): Promise<boolean> {
  const devices = await couriers.devices();
  return devices.some(
    (device) => device.courierId === courierId && device.enrolledBy === id && device.revokedAt === undefined,
  );
}

/** Whether an operator has sent this courier to a door that they may still come to. */
async function hasAssigned(shop: DeviceShop, { id }: Operator, courierId: string): Promise<boolean> {
  const theirs = await shop.windows.ofCourier(courierId);
  return theirs.some((window) => !hasEnded(window) && window.assignment?.assignedBy === id);
}

/** Lets a terminal of a courier sign from now on. */
export async function enrollDevice(
  shop: DeviceShop,
  operator: Operator,
  { deviceId, courierId, publicKey }: EnrollRequest,
): Promise<Outcome<EnrollOutcomes>> {
  if (deviceIdOf(publicKey) !== deviceId) return outcome('key-mismatch');
  if (await hasAssigned(shop, operator, courierId)) return outcome('second-approver-required');
  const standing = await shop.couriers.device(deviceId);
  if (standing) return outcome('known', { device: standing });
  await note(shop, operator, { kind: 'enroll', deviceId, courierId });
  const enrolledAt = shop.clock.now();
  const device = { deviceId, courierId, publicKey, enrolledAt, enrolledBy: operator.id };
  if (await shop.couriers.enroll(device)) return outcome('enrolled', { device });
  return outcome('known', { device: (await shop.couriers.device(deviceId)) ?? device });
}

export type RevokeDeviceOutcomes = {
  revoked: { device: CourierDevice; secured: readonly string[] };
  unknown: NoFacts;
};

/**
 * From now on nothing that a terminal signs is taken, and every door that its courier may have open is locked. In this
 * order: who unlocks before it is found, who comes after it is refused. Repeatable.
 */
export async function revokeDevice(
  shop: DeviceShop,
  operator: Operator,
  deviceId: string,
  why: Why,
): Promise<Outcome<RevokeDeviceOutcomes>> {
  const standing = await shop.couriers.device(deviceId);
  if (standing && standing.revokedAt === undefined)
    await note(shop, operator, { kind: 'revoke-device', deviceId, ...why });
  const device = await shop.couriers.revoke(deviceId, shop.clock.now());
  if (!device) return outcome('unknown');
  const open = await openDoors(shop);
  const theirs = open.filter(({ assignment }) => assignment?.courierId === device.courierId);
  const by = { role: 'operator', id: operator.id } as const;
  const event = { kind: 'lock', ...why } as const;
  const results = await Promise.allSettled(
    theirs.map(({ windowId }) => changeWindow(shop, { windowId, event, by })),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return outcome('revoked', { device, secured: theirs.map(({ windowId }) => windowId) });
}
