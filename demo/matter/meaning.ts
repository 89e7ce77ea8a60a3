import { DoorLock } from '@matter/main/clusters/door-lock';
import { PowerSource } from '@matter/main/clusters/power-source';
import { AttributeId, type EndpointNumber, Status } from '@matter/main/types';
import type { CommandAnswer, DoorState, LockState } from '../../lambda/domain/delivery/lock';
import type { AttributeName, AttributeValue } from './exchange';

/* What the attributes and answers of a Matter lock mean to a delivery. */

/** One lock, as it was just seen. */
export interface LockSight {
  endpoint: EndpointNumber;
  lock: LockState;
  door: DoorState;
  batteryPercent?: number;
  hasDoorSensor: boolean;
  /** Whether it lets itself be worked from afar now, without a PIN. */
  isRemote: boolean;
  /** Whether it can be told, with an unlock, after how long to lock itself. */
  canRelock: boolean;
  /** After how long it always locks itself. */
  autoRelockSeconds?: number;
}

const { LockState: Bolt, DoorState: Door, OperatingMode: Mode } = DoorLock;

const lockStates = new Map<unknown, LockState>([
  [Bolt.NotFullyLocked, 'jammed'],
  [Bolt.Locked, 'locked'],
  [Bolt.Unlocked, 'unlocked'],
  [Bolt.Unlatched, 'unlocked'],
]);
const doorStates = new Map<unknown, DoorState>([
  [Door.DoorOpen, 'open'],
  [Door.DoorForcedOpen, 'open'],
  [Door.DoorAjar, 'open'],
  [Door.DoorClosed, 'closed'],
]);
const remoteModes: readonly unknown[] = [Mode.Normal, Mode.Vacation];

const { lockState, doorState, operatingMode, autoRelockTime, requirePinForRemoteOperation } =
  DoorLock.attributes;
const { batPercentRemaining } = PowerSource.attributes;
/** Of every cluster: the numbers of the commands that it takes. */
const acceptedCommands = { id: AttributeId(0xfff9) };

const ofLock = ({ id: attributeId }: { id: AttributeId }): AttributeName => ({
  clusterId: DoorLock.id,
  attributeId,
});
const battery: AttributeName = { clusterId: PowerSource.id, attributeId: batPercentRemaining.id };

/** All that is asked of a lock, in one question. */
export const attributes: readonly AttributeName[] = [
  ...[
    lockState,
    doorState,
    operatingMode,
    autoRelockTime,
    requirePinForRemoteOperation,
    acceptedCommands,
  ].map(ofLock),
  battery,
];

/** Matter counts half percents. */
function batteryOf(values: readonly AttributeValue[]): { batteryPercent?: number } {
  const halves = values.find(
    ({ clusterId, attributeId }) => clusterId === battery.clusterId && attributeId === battery.attributeId,
  )?.value;
  return typeof halves === 'number' && halves <= 200 ? { batteryPercent: halves / 2 } : {};
}

/** The first lock of a device; undefined when there is none, or it does not talk to us. */
export function sightOf(values: readonly AttributeValue[]): LockSight | undefined {
  const locks = values.filter(({ clusterId }) => clusterId === DoorLock.id);
  const bolt = locks.find(({ attributeId }) => attributeId === lockState.id);
  if (!bolt) return undefined;
  const own = locks.filter(({ endpointId }) => endpointId === bolt.endpointId);
  const told = ({ id }: { id: AttributeId }) => own.find(({ attributeId }) => attributeId === id)?.value;
  const commands = told(acceptedCommands);
  const relockSeconds = told(autoRelockTime);
  return {
    endpoint: bolt.endpointId,
    lock: lockStates.get(bolt.value) ?? 'unknown',
    door: doorStates.get(told(doorState)) ?? 'unknown',
    ...batteryOf(values),
    hasDoorSensor: told(doorState) !== undefined,
    isRemote: remoteModes.includes(told(operatingMode)) && !told(requirePinForRemoteOperation),
    canRelock: Array.isArray(commands) && commands.includes(DoorLock.commands.unlockWithTimeout.id),
    ...(typeof relockSeconds === 'number' && relockSeconds > 0 && { autoRelockSeconds: relockSeconds }),
  };
}

/** After these a command certainly was not done, and will not be. */
const refusals: readonly Status[] = [
  Status.UnsupportedAccess,
  Status.UnsupportedEndpoint,
  Status.UnsupportedCluster,
  Status.UnsupportedCommand,
  Status.InvalidAction,
  Status.InvalidCommand,
  Status.ConstraintError,
  Status.NeedsTimedInteraction,
  Status.Timeout,
  Status.Busy,
  Status.InvalidInState,
];

/** `FAILURE` is said of a wrong PIN, and of a bolt that stopped half way: it may have been done. */
export function answerOf(status: Status | undefined): CommandAnswer {
  if (status === undefined) return { outcome: 'unknown', detail: 'no answer' };
  if (status === Status.Success) return { outcome: 'accepted' };
  return { outcome: refusals.includes(status) ? 'rejected' : 'unknown', detail: `status ${status}` };
}
