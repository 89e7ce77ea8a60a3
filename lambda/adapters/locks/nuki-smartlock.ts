import * as v from 'valibot';
import type { DoorState, LockCapabilities, LockReading, LockState } from '../../domain/delivery/lock';

/* What the Nuki Web API says of a lock (`GET /smartlock/{id}`), and what that means. */

const onlineServerState = 0;
/** Smart Lock 1 and 2, Smart Door, Smart Lock 3 and 4, Smart Lock 5. An opener and a box are no locks of a door. */
const lockTypes = [0, 3, 4, 5];
const withoutSensor = [0, 1];

/** A bolt on its way (2, 4) is in no state yet. Whatever is not listed is unknown. */
const lockStates: Readonly<Record<number, LockState>> = {
  1: 'locked',
  3: 'unlocked',
  5: 'unlocked',
  6: 'unlocked',
  7: 'unlocked',
  254: 'jammed',
};
const doorStates: Readonly<Record<number, DoorState>> = { 2: 'closed', 3: 'open' };

const autoLockSchema = v.looseObject({
  autoLock: v.nullish(v.boolean()),
  autoLockTimeout: v.nullish(v.number()),
});

export const smartlockSchema = v.looseObject({
  type: v.number(),
  serverState: v.number(),
  updateDate: v.pipe(v.string(), v.isoTimestamp()),
  operationId: v.nullish(v.string()),
  state: v.looseObject({
    state: v.number(),
    doorState: v.nullish(v.number()),
    batteryCritical: v.nullish(v.boolean()),
    batteryCharge: v.nullish(v.number()),
  }),
  advancedConfig: v.nullish(autoLockSchema),
  smartdoorAdvancedConfig: v.nullish(autoLockSchema),
});
export type Smartlock = v.InferOutput<typeof smartlockSchema>;

export const isOnline = ({ serverState }: Smartlock): boolean => serverState === onlineServerState;

/** A battery that is said to be critical is as good as empty, whatever percentage is told beside. */
function batteryOf({ batteryCritical, batteryCharge }: Smartlock['state']): { batteryPercent?: number } {
  if (batteryCritical) return { batteryPercent: 0 };
  return typeof batteryCharge === 'number' ? { batteryPercent: batteryCharge } : {};
}

/** While an operation is under way, the state is that of before. */
const lockStateOf = ({ state, operationId }: Smartlock): LockState =>
  operationId ? 'unknown' : (lockStates[state.state] ?? 'unknown');

export const readingOf = (lock: Smartlock): Omit<LockReading, 'at'> => ({
  lock: lockStateOf(lock),
  door: doorStates[lock.state.doorState ?? 0] ?? 'unknown',
  isOnline: true,
  ...batteryOf(lock.state),
});

function autoRelockOf({ advancedConfig, smartdoorAdvancedConfig }: Smartlock): Partial<LockCapabilities> {
  const { autoLock, autoLockTimeout } = advancedConfig ?? smartdoorAdvancedConfig ?? {};
  return autoLock && autoLockTimeout ? { autoRelockSeconds: autoLockTimeout } : {};
}

export function capabilitiesOf(lock: Smartlock): LockCapabilities {
  const isLock = lockTypes.includes(lock.type);
  return {
    canUnlock: isLock,
    canLock: isLock,
    hasDoorSensor: !withoutSensor.includes(lock.state.doorState ?? 0),
    ...autoRelockOf(lock),
  };
}
