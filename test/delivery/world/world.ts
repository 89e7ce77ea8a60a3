import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { makeCameraRouter } from '../../../lambda/adapters/cameras/router';
import { makeSimulatedCameras } from '../../../lambda/adapters/cameras/simulated';
import { newSimulatedCamera, type SimulatedCamera } from '../../../lambda/adapters/cameras/simulated-camera';
import { followedBy, keys } from '../../../lambda/adapters/dynamodb/table';
import { makeLockRouter } from '../../../lambda/adapters/locks/router';
import { makeSimulatedLocks } from '../../../lambda/adapters/locks/simulated';
import { newSimulatedLock, type SimulatedLock } from '../../../lambda/adapters/locks/simulated-lock';
import { makeIdSource } from '../../../lambda/adapters/system/ids';
import type { CameraPort } from '../../../lambda/domain/delivery/camera';
import type { DeliveryHome } from '../../../lambda/domain/delivery/home';
import type { LockPort } from '../../../lambda/domain/delivery/lock';
import type { Notice } from '../../../lambda/domain/delivery/notify';
import { Fault } from '../../../lambda/domain/fault';
import type { IdSource } from '../../../lambda/domain/ids';
import type { Shop } from '../../../lambda/domain/shop';
import { type Instant, instantOf } from '../../../lambda/domain/time';
import { Chance } from '../../ledger/chance';
import { Engine } from '../../ledger/fake/engine';
import type { StoredItem } from '../../ledger/fake/items';
import { type Commit, Storage } from '../../ledger/fake/storage';
import { Network, type Process } from '../../ledger/network';

import { quietPorts } from '../../support/ports';
import { plainSeller } from '../../support/sellers';
import { allStores } from '../../support/stores';
import { Observer } from './observer';
import { type RawWindow, windowIn } from './raw';
import { Terminal } from './terminal';

export const tableName = 'deliveries';
export const doorLocation = { latitude: 48.8566, longitude: 2.3522 };
export const courierIds = ['cou_1', 'cou_2'] as const;
export const operatorIds = ['op_1', 'op_2', 'op_3'] as const;
const beginning = '2026-06-10T09:00:00.000Z';

/** A household, its door, and what is on it. */
export interface House {
  householdId: string;
  lock: SimulatedLock;
  camera: SimulatedCamera;
  /** The windows that were asked for, the newest last. */
  windowIds: string[];
}

/** Somebody is to be woken for a window. */
export interface Timer {
  windowId: string;
  atMs: number;
}

/** One instance of the function: does one thing at a time, one after the other. */
export interface Instance {
  process: Process;
  shop: Shop;
}

export interface WorldOptions {
  houses?: number;
  /** Not a door of every house tells whether it is open; or none does. */
  withoutSensors?: boolean | 'all';
  beginsAt?: Instant;
  timeZone?: string;
}

/** Everything there is in one run, made of one seed: the table, the doors, the people, and who watches them all. */
export class World {
  readonly chance: Chance;
  readonly storage: Storage;
  readonly network: Network;
  readonly observer: Observer;
  readonly locks: Record<string, SimulatedLock> = {};
  readonly cameras: Record<string, SimulatedCamera> = {};
  readonly houses: House[] = [];
  readonly terminals: Terminal[];
  /** What the table's stream has still to tell. */
  readonly stream: DynamoDBRecord[] = [];
  readonly timers: Timer[] = [];
  readonly notices: Notice[] = [];
  /** Whether whoever tells people can be reached. */
  isNotifierDown = false;
  nowMs: number;
  readonly ids: IdSource;
  private readonly engine: Engine;
  private isFurnishing = false;
  private readonly idle: Instance[] = [];
  private processes = 0;
  private records = 0;
  private readonly lockPort: LockPort;
  private readonly cameraPort: CameraPort;

