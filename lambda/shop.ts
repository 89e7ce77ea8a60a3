import { makeInSkillProducts } from './adapters/alexa/in-skill-products';
import { createStores, tableIn } from './adapters/dynamodb';
import { createDocumentClient } from './adapters/dynamodb/client';
import type { HttpStores } from './adapters/dynamodb/http-stores';
import type { Table } from './adapters/dynamodb/requests';
import { systemClock } from './adapters/system/clock';
import { makeCodeHasher } from './adapters/system/code-hasher';
import { makeCodeSource } from './adapters/system/codes';
import { makeIdSource } from './adapters/system/ids';
import type { ShopConfig } from './config';
import type { CodeSource } from './domain/codes';
import { Fault } from './domain/fault';
import type { CommercePort } from './domain/orders/commerce';
import type { PaymentPort } from './domain/payments/port';
import type { Archive } from './domain/proof/archive';
import type { Shop } from './domain/shop';
import type { Clock } from './domain/time';
import type { CodeHasher } from './domain/voice-code/store';

/** Ways into the world that few functions have: their entries bring them, so that no other bundle carries them. */
type BroughtPorts = Pick<
  Shop,
  'commerce' | 'paymentProvider' | 'archive' | 'locks' | 'cameras' | 'notifier' | 'timers'
>;

/** What an entry or a developer's machine brings along. */
export interface ShopParts extends Partial<BroughtPorts> {
  clock?: Clock;
  /** Stores that few functions have: their entries bring them, too. */
  storesIn?: (table: Table) => Partial<HttpStores>;
}

/** Engines other than AWS take any credentials. */
const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Functions that are not told where the seller's system is must not reach it. */
const noCommerce: CommercePort = {
  handOver: async () => {
    throw new Fault('config-invalid', 'this function has no way to the seller: only the worker has');
  },
};

/** Only the worker charges. */
const withoutProvider = async () => {
  throw new Fault('config-invalid', 'this function has no way to the payment provider: only the worker has');
};
const noPaymentProvider: PaymentPort = {
  charge: withoutProvider,
  find: withoutProvider,
  refund: withoutProvider,
};

/** Seals are written by the nightly function and shown by http. */
const withoutArchive = async () => {
  throw new Fault('config-invalid', 'this function has no archive: only nightly and http have');
};
const noArchive: Archive = { put: withoutArchive, get: withoutArchive, list: withoutArchive };

/** Only what watches deliveries reaches locks and cameras. */
const withoutDevices = async () => {
  throw new Fault(
    'config-invalid',
    'this function has no way to locks, cameras and people: only those that look at doors have',
  );
};
const noDevices: Pick<Shop, 'locks' | 'cameras' | 'notifier' | 'timers'> = {
  locks: { capabilities: withoutDevices, read: withoutDevices, unlock: withoutDevices, lock: withoutDevices },
  cameras: { start: withoutDevices, read: withoutDevices, stop: withoutDevices },
  notifier: { send: withoutDevices },
  timers: { wakeAt: withoutDevices },
};

const withoutStore = async () => {
  throw new Fault('config-invalid', 'this function has no such store: its entry has to bring it');
};
const notBrought: HttpStores = {
  couriers: {
    device: withoutStore,
    devices: withoutStore,
    enroll: withoutStore,
    revoke: withoutStore,
    useNonce: withoutStore,
  },
  doors: {
    read: withoutStore,
    claimsOf: withoutStore,
    commit: withoutStore,
    entries: withoutStore,
    changedOn: withoutStore,
  },
  halts: { list: withoutStore, save: withoutStore, lift: withoutStore },
  controls: { end: withoutStore, append: withoutStore, entries: withoutStore },
  replies: { begin: withoutStore, finish: withoutStore, giveUp: withoutStore },
};

/** Functions that neither ask for voice codes nor set them have no key. */
const withoutKey = async () => {
  throw new Fault('config-invalid', 'this function has no key of voice codes: only alexa and http have');
};
const noKey = () => {
  throw new Fault('config-invalid', 'this function has no key of codes: only alexa and http have');
};
const noCodes: CodeSource = { random: noKey, digitsOf: noKey, hashOf: noKey };
const noCodeHasher: CodeHasher = { hash: withoutKey, matches: withoutKey };

/** Every port with its real adapter: the one place where things are put together. */
export function makeShop(config: ShopConfig & { voiceCodeKey?: string }, parts: ShopParts = {}): Shop {
  const { clock = systemClock, storesIn = () => ({}), ...brought } = parts;
  const { tableName, region, endpoint, timeoutMs } = config.table;
  const client = createDocumentClient({
    region,
    requestTimeoutMs: timeoutMs,
    ...(endpoint !== undefined && { endpoint, credentials: localCredentials }),
  });
  return {
    seller: config.seller,
    clock,
    ids: makeIdSource(),
    ...createStores(client, tableName, { clock }),
    ...notBrought,
    ...storesIn(tableIn(client, tableName, { clock })),
    inSkillProducts: makeInSkillProducts({ allowLoopback: config.environment === 'development' }),
    codes: config.voiceCodeKey ? makeCodeSource(config.voiceCodeKey) : noCodes,
    codeHasher: config.voiceCodeKey ? makeCodeHasher(config.voiceCodeKey) : noCodeHasher,
    commerce: noCommerce,
    paymentProvider: noPaymentProvider,
    archive: noArchive,
    ...noDevices,
    ...brought,
  };
}
