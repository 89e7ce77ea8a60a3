import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { report } from '../adapters/system/report';
import { makeVerifier } from '../adapters/system/standard-webhooks';
import { atStart, type HttpConfig, httpConfigFromEnvironment } from '../config';
import type { Shop } from '../domain/shop';
import { makeHttpApp } from '../http/app';
import { httpShopFromEnvironment } from '../shop';

type Config = Pick<HttpConfig, 'storeWebhookSecrets'>;

/** The HTTP application with its real signature check. */
export const makeApp = (shop: Shop, { storeWebhookSecrets }: Config) =>
  makeHttpApp(shop, { checkStoreSignature: makeVerifier(storeWebhookSecrets, shop.clock), report });

/** HTTP requests of the API gateway. */
export function makeHandler(shop: () => Promise<Shop> | Shop, config: () => Config) {
  let app: Promise<ReturnType<typeof makeApp>> | undefined;
  return async (event: LambdaEvent) => {
    app ??= Promise.resolve(shop()).then((ready) => makeApp(ready, config()));
    return handle(await app)(event);
  };
}

export const handler = makeHandler(httpShopFromEnvironment, httpConfigFromEnvironment);
atStart(httpConfigFromEnvironment);
