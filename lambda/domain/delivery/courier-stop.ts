import type { OrderId } from '../ids';
import { earlierOf, type Instant, plusMs, type TimeZone } from '../time';
import type { DoorKind } from './home';
import type { DoorState, LockState } from './lock';
import type { DeliveryPolicy } from './policy';
import { type DeliveryWindow, isExposed, type WindowState } from './window';

/**
 * What a courier sees of a window. Not which packages it is for, nor where the door stands: both are what proves that
 * somebody is there with the parcel. Nor whose home it is.
 */
export interface Stop {
  stopId: string;
  orderId: OrderId;
  doorKind: DoorKind;
  startsAt: Instant;
  endsAt: Instant;
  timeZone: TimeZone;
  packageCount: number;
  state: WindowState;
  stateSince: Instant;
  arrivalsLeft: number;
  /** From then on the door is not unlocked any more. */
  enterBy: Instant;
  /** While the door may be open: when it is locked, whoever is inside. */
  leaveBy?: Instant;
  /** Nobody sees what happens: leave. */
  isCameraLost: boolean;
  isRevoked: boolean;
  /** Last known of lock and door, once somebody has come to it: before, it is nobody's business. */
  seen?: { lock: LockState; door: DoorState; at: Instant };
}

function leaveByOf({ unlock, endsAt }: DeliveryWindow, { hardExposureMs }: DeliveryPolicy): Instant {
  return unlock ? earlierOf(plusMs(unlock.commandedAt, hardExposureMs), endsAt) : endsAt;
}

export function stopOf(window: DeliveryWindow, policy: DeliveryPolicy): Stop {
  const { windowId, orderId, door, startsAt, endsAt, timeZone, state, stateSince, seen } = window;
  return {
    stopId: windowId,
    doorKind: door.kind,
    ...{ orderId, startsAt, endsAt, timeZone, state, stateSince },
    packageCount: window.assignment?.packageIds.length ?? 0,
    arrivalsLeft: Math.max(0, policy.mostArrivals - window.arrivals),
    enterBy: plusMs(endsAt, -policy.lastUnlockBeforeEndMs),
    ...(isExposed(window) && { leaveBy: leaveByOf(window, policy) }),
    isCameraLost: window.camera?.lostSince !== undefined,
    isRevoked: window.revocation !== undefined,
    ...(seen && window.arrivals > 0 && { seen }),
  };
}
