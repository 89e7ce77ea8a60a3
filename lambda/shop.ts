import { makeWebhookCommerce } from './adapters/commerce/webhook';
import { createStores } from './adapters/dynamodb';
import { createDocumentClient } from './adapters/dynamodb/client';
import { systemClock } from './adapters/system/clock';
import { makeIdSource } from './adapters/system/ids';
import {
  type CommerceConfig,
  type ShopConfig,
  shopConfigFromEnvironment,
  workerConfigFromEnvironment,
} from './config';
import { Fault } from './domain/fault';
import type { CommercePort } from './domain/orders/commerce';
import type { Shop } from './domain/shop';
import type { Clock } from './domain/time';

/** What a developer's machine puts in place of the real thing. */
export interface ShopParts {
  clock?: Clock;
}

/** Engines other than AWS take any credentials. */
const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Functions that are not told where the seller's system is must not reach it. */
const noCommerce: CommercePort = {
  handOver: async () => {
    throw new Fault('config-invalid', 'this function has no way to the seller: only the worker has');
  },
};

const commerceOf = (
  config: CommerceConfig,
  environment: ShopConfig['environment'],
  clock: Clock,
): CommercePort => makeWebhookCommerce({ ...config, allowLoopback: environment === 'development', clock });

/** Every port with its real adapter: the one place where things are put together. */
export function makeShop(config: ShopConfig & { commerce?: CommerceConfig }, parts: ShopParts = {}): Shop {
  const { clock = systemClock } = parts;
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
    commerce: config.commerce ? commerceOf(config.commerce, config.environment, clock) : noCommerce,
  };
}

/** Made once per process: the catalogue is kept in memory between turns. */
function once(make: () => Shop): () => Shop {
  let shop: Shop | undefined;
  return () => {
    shop ??= make();
    return shop;
  };
}

export const shopFromEnvironment = once(() => makeShop(shopConfigFromEnvironment()));
export const workerShopFromEnvironment = once(() => makeShop(workerConfigFromEnvironment()));
