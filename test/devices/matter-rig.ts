import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MaybePromise, UdpSocket, UdpSocketOptions } from '@matter/main';
import { DoorLock } from '@matter/main/clusters/door-lock';
import { Status, StatusResponseError } from '@matter/main/types';
import { type MatterController, openMatterController } from '../../demo/matter/controller';
import { LoopbackNetwork } from '../../demo/matter/environment';
import { makeMatterLocks } from '../../demo/matter/locks';
import { startVirtualLock, type VirtualLock } from '../../demo/matter/virtual-lock';
import type { LockState } from '../../lambda/domain/delivery/lock';
import type { LockHarness, LockRig, Situation } from './harness';

export const now = '2026-03-01T12:00:00.000Z';
export const lockId = '1';

const { LockState: Bolt, DoorState, OperatingMode } = DoorLock;

/** Loopback that can be cut: nothing comes in or goes out any more, and nobody is told. */
export class Air extends LoopbackNetwork {
  isCut = false;
  sent = 0;

  override async createUdpSocket(options: UdpSocketOptions): Promise<UdpSocket> {
    const socket = await super.createUdpSocket(options);
    const send: UdpSocket['send'] = async (...message) => {
      this.sent += 1;
      if (!this.isCut) await socket.send(...message);
    };
    const onData: UdpSocket['onData'] = (listener) =>
      socket.onData((...message) => {
        if (!this.isCut) listener(...message);
      });
    return new Proxy(socket, {
      get(target, name) {
        if (name === 'send') return send;
        if (name === 'onData') return onData;
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}

export const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'majordomo-matter-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const boltNames = new Map<unknown, LockState>([
  [Bolt.Locked, 'locked'],
  [Bolt.Unlocked, 'unlocked'],
  [Bolt.NotFullyLocked, 'jammed'],
]);
const boltCodes = { locked: Bolt.Locked, unlocked: Bolt.Unlocked };
export const boltOf = (lock: VirtualLock): LockState => boltNames.get(lock.bolt()) ?? 'unknown';

const refuse = (status: number): never => {
  throw new StatusResponseError('', status as Status);
};

interface World {
  situation: Situation;
  lock: VirtualLock;
  controller: MatterController;
  /** On the lock's side. */
  air: Air;
  requests: { lock: number; unlock: number };
}

type Meeting = (world: World, work: () => MaybePromise) => MaybePromise;

/** The command is done, and its answer does not come through. */
const cutAfter: Meeting = ({ air }, work) => {
  work();
  air.isCut = true;
};
const refused: Meeting = () => refuse(Status.InvalidInState);

const meetings: Partial<Record<Situation, Meeting>> = {
  'accepts-only': () => undefined,
  'answers-strangely': () => refuse(0xee),
  rejects: refused,
  'not-remote': refused,
  jammed: () => undefined,
  silent: cutAfter,
  'reply-lost': cutAfter,
};

/** How the lock or the air between is, before anything is asked. */
const arrangements: Partial<Record<Situation, (world: World) => unknown>> = {
  jammed: ({ lock }) => lock.set({ lockState: Bolt.NotFullyLocked }),
  'state-unknown': ({ lock }) => lock.set({ lockState: null }),
  'door-unknown': ({ lock }) => lock.set({ doorState: DoorState.DoorUnspecifiedError }),
  'door-open': ({ lock }) => lock.set({ doorState: DoorState.DoorOpen }),
  'battery-low': ({ lock }) => lock.setBattery(12),
  'not-remote': ({ lock }) => lock.set({ operatingMode: OperatingMode.NoRemoteLockUnlock }),
  unreachable: ({ air }) => cut(air),
  offline: ({ air }) => cut(air),
  async 'stale-online'({ lock, air }) {
    cut(air);
    await lock.set({ lockState: Bolt.Unlocked });
  },
};

function cut(air: Air): void {
  air.isCut = true;
}

/** Questions that are not commands find nobody who answers, where no answer comes through. */
const isMute = ({ situation }: Pick<World, 'situation'>): boolean =>
  situation === 'silent' || situation === 'reply-lost';

/** Nobody waits long for who will never answer, and nobody gives up early who is only slow. */
function patienceMs({ situation, air }: World): number {
  if (air.isCut) return 300;
  return isMute({ situation }) ? 1_500 : 10_000;
}

function portOf(world: World): LockRig['port'] {
  const clock = { now: () => now };
  const locks = makeMatterLocks({
    controller: { find: (id) => (world.situation === 'missing' ? undefined : world.controller.find(id)) },
    clock,
    relockSeconds: 180,
    get timeoutMs() {
      return patienceMs(world);
    },
    pollMs: 1,
    polls: 2,
  });
  const asked = <Result>(ask: () => Promise<Result>): Promise<Result> => {
    if (isMute(world)) cut(world.air);
    return ask();
  };
  return {
    ...locks,
    read: (id) => asked(() => locks.read(id)),
    capabilities: (id) => asked(() => locks.capabilities(id)),
  };
}

let world: World | undefined;
let closeWorld: (() => Promise<void>) | undefined;

async function openWorld(): Promise<World> {
  const files = newFolder();
  const air = new Air();
  const requests = { lock: 0, unlock: 0 };
  const lock = await startVirtualLock({
    folder: join(files.folder, 'lock'),
    network: air,
    meet(command, work) {
      requests[command] += 1;
      return world ? (meetings[world.situation] ?? ((_world, done) => done()))(world, work) : work();
    },
  });
  const controller = await openMatterController(join(files.folder, 'controller'));
  await controller.commission({ lockId, port: lock.port, passcode: lock.passcode });
  closeWorld = async () => {
    await controller.close();
    await lock.close();
    files.remove();
  };
  return { situation: 'confirms', lock, controller, air, requests };
}

/** One lock for all cases: taking one in takes longer than all that is done with it. */
async function renewedWorld(): Promise<World> {
  world ??= await openWorld();
  const { lock, air, requests } = world;
  Object.assign(requests, { lock: 0, unlock: 0 });
  Object.assign(world, { situation: 'confirms' });
  air.isCut = false;
  await lock.set({
    lockState: Bolt.Locked,
    doorState: DoorState.DoorClosed,
    operatingMode: OperatingMode.Normal,
  });
  await lock.setBattery(90);
  return world;
}

export async function closeMatterWorld(): Promise<void> {
  await closeWorld?.();
  closeWorld = undefined;
  world = undefined;
}

function rigOf(world: World): LockRig {
  const { lock, air, requests } = world;
  return {
    port: portOf(world),
    lockId,
    now: () => now,
    async arrange(situation) {
      world.situation = situation;
      await arrangements[situation]?.(world);
    },
    recover() {
      world.situation = 'confirms';
      air.isCut = false;
    },
    turn: (bolt) => lock.set({ lockState: boltCodes[bolt] }),
    bolt: () => boltOf(lock),
    unlockRequests: () => requests.unlock,
    lockRequests: () => requests.lock,
    stop: () => undefined,
  };
}

const noProvider = 'nobody stands between us and the lock';
const noJson = 'nothing is sent as JSON';

export const matterHarness: LockHarness = {
  name: 'Matter',
  without: {
    unauthorized: 'shown by name: a lock that has dismissed us has to be taken in anew',
    'rate-limited': 'it knows no time to be left alone',
    breaks: noProvider,
    down: noProvider,
    redirects: noProvider,
    malformed: noJson,
    'not-json': noJson,
    'too-large': noJson,
    'no-door-sensor': 'a lock has one or not from the factory on: shown of what such a lock says',
  },
  has: { door: 'closed', battery: true },
  secrets: ['20202021'],
  start: async () => rigOf(await renewedWorld()),
};
