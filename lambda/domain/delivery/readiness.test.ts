import type { CameraReading } from './camera';
import type { LockCapabilities, LockReading } from './lock';
import { standardDeliveryPolicy as policy } from './policy';
import { readinessOf } from './readiness';

const at = '2026-06-10T10:00:00.000Z';
const door = {
  doorId: 'd1',
  kind: 'front',
  lockId: 'simulated:l1',
  cameraId: 'simulated:c1',
  hasDoorSensor: true,
} as const;
const lock: LockReading = { lock: 'locked', door: 'closed', isOnline: true, batteryPercent: 80, at };
const camera: CameraReading = { isOnline: true, isRecording: false, at };
const able: LockCapabilities = {
  canUnlock: true,
  canLock: true,
  hasDoorSensor: true,
  autoRelockSeconds: 180,
};

interface Said {
  lock?: Partial<LockReading>;
  camera?: Partial<CameraReading>;
  can?: Partial<LockCapabilities>;
  hasDoorSensor?: boolean;
}

function problemsOf(said: Said) {
  const live = {
    windowId: 'win_1',
    lookedAt: at,
    lock: { ...lock, ...said.lock },
    camera: { ...camera, ...said.camera },
    frames: [],
  };
  const own = { ...door, hasDoorSensor: said.hasDoorSensor ?? true };
  return readinessOf(live, { ...able, ...said.can }, own, policy).problems;
}

it('finds nothing where all is well', () => {
  expect(problemsOf({})).toEqual([]);
  expect(
    problemsOf({ hasDoorSensor: false, can: { hasDoorSensor: false }, lock: { door: 'unknown' } }),
  ).toEqual([]);
});

it.each<[string, Said]>([
  ['lock-offline', { lock: { isOnline: false } }],
  ['lock-offline', { can: { canUnlock: false } }],
  ['lock-offline', { can: { canLock: false } }],
  ['lock-unknown', { lock: { lock: 'jammed' } }],
  ['lock-unknown', { lock: { lock: 'unknown' } }],
  ['lock-already-open', { lock: { lock: 'unlocked' } }],
  ['lock-already-open', { lock: { door: 'open' } }],
  ['battery-too-low', { lock: { batteryPercent: 19 } }],
  ['door-sensor-differs', { hasDoorSensor: false }],
  ['door-sensor-differs', { can: { hasDoorSensor: false } }],
  ['camera-offline', { camera: { isOnline: false } }],
])('finds "%s" of %j', (problem, said) => {
  expect(problemsOf(said)).toEqual([problem]);
});

it('finds a lock that does not lock itself', () => {
  const { autoRelockSeconds: _autoRelockSeconds, ...unable } = able;
  const live = { windowId: 'win_1', lookedAt: at, lock, camera, frames: [] };
  expect(readinessOf(live, unable, door, policy).problems).toEqual(['auto-relock-missing']);
});

it('knows nothing of a lock that did not answer', () => {
  const live = { windowId: 'win_1', lookedAt: at, frames: [] };
  expect(readinessOf(live, undefined, door, policy).problems).toEqual([
    'lock-offline',
    'auto-relock-missing',
    'camera-offline',
  ]);
});
