import {
  Crypto,
  Entropy,
  Environment,
  Filesystem,
  Logger,
  MemoryStorageDriver,
  Network,
  type NetworkInterface,
  type NetworkInterfaceDetails,
  StorageService,
  type UdpSocket,
  type UdpSocketOptions,
  WalStorageDriver,
} from '@matter/main';
import { NodeJsFilesystem } from '@matter/nodejs';

const dnsPort = 5353;
const loopback: Partial<Record<UdpSocketOptions['type'], string>> = { udp4: '127.0.0.1', udp6: '::1' };

/** Where others would look for devices by multicast, nobody speaks and nothing is heard. */
const deaf: UdpSocket = {
  maxPayloadSize: 0,
  port: dnsPort,
  addMembership: () => undefined,
  dropMembership: () => undefined,
  onData: () => ({ close: async () => undefined }),
  send: async () => undefined,
  close: async () => undefined,
  supports: () => false,
};

/** Reaches this machine alone: no multicast, and no socket that others could reach. */
export class LoopbackNetwork extends Network {
  readonly #network = Environment.default.get(Network);

  getNetInterfaces(): NetworkInterface[] {
    return [];
  }

  getIpMac(): NetworkInterfaceDetails | undefined {
    return undefined;
  }

  async createUdpSocket(options: UdpSocketOptions): Promise<UdpSocket> {
    if (options.listeningPort === dnsPort) return deaf;
    const listeningAddress = loopback[options.type];
    if (!listeningAddress) throw new Error(`${options.type}: expected a socket of one family`);
    return this.#network.createUdpSocket({ ...options, listeningAddress });
  }
}

/**
 * All that a node of Matter needs, apart from every other node in the process: its files are in this folder. Signals and
 * the exit code of the process stay ours.
 */
export function matterEnvironment(name: string, folder: string, network: Network): Environment {
  Logger.level = 'fatal';
  const environment = new Environment(name);
  for (const service of [Crypto, Entropy]) environment.set(service, Environment.default.get(service));
  environment.set(Network, network);
  environment.set(Filesystem, new NodeJsFilesystem(folder));
  const storage = environment.get(StorageService);
  storage.registerDriver(MemoryStorageDriver);
  storage.registerDriver(WalStorageDriver);
  return environment;
}
