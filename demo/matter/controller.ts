import { type ClientNode, type Network, NodeId, ServerNode } from '@matter/main';
import { ControllerBehavior } from '@matter/main/node';
import { type Peer, PeerSet } from '@matter/main/protocol';
import { LoopbackNetwork, matterEnvironment } from './environment';

/** A lock that waits to be taken into the house. */
export interface NewLock {
  /** Its number in the house, from 1 on. */
  lockId: string;
  /** Where it listens, on this machine. */
  port: number;
  /** What its sticker says. */
  passcode: number;
}

/** The house's side of Matter: its fabric, kept in a folder, and the locks that were taken into it. */
export interface MatterController {
  /** @throws Error when there is one of this number, or the lock does not let itself be taken in. */
  commission(lock: NewLock): Promise<void>;
  find(lockId: string): ClientNode | undefined;
  close(): Promise<void>;
}

const ip = '127.0.0.1';
const numberPattern = /^[1-9]\d{0,8}$/;

const findPeer = ({ peers }: ServerNode, lockId: string): ClientNode | undefined =>
  [...peers].find(({ peerAddress }) => String(peerAddress?.nodeId) === lockId);

/** Nobody can look for it: a lock that has just joined is where it was before. */
function stayingAt<Result>(controller: ServerNode, port: number, join: () => Promise<Result>) {
  const { added } = controller.env.get(PeerSet);
  const stay = ({ descriptor }: Peer) => {
    descriptor.operationalAddress = { type: 'udp', ip, port };
  };
  added.on(stay);
  return join().finally(() => added.off(stay));
}

async function commission(controller: ServerNode, { lockId, port, passcode }: NewLock): Promise<void> {
  if (!numberPattern.test(lockId)) throw new Error(`${lockId}: expected a number from 1 on`);
  if (findPeer(controller, lockId)) throw new Error(`lock ${lockId} is in the house already`);
  const peer = await controller.peers.forDescriptor({ addresses: [{ type: 'udp', ip, port }] });
  // Nothing is subscribed to: what is kept of a lock is not what it is now.
  const options = { passcode, nodeId: NodeId(lockId), autoSubscribe: false, autoStateInitialize: false };
  try {
    await stayingAt(controller, port, () => peer.commission(options));
  } catch (error) {
    await peer.delete();
    throw error;
  }
}

/** Opens the house's fabric in this folder, or founds it. */
export async function openMatterController(
  folder: string,
  network: Network = new LoopbackNetwork(),
): Promise<MatterController> {
  const controller = await ServerNode.create(ServerNode.RootEndpoint.with(ControllerBehavior), {
    id: 'controller',
    environment: matterEnvironment('majordomo-matter', folder, network),
    network: { ble: false },
    commissioning: { enabled: false },
    controller: { adminFabricLabel: 'Majordomo', ble: false },
  });
  await controller.start();
  return {
    commission: (lock) => commission(controller, lock),
    find: (lockId) => findPeer(controller, lockId),
    close: () => controller.close(),
  };
}
