const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Every limit of a delivery. A seller may make each stricter than the standard, which is its hard cap. */
export interface DeliveryPolicy {
  /** Length of a window. */
  shortestMs: number;
  longestMs: number;
  /** How far ahead one may begin. */
  furthestMs: number;
  /** Windows of a home that have not ended. */
  mostOpen: number;
  /** An authorization that is not completed goes after this. */
  requestValidMs: number;
  /** No unlock in the last moments: the parcel has to be put down, too. */
  lastUnlockBeforeEndMs: number;
  /** When readiness is looked at again, before the start. */
  recheckBeforeMs: readonly number[];
  /** How often a window that waits to be ready is looked at. */
  readinessEveryMs: number;
  readinessMaxAgeMs: number;
  lowestBatteryPercent: number;
  geofenceMeters: number;
  mostArrivals: number;
  /** A camera that does not prove itself by then is given up. */
  cameraStartMs: number;
  frameMaxAgeMs: number;
  lockReadingMaxAgeMs: number;
  challengeMs: number;
  unlockConfirmMs: number;
  /** A door that was unlocked and not opened is locked again. */
  unopenedMs: number;
  /** Exposure, from the unlock command on: `soft` reminds, `hard` locks. */
  softExposureMs: number;
  hardExposureMs: number;
  closedDebounceMs: number;
  /** Lock commands, from the beginning of securing. */
  relockAttemptsMs: readonly number[];
  relockFailsMs: number;
  /** A second reading that says the same, this long after the first, is believed. */
  secondReadingMs: number;
  pageAgainMs: number;
  cameraGapAlarmMs: number;
  cameraGapTellMs: number;
  /** How long the recording goes on after the door is locked. */
  recordAfterMs: number;
  clipWaitMs: number;
  longestExtensionMs: number;
  /** How long after the end of a window its courier may have the door locked still. */
  courierLocksMs: number;
  /** Seconds after which a lock that can is told to lock itself. */
  relockAfterSeconds: number;
  /** Whether a lock must be able to lock itself without the network. */
  needsAutoRelock: boolean;
  /** How often devices are read while somebody is at the door. */
  lookEveryMs: number;
}

export const standardDeliveryPolicy: DeliveryPolicy = {
  shortestMs: 15 * minuteMs,
  longestMs: 4 * hourMs,
  furthestMs: 14 * dayMs,
  mostOpen: 3,
  requestValidMs: 5 * minuteMs,
  lastUnlockBeforeEndMs: minuteMs,
  recheckBeforeMs: [dayMs, hourMs, 5 * minuteMs],
  readinessEveryMs: 30 * secondMs,
  readinessMaxAgeMs: 30 * secondMs,
  lowestBatteryPercent: 20,
  geofenceMeters: 75,
  mostArrivals: 3,
  cameraStartMs: 20 * secondMs,
  frameMaxAgeMs: 5 * secondMs,
  lockReadingMaxAgeMs: 5 * secondMs,
  challengeMs: 30 * secondMs,
  unlockConfirmMs: 20 * secondMs,
  unopenedMs: 60 * secondMs,
  softExposureMs: 120 * secondMs,
  hardExposureMs: 180 * secondMs,
  closedDebounceMs: 3 * secondMs,
  relockAttemptsMs: [0, 5 * secondMs, 15 * secondMs, 30 * secondMs],
  relockFailsMs: 45 * secondMs,
  secondReadingMs: 3 * secondMs,
  pageAgainMs: 60 * secondMs,
  cameraGapAlarmMs: 5 * secondMs,
  cameraGapTellMs: 15 * secondMs,
  recordAfterMs: 10 * secondMs,
  clipWaitMs: 5 * minuteMs,
  longestExtensionMs: 30 * minuteMs,
  courierLocksMs: hourMs,
  relockAfterSeconds: 180,
  needsAutoRelock: true,
  lookEveryMs: 2 * secondMs,
};
