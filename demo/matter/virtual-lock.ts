import { Endpoint, type MaybePromise, type Network, ServerNode, VendorId } from '@matter/main';
import { DoorLockServer } from '@matter/main/behaviors/door-lock';
import { PowerSourceServer } from '@matter/main/behaviors/power-source';
import { DoorLock } from '@matter/main/clusters/door-lock';
import { PowerSource } from '@matter/main/clusters/power-source';
import { DoorLockDevice } from '@matter/main/devices/door-lock';
import { LoopbackNetwork, matterEnvironment } from './environment';

export interface VirtualLockOptions {
  /** Where it keeps who may speak to it. */
  folder: string;
  /** Absent: a free one. */
  port?: number;
  network?: Network;
  /** What comes before, or instead of, each command's being done. */
  meet?: (command: 'lock' | 'unlock', work: () => MaybePromise) => MaybePromise;
}

/** What it says of itself, as Matter names it. */
export type VirtualLockState = Partial<{
  lockState: DoorLock.LockState | null;
  doorState: DoorLock.DoorState | null;
  operatingMode: DoorLock.OperatingMode;
  autoRelockTime: number;
}>;

export interface VirtualLock {
  port: number;
  passcode: number;
  /** Its bolt in truth. */
  bolt(): DoorLock.LockState | null;
  set(state: VirtualLockState): Promise<void>;
  setBattery(percent: number): Promise<void>;
  /** It forgets what others may do with it. */
  dismissAll(): Promise<void>;
  close(): Promise<void>;
}

const passcode = 20_202_021;

type Meet = NonNullable<VirtualLockOptions['meet']>;

/** Locks again by itself after the time of `unlockWithTimeout`: the timer is the lock's own. */
const serverOf = (meet: Meet) =>
  class extends DoorLockServer.with('DoorPositionSensor') {
    override lockDoor(request: DoorLock.LockDoorRequest) {
      return meet('lock', () => super.lockDoor(request));
    }
    override unlockDoor(request: DoorLock.UnlockDoorRequest) {
      return meet('unlock', () => super.unlockDoor(request));
    }
    override unlockWithTimeout(request: DoorLock.UnlockWithTimeoutRequest) {
      return meet('unlock', () => super.unlockWithTimeout(request));
    }
  };

const newDoor = {
  lockState: DoorLock.LockState.Locked,
  doorState: DoorLock.DoorState.DoorClosed,
  lockType: DoorLock.LockType.DeadBolt,
  operatingMode: DoorLock.OperatingMode.Normal,
  actuatorEnabled: true,
};
const newBattery = {
  status: PowerSource.PowerSourceStatus.Active,
  order: 0,
  description: 'Battery',
  batChargeLevel: PowerSource.BatChargeLevel.Ok,
  batReplacementNeeded: false,
  batReplaceability: PowerSource.BatReplaceability.NotReplaceable,
  batPercentRemaining: 180,
};

const endpointOf = (meet: Meet) =>
  new Endpoint(DoorLockDevice.with(serverOf(meet), PowerSourceServer.with('Battery')), {
    id: 'door',
    doorLock: newDoor,
    powerSource: newBattery,
  });

async function startNode({ folder, port = 0, network = new LoopbackNetwork() }: VirtualLockOptions) {
  return ServerNode.create({
    id: 'lock',
    environment: matterEnvironment('majordomo-virtual-lock', folder, network),
    network: { port, ble: false },
    commissioning: { passcode, discriminator: 3_840 },
    basicInformation: {
      vendorId: VendorId(0xfff1),
      vendorName: 'Majordomo',
      productId: 0x8000,
      productName: 'Virtual lock',
      serialNumber: 'virtual-1',
      uniqueId: 'virtual-lock-1',
    },
  });
}

/** A lock as Matter has it, in this process: without a bolt, and with everything else. */
export async function startVirtualLock(options: VirtualLockOptions): Promise<VirtualLock> {
  const node = await startNode(options);
  const door = endpointOf(options.meet ?? ((_command, work) => work()));
  await node.add(door);
  await node.start();
  return {
    port: node.state.network.operationalPort,
    passcode,
    bolt: () => door.state.doorLock.lockState,
    set: (doorLock) => door.set({ doorLock }),
    setBattery: (percent) => door.set({ powerSource: { batPercentRemaining: percent * 2 } }),
    dismissAll: () => node.set({ accessControl: { acl: [] } }),
    close: () => node.close(),
  };
}