  constructor(
    readonly seed: number,
    readonly options: WorldOptions = {},
  ) {
    const { houses = 1, beginsAt = beginning } = options;
    this.chance = new Chance(seed);
    this.nowMs = Date.parse(beginsAt);
    const bytes = (count: number) => Uint8Array.from({ length: count }, () => this.chance.between(0, 255));
    this.ids = makeIdSource(bytes);
    this.storage = new Storage((commit) => this.see(commit));
    const lag = () => (this.chance.happens(0.5) ? 0 : this.chance.between(0, 8));
    this.engine = new Engine(this.storage, () => this.nowMs, lag);
    this.network = new Network((name, input) => this.engine.execute(name, input));
    this.observer = new Observer(
      () => this.storage,
      () => this.nowMs,
      { locks: this.locks },
    );
    const clock = { now: () => this.now() };
    this.lockPort = makeLockRouter({ simulated: makeSimulatedLocks(this.locks, clock) }, clock);
    this.cameraPort = makeCameraRouter({ simulated: makeSimulatedCameras(this.cameras, clock) }, clock);
    for (let place = 1; place <= houses; place++) this.addHouse(place);
    this.terminals = courierIds.map((courierId, place) => this.addTerminal(courierId, place));
  }

  now = (): string => instantOf(this.nowMs);

  window(windowId: string): RawWindow | undefined {
    return this.observer.windowOf(windowId);
  }

  /** An instance of the function that has nothing to do; a new one when there is none. */
  takeInstance(onDeath: () => void = () => undefined): Instance {
    const idle = this.idle.pop();
    if (idle) {
      idle.process.onDeath = onDeath;
      return idle;
    }
    const process: Process = { id: this.processes++, isDead: false, onDeath };
    return { process, shop: this.shopFor(process) };
  }

  /** Those that died are not used again. */
  giveBack(instance: Instance): void {
    if (!instance.process.isDead) this.idle.push(instance);
  }

  /** The shop as one process has it. */
  private shopFor(process: Process): Shop {
    const clock = { now: this.now };
    const client = this.network.clientFor(process);
    const patience = this.network.patienceFor(process, this.chance.fraction);
    const random = (alphabet: string, length: number): string => {
      const token = Array.from({ length }, () => alphabet[this.chance.between(0, alphabet.length - 1)]).join(
        '',
      );
      this.observer.tokenMade(token);
      return token;
    };
    return {
      ...quietPorts,
      ...allStores(client, tableName, { clock, patience }),
      ...this.devicesFor(process),
      ...{ seller: plainSeller, clock, ids: this.ids, codes: { ...quietPorts.codes, random } },
    };
  }

  /** Puts an item where nobody has to hear of it. */
  furnish(item: Record<string, unknown>): void {
    this.engine.execute('PutCommand', { TableName: tableName, Item: item });
  }

  /**
   * Another world that goes on from here, by a chance of its own. Nothing may be under way here.
   */
  copy(seed: number): World {
    const copy = new World(seed, this.options);
    copy.nowMs = this.nowMs;
    copy.isFurnishing = true;
    for (const item of this.storage.all()) copy.furnish(item);
    copy.isFurnishing = false;
    for (const [name, lock] of Object.entries(this.locks))
      Object.assign(copy.locks[name] ?? {}, structuredClone(lock));
    for (const [name, camera] of Object.entries(this.cameras))
      Object.assign(copy.cameras[name] ?? {}, structuredClone(camera));
    for (const [place, { windowIds }] of this.houses.entries())
      copy.houses[place]?.windowIds.push(...windowIds);
    copy.observer.goOnFrom(this.observer);
    return copy;
  }

  private addHouse(place: number): void {
    const { withoutSensors = false, timeZone = 'Europe/Paris' } = this.options;
    const householdId = `hh_${place}`;
    const hasDoorSensor = withoutSensors !== 'all' && (!withoutSensors || this.chance.happens(0.7));
    const lock = newSimulatedLock({ hasDoorSensor });
    const camera = newSimulatedCamera();
    this.locks[`lock-${place}`] = lock;
    this.cameras[`camera-${place}`] = camera;
    const door = {
      ...{ doorId: 'door_1', kind: 'front' as const, hasDoorSensor, location: doorLocation },
      ...{ lockId: `simulated:lock-${place}`, cameraId: `simulated:camera-${place}` },
    };
    const home: DeliveryHome = { householdId, doors: [door], timeZone, revision: 1 };
    this.furnish({ ...keys.home(householdId), ...home });
    this.houses.push({ householdId, lock, camera, windowIds: [] });
  }

