import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { makeArchive } from '../adapters/archive';
import { httpStores } from '../adapters/dynamodb/http-stores';
import { gatewayCallReader, type LockCallReader, nukiCallReader } from '../adapters/locks/webhook-calls';
import { sandboxEventReader } from '../adapters/payment/sandbox-callbacks';
import { stripeEventReader } from '../adapters/payment/stripe-webhooks';
import { openIdSignIn } from '../adapters/sign-in/openid';
import { systemClock } from '../adapters/system/clock';
import { report } from '../adapters/system/report';
import { makeSeal } from '../adapters/system/seal';
import { makeVerifier } from '../adapters/system/standard-webhooks';
import { timersOf } from '../adapters/timers';
import { atStart, type HttpConfig, httpConfigFromEnvironment } from '../config';
import { once } from '../domain/once';
import type { PaymentCallReader } from '../domain/payments/events';
import type { Shop } from '../domain/shop';
import type { Clock } from '../domain/time';
import { makeHttpApp } from '../http/app';
import { makeShop, type ShopParts } from '../shop';

type Config = Pick<
  HttpConfig,
  'storeWebhookSecrets' | 'paymentCalls' | 'accountPages' | 'operations' | 'environment'
> &
  Partial<Pick<HttpConfig, 'lockCalls'>>;

const paymentCallReader = (
  { provider, ...config }: HttpConfig['paymentCalls'],
  clock: Clock,
): PaymentCallReader =>
  provider === 'stripe' ? stripeEventReader({ ...config, clock }) : sandboxEventReader(config.secrets, clock);

const lockCallReaders = (lockCalls: HttpConfig['lockCalls'], clock: Clock): Record<string, LockCallReader> =>
  Object.fromEntries(
    Object.entries(lockCalls).map(([name, { kind, secrets }]) => [
      name,
      kind === 'nuki' ? nukiCallReader(secrets) : gatewayCallReader(secrets, clock),
    ]),
  );

/** The HTTP application with its real signature checks, sign-in and sessions. */
function makeApp(shop: Shop, config: Config) {
  const { storeWebhookSecrets, paymentCalls, accountPages, operations, environment, lockCalls = {} } = config;
  const { baseUrl, signIn, sessionKey, householdKey } = accountPages;
  const allowInsecure = environment === 'development';
  const pages = { baseUrl, seal: makeSeal(sessionKey), householdKey };
  return makeHttpApp(shop, {
    checkStoreSignature: makeVerifier(storeWebhookSecrets, shop.clock),
    readPaymentCall: paymentCallReader(paymentCalls, shop.clock),
    readLockCalls: lockCallReaders(lockCalls, shop.clock),
    account: { ...pages, signIn: openIdSignIn(signIn, { allowInsecure }) },
    ...(operations && {
      operations: {
        ...pages,
        signIn: openIdSignIn(operations.signIn, { allowInsecure }),
        rolesClaim: operations.rolesClaim,
        ...(operations.orderPage !== undefined && { orderPage: operations.orderPage }),
      },
    }),
    report,
  });
}

/** HTTP requests of the API gateway. */
export function makeHandler(shop: () => Promise<Shop> | Shop, config: () => Config) {
  let app: Promise<ReturnType<typeof makeApp>> | undefined;
  return async (event: LambdaEvent) => {
    app ??= Promise.resolve(shop()).then((ready) => makeApp(ready, config()));
    return handle(await app)(event);
  };
}

/** The shop that shows receipts, out of the archive of seals, and has locks looked at that called. */
const httpShop = (config: HttpConfig, parts: ShopParts = {}): Shop =>
  makeShop(config, {
    archive: makeArchive(config.archive),
    ...timersOf(config, parts.clock ?? systemClock),
    storesIn: httpStores,
    ...parts,
  });

const shopFromEnvironment = once(() => httpShop(httpConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment, httpConfigFromEnvironment);
atStart(httpConfigFromEnvironment);
