import type { Refusal } from '../domain/delivery/refusal';

/**
 * Each refusal of a delivery as a problem: one table for couriers and operations. None is retryable under the same
 * `Idempotency-Key`: whoever comes back when things have changed asks anew.
 */
export const deliveryProblems = {
  'not-allowed': [403, 'This is not yours to do'],
  'not-assigned': [403, 'The stop is assigned to somebody else now'],
  'second-approver-required': [403, 'Another person has to agree'],
  'state-conflict': [409, 'It is not the time for this: look at the state'],
  'courier-missing': [409, 'No courier is assigned'],
  'too-many-arrivals': [409, 'There were too many arrivals: call operations'],
  'challenge-used': [409, 'The challenge is another one, of another terminal, or was never given'],
  'challenge-expired': [409, 'The challenge is too old: ask for another'],
  'unlock-budget-spent': [409, 'The one unlock of this window was spent'],
  'already-unlocked': [409, 'The door was asked for before, and is not unlocked twice'],
  'extension-used': [409, 'The window was extended before'],
  'window-revoked': [410, 'The delivery was called off: do not enter'],
  'window-expired': [410, 'The time is over: do not enter'],
  'package-mismatch': [412, 'This package is not for this stop'],
  'out-of-geofence': [412, 'The terminal is not at the door'],
  'camera-not-recording': [412, 'The camera does not record'],
  'camera-stale': [412, 'The camera has not shown anything new for too long'],
  'lock-offline': [412, 'The lock does not answer'],
  'lock-already-open': [412, 'The door is not locked'],
  'battery-too-low': [412, 'The battery of the lock is too low'],
  'extension-invalid': [422, 'The window cannot be extended to then'],
  'text-missing': [422, 'Say in words what it is'],
  'window-not-open': [425, 'The window has not begun'],
} as const satisfies Record<Refusal, readonly [number, string]>;
