import type { Live } from './live';
import type { LockCapabilities } from './lock';
import type { DeliveryPolicy } from './policy';
import type { Readiness, ReadinessProblem } from './window';

/** What stands between a home and a delivery inside, by what its devices have just said. */
export function readinessOf(
  { lock, camera, lookedAt }: Live,
  capabilities: LockCapabilities | undefined,
  policy: DeliveryPolicy,
): Readiness {
  const isLockOnline = lock?.isOnline === true && capabilities?.canUnlock === true && capabilities.canLock;
  const found: Record<ReadinessProblem, boolean> = {
    'lock-offline': !isLockOnline,
    'lock-unknown': isLockOnline && (lock.lock === 'unknown' || lock.lock === 'jammed'),
    'lock-already-open': isLockOnline && (lock.lock === 'unlocked' || lock.door === 'open'),
    'battery-too-low': (lock?.batteryPercent ?? 100) < policy.lowestBatteryPercent,
    'auto-relock-missing': policy.needsAutoRelock && capabilities?.autoRelockSeconds === undefined,
    'camera-offline': camera?.isOnline !== true,
  };
  const problems = (Object.keys(found) as ReadinessProblem[]).filter((name) => found[name]);
  return { checkedAt: lookedAt, problems };
}
