import type { Live } from './live';
import { isOpen, type LockCapabilities } from './lock';
import type { DeliveryPolicy } from './policy';
import type { Readiness, ReadinessProblem, WindowDoor } from './window';

/** What stands between a home and a delivery inside, by what its devices have just said. */
export function readinessOf(
  { lock, camera, lookedAt }: Live,
  capabilities: LockCapabilities | undefined,
  { hasDoorSensor }: WindowDoor,
  policy: DeliveryPolicy,
): Readiness {
  const isLockOnline = lock?.isOnline === true && capabilities?.canUnlock === true && capabilities.canLock;
  const found: Record<ReadinessProblem, boolean> = {
    'lock-offline': !isLockOnline,
    'lock-unknown': isLockOnline && (lock.lock === 'unknown' || lock.lock === 'jammed'),
    'lock-already-open': isLockOnline && isOpen(lock),
    'battery-too-low': (lock?.batteryPercent ?? 100) < policy.lowestBatteryPercent,
    'auto-relock-missing': policy.needsAutoRelock && capabilities?.autoRelockSeconds === undefined,
    // Whether a door is shut is told by its sensor: one that is not there says nothing, one that nobody knows of is not asked.
    'door-sensor-differs': capabilities !== undefined && capabilities.hasDoorSensor !== hasDoorSensor,
    'camera-offline': camera?.isOnline !== true,
  };
  const problems = (Object.keys(found) as ReadinessProblem[]).filter((name) => found[name]);
  return { checkedAt: lookedAt, problems };
}
