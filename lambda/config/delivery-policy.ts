import * as v from 'valibot';
import { type DeliveryPolicy, standardDeliveryPolicy } from '../domain/delivery/policy';
import { withoutContradictions } from './contradictions';
import { wholeNumber } from './values';

/*
 * The deliveries' part of SELLER: a delivery policy, whole or in part. Whatever is left out is as in the standard
 * policy; a seller may be stricter than that, never laxer.
 */

const standard = standardDeliveryPolicy;
type NumberName = {
  [K in keyof DeliveryPolicy]: DeliveryPolicy[K] extends number ? K : never;
}[keyof DeliveryPolicy];

/** Less than this, and devices would be asked without a pause. */
const shortestPauseMs = 1_000;

const between = (least: number, most: number) =>
  v.pipe(
    wholeNumber,
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  );

/** Less is stricter. */
const atMost = (name: NumberName, least = 0) => v.optional(between(least, standard[name]), standard[name]);

/** More is stricter. */
const atLeast = (name: NumberName, most = Number.MAX_SAFE_INTEGER) =>
  v.optional(between(standard[name], most), standard[name]);

const lastLookMs = Math.min(...standard.recheckBeforeMs);
const looks = v.pipe(
  v.array(wholeNumber),
  v.check(
    (before) => before.some((ms) => ms <= lastLookMs),
    `must look again within ${lastLookMs} of the start`,
  ),
  v.readonly(),
);

const attempts = v.pipe(
  v.array(wholeNumber),
  v.check(
    (at) => standard.relockAttemptsMs.every((latestMs, place) => (at[place] ?? latestMs + 1) <= latestMs),
    `must have an attempt by each of ${standard.relockAttemptsMs.join(', ')}`,
  ),
  v.check((at) => at.every((ms, place) => ms >= (at[place - 1] ?? 0)), 'must be in order'),
  v.readonly(),
);

const limits = {
  longestMs: atMost('longestMs'),
  furthestMs: atMost('furthestMs'),
  mostOpen: atMost('mostOpen', 1),
  requestValidMs: atMost('requestValidMs', shortestPauseMs),
  readinessEveryMs: atMost('readinessEveryMs', shortestPauseMs),
  readinessMaxAgeMs: atMost('readinessMaxAgeMs', shortestPauseMs),
  geofenceMeters: atMost('geofenceMeters', 1),
  mostArrivals: atMost('mostArrivals', 1),
  cameraStartMs: atMost('cameraStartMs', shortestPauseMs),
  frameMaxAgeMs: atMost('frameMaxAgeMs', shortestPauseMs),
  lockReadingMaxAgeMs: atMost('lockReadingMaxAgeMs', shortestPauseMs),
  challengeMs: atMost('challengeMs', shortestPauseMs),
  unlockConfirmMs: atMost('unlockConfirmMs', shortestPauseMs),
  unopenedMs: atMost('unopenedMs', shortestPauseMs),
  softExposureMs: atMost('softExposureMs', shortestPauseMs),
  hardExposureMs: atMost('hardExposureMs', shortestPauseMs),
  relockFailsMs: atMost('relockFailsMs', shortestPauseMs),
  pageAgainMs: atMost('pageAgainMs', shortestPauseMs),
  cameraGapAlarmMs: atMost('cameraGapAlarmMs', shortestPauseMs),
  cameraGapTellMs: atMost('cameraGapTellMs', shortestPauseMs),
  clipWaitMs: atMost('clipWaitMs', shortestPauseMs),
  longestExtensionMs: atMost('longestExtensionMs'),
  courierLocksMs: atMost('courierLocksMs'),
  relockAfterSeconds: atMost('relockAfterSeconds', 1),
  lookEveryMs: atMost('lookEveryMs', shortestPauseMs),
  shortestMs: atLeast('shortestMs'),
  lastUnlockBeforeEndMs: atLeast('lastUnlockBeforeEndMs'),
  lowestBatteryPercent: atLeast('lowestBatteryPercent', 100),
  closedDebounceMs: atLeast('closedDebounceMs'),
  secondReadingMs: atLeast('secondReadingMs'),
  recordAfterMs: atLeast('recordAfterMs'),
  recheckBeforeMs: v.optional(looks, standard.recheckBeforeMs),
  relockAttemptsMs: v.optional(attempts, standard.relockAttemptsMs),
  /** Doors whose locks cannot lock themselves: only where the seller says so. */
  needsAutoRelock: v.optional(v.boolean(), standard.needsAutoRelock),
} satisfies Record<keyof DeliveryPolicy, v.GenericSchema>;

/** Of two limits the first must be less than the second, or a delivery could never come about. */
const ordered: readonly [less: NumberName, more: NumberName][] = [
  ['shortestMs', 'longestMs'],
  ['lastUnlockBeforeEndMs', 'shortestMs'],
  ['softExposureMs', 'hardExposureMs'],
  ['cameraGapAlarmMs', 'cameraGapTellMs'],
  ['secondReadingMs', 'relockFailsMs'],
  ['closedDebounceMs', 'hardExposureMs'],
  ['lookEveryMs', 'lockReadingMaxAgeMs'],
  ['lookEveryMs', 'frameMaxAgeMs'],
];

const contradictionsIn = (policy: DeliveryPolicy) =>
  ordered
    .filter(([less, more]) => policy[less] > policy[more])
    .map(([less, more]) => ({ path: less, problem: `must not be more than ${more}` }));

/** What stands in SELLER, made whole. */
export const deliveryPolicySchema = v.pipe(v.strictObject(limits), withoutContradictions(contradictionsIn));
