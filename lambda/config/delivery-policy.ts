import * as v from 'valibot';
import { type DeliveryPolicy, standardDeliveryPolicy } from '../domain/delivery/policy';
import { wholeNumber } from './values';

/*
 * The deliveries' part of SELLER. Whatever is left out is as in the standard policy; a seller may be stricter than
 * that, never laxer, but for the few limits that protect nobody.
 */

const standard = standardDeliveryPolicy;
type NumberName = {
  [K in keyof DeliveryPolicy]: DeliveryPolicy[K] extends number ? K : never;
}[keyof DeliveryPolicy];

const atMost = (name: NumberName) =>
  v.optional(
    v.pipe(wholeNumber, v.maxValue(standard[name], `must be at most ${standard[name]}`)),
    standard[name],
  );
const atLeast = (name: NumberName) =>
  v.optional(
    v.pipe(wholeNumber, v.minValue(standard[name], `must be at least ${standard[name]}`)),
    standard[name],
  );

/** Stricter is less. */
const limits = v.strictObject({
  longestMs: atMost('longestMs'),
  furthestMs: atMost('furthestMs'),
  mostOpen: atMost('mostOpen'),
  requestValidMs: atMost('requestValidMs'),
  geofenceMeters: atMost('geofenceMeters'),
  mostArrivals: atMost('mostArrivals'),
  unopenedMs: atMost('unopenedMs'),
  softExposureMs: atMost('softExposureMs'),
  hardExposureMs: atMost('hardExposureMs'),
  longestExtensionMs: atMost('longestExtensionMs'),
  relockAfterSeconds: atMost('relockAfterSeconds'),
  // Stricter is more.
  shortestMs: atLeast('shortestMs'),
  lastUnlockBeforeEndMs: atLeast('lastUnlockBeforeEndMs'),
  lowestBatteryPercent: atLeast('lowestBatteryPercent'),
  /** Doors whose locks cannot lock themselves: only where the seller says so. */
  needsAutoRelock: v.optional(v.boolean(), standard.needsAutoRelock),
});

/** What stands in SELLER, made whole. */
export const deliveryPolicySchema = v.pipe(
  limits,
  v.transform((chosen): DeliveryPolicy => ({ ...standard, ...chosen })),
);