  private addTerminal(courierId: string, place: number): Terminal {
    const terminal = new Terminal(this, courierId, place);
    const { deviceId, publicKey } = terminal;
    const device = { deviceId, courierId, publicKey, enrolledAt: this.now(), enrolledBy: 'op_9' };
    this.furnish({ ...keys.device(deviceId), ...device });
    return terminal;
  }

  private devicesFor(process: Process): Pick<Shop, 'locks' | 'cameras' | 'notifier' | 'timers'> {
    const { locks, cameras, observer } = {
      locks: this.lockPort,
      cameras: this.cameraPort,
      observer: this.observer,
    };
    const call = <T>(name: string, answer: () => Promise<T> | T) =>
      this.network.call(process, name, answer) as Promise<T>;
    return {
      locks: {
        capabilities: (lockId) => call('capabilities', () => locks.capabilities(lockId)),
        read: (lockId) =>
          call('lock read', async () => {
            const reading = await locks.read(lockId);
            observer.evidence.lockSaid(lockId, reading);
            return reading;
          }),
        unlock: (command) => {
          observer.unlockLeaves(command);
          return call('lock unlock', async () => {
            observer.unlockArrives(command);
            return locks.unlock(command);
          });
        },
        lock: (command) => call('lock lock', () => locks.lock(command)),
      },
      cameras: {
        start: (command) => call('camera start', () => cameras.start(command)),
        stop: (command) => call('camera stop', () => cameras.stop(command)),
        read: (cameraId, windowId) =>
          call('camera read', async () => {
            const reading = await cameras.read(cameraId, windowId);
            observer.evidence.cameraSaid(windowId, reading);
            return reading;
          }),
      },
      notifier: { send: (notice) => call('notify', () => this.notify(notice)) },
      timers: { wakeAt: (windowId, at) => call('timer', () => this.setTimer(windowId, at)) },
    };
  }

  /** Throws at once: whoever asked may be gone, and then nobody listens. */
  private notify(notice: Notice): void {
    if (this.isNotifierDown) throw new Fault('notify-unreachable', 'nobody can be told');
    this.observer.told('a notice', JSON.stringify(notice));
    this.notices.push(notice);
  }

  private setTimer(windowId: string, at: string): void {
    this.timers.push({ windowId, atMs: Date.parse(at) });
  }

  private see(commit: Commit): void {
    if (this.isFurnishing) return;
    this.observer.see(commit);
    for (const { before, after } of commit) {
      const sortKey = String(after?.sk ?? '');
      if (after && followedBy(sortKey)) this.stream.push(this.recordOf(sortKey, before, after));
    }
  }

  private recordOf(sortKey: string, before: StoredItem | undefined, after: StoredItem): DynamoDBRecord {
    const sequence = String(this.records++);
    const image = (item: StoredItem) => marshall(item) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
    const [NewImage, OldImage] = [image(after), before && image(before)];
    return {
      eventID: sequence,
      dynamodb: {
        Keys: { pk: { S: String(after.pk) }, sk: { S: sortKey } },
        SequenceNumber: sequence,
        ...(NewImage && { NewImage }),
        ...(OldImage && { OldImage }),
      },
    };
  }

  /** Every window that stands in the table. */
  windows(): RawWindow[] {
    return this.houses
      .flatMap(({ windowIds }) => windowIds)
      .map((windowId) => windowIn(this.storage.get({ pk: `W#${windowId}`, sk: 'WINDOW' })))
      .filter((window) => window !== undefined);
  }
}
