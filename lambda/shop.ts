import { makeInSkillProducts } from './adapters/alexa/in-skill-products';
import { makeWebhookCommerce } from './adapters/commerce/webhook';
import { createStores } from './adapters/dynamodb';
import { createDocumentClient } from './adapters/dynamodb/client';
import { systemClock } from './adapters/system/clock';
import { makeCodeHasher } from './adapters/system/code-hasher';
import { makeCodeSource } from './adapters/system/codes';
import { makeIdSource } from './adapters/system/ids';
import type { CommerceConfig, ShopConfig } from './config';
import type { CodeSource } from './domain/codes';
import { Fault } from './domain/fault';
import type { CommercePort } from './domain/orders/commerce';
import type { PaymentPort } from './domain/payments/port';
import type { Archive } from './domain/proof/archive';
import type { Shop } from './domain/shop';
import type { Clock } from './domain/time';
import type { CodeHasher } from './domain/voice-code/store';

/** What an entry or a developer's machine brings along. */
export interface ShopParts extends Partial<Pick<Shop, 'locks' | 'cameras' | 'notifier' | 'timers'>> {
  clock?: Clock;
  paymentProvider?: PaymentPort;
  archive?: Archive;
}

/** Engines other than AWS take any credentials. */
const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Functions that are not told where the seller's system is must not reach it. */
const noCommerce: CommercePort = {
  handOver: async () => {
    throw new Fault('config-invalid', 'this function has no way to the seller: only the worker has');
  },
};

/** Only the worker charges: its entry passes the provider in, so that no other bundle carries its client. */
const withoutProvider = async () => {
  throw new Fault('config-invalid', 'this function has no way to the payment provider: only the worker has');
};
const noPaymentProvider: PaymentPort = {
  charge: withoutProvider,
  find: withoutProvider,
  refund: withoutProvider,
};

/** Seals are written by the nightly function and shown by http: their entries pass the archive in. */
const withoutArchive = async () => {
  throw new Fault('config-invalid', 'this function has no archive: only nightly and http have');
};
const noArchive: Archive = { put: withoutArchive, get: withoutArchive, list: withoutArchive };

/** Only the worker commands locks and cameras, and tells people: its entry passes the ports in. */
const withoutDevices = async () => {
  throw new Fault(
    'config-invalid',
    'this function has no way to locks, cameras and people: only the worker has',
  );
};
const noDevices: Pick<Shop, 'locks' | 'cameras' | 'notifier' | 'timers'> = {
  locks: { capabilities: withoutDevices, read: withoutDevices, unlock: withoutDevices, lock: withoutDevices },
  cameras: { start: withoutDevices, read: withoutDevices, stop: withoutDevices },
  notifier: { send: withoutDevices },
  timers: { wakeAt: withoutDevices },
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

const commerceOf = (
  config: CommerceConfig,
  environment: ShopConfig['environment'],
  clock: Clock,
): CommercePort => makeWebhookCommerce({ ...config, allowLoopback: environment === 'development', clock });

/** What a function may have beyond what all have: without it, its ports refuse. */
interface Extras {
  commerce?: CommerceConfig;
  voiceCodeKey?: string;
}

/** Every port with its real adapter: the one place where things are put together. */
export function makeShop(config: ShopConfig & Extras, parts: ShopParts = {}): Shop {
  const { clock = systemClock, paymentProvider = noPaymentProvider, archive = noArchive, ...devices } = parts;
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
    inSkillProducts: makeInSkillProducts({ allowLoopback: config.environment === 'development' }),
    codes: config.voiceCodeKey ? makeCodeSource(config.voiceCodeKey) : noCodes,
    codeHasher: config.voiceCodeKey ? makeCodeHasher(config.voiceCodeKey) : noCodeHasher,
    paymentProvider,
    archive,
    ...noDevices,
    ...devices,
    commerce: config.commerce ? commerceOf(config.commerce, config.environment, clock) : noCommerce,
  };
}

/** The shop of an entry, made once per process: the catalogue is kept in memory between turns. */
export function once(make: () => Shop): () => Shop {
  let shop: Shop | undefined;
  return () => {
    shop ??= make();
    return shop;
  };
}
