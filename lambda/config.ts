import type * as v from 'valibot';
import {
  devicesPart,
  deviceVariables,
  type GivenDevices,
  lockCallsPart,
  lockCallVariables,
} from './config/devices';
import { noticeQueueVariables, noticesPart, notifyVariables, timerVariables } from './config/notices';
import { type Environment, fromEnvironment, isProduction, parse } from './config/parse';
import { type ShopVariables, shopPart, shopVariables } from './config/shop';
import type {
  AccountPagesConfig,
  ArchiveConfig,
  DoorsConfig,
  HttpConfig,
  NightlyConfig,
  NotifyConfig,
  OperationsConfig,
  PaymentConfig,
  WatchConfig,
  WorkerConfig,
} from './config/types';
import {
  type accountVariables,
  httpVariables,
  nightlyVariables,
  operationsVariables,
  paymentProvider,
  sandboxVariables,
  stripeVariables,
  workerVariables,
} from './config/variables';

export type * from './config/devices';
export type * from './config/notices';
export { atStart, type Environment } from './config/parse';
export { skillConfig, skillConfigFromEnvironment } from './config/skill';
export type * from './config/types';

/* The configuration of each function; each variable is explained in docs/configuration.md. */

type AccountVariables = v.InferOutput<v.ObjectSchema<ReturnType<typeof accountVariables>, undefined>>;

const signInReturn = '/account/sign-in/return';

const accountPart = (given: AccountVariables): AccountPagesConfig => ({
  baseUrl: given.ACCOUNT_PAGES_URL,
  sessionKey: Buffer.from(given.SESSION_KEY, 'base64'),
  householdKey: given.HOUSEHOLD_KEY,
  signIn: {
    issuer: given.ACCOUNT_SIGN_IN_ISSUER,
    clientId: given.ACCOUNT_SIGN_IN_CLIENT_ID,
    clientSecret: given.ACCOUNT_SIGN_IN_CLIENT_SECRET,
    returnUrl: `${given.ACCOUNT_PAGES_URL}${signInReturn}`,
  },
});

const operationsReturn = '/ops/sign-in/return';

/** The console is set up as a whole: one variable of it asks for the others. */
function operationsPart(environment: Environment, baseUrl: string): OperationsConfig | undefined {
  const names = Object.keys(operationsVariables(true));
  if (!names.some((name) => environment[name]?.trim())) return undefined;
  const given = parse(operationsVariables(isProduction(environment)), environment);
  return {
    rolesClaim: given.OPS_ROLES_CLAIM,
    ...(given.OPS_ORDER_PAGE !== undefined && { orderPage: given.OPS_ORDER_PAGE }),
    signIn: {
      issuer: given.OPS_SIGN_IN_ISSUER,
      clientId: given.OPS_SIGN_IN_CLIENT_ID,
      clientSecret: given.OPS_SIGN_IN_CLIENT_SECRET,
      returnUrl: `${baseUrl}${operationsReturn}`,
    },
  };
}

/** Configuration of `entry/http`. @throws Fault `config-invalid` */
export function httpConfig(environment: Environment): HttpConfig {
  const production = isProduction(environment);
  const variables = {
    ...shopVariables(production),
    ...httpVariables(production),
    ...lockCallVariables,
    ...timerVariables(production),
  };
  const given = parse(variables, environment);
  const operations = operationsPart(environment, given.ACCOUNT_PAGES_URL);
  return {
    ...shopPart(given),
    archive: archivePart(given),
    accountPages: accountPart(given),
    ...(operations && { operations }),
    paymentCalls: {
      provider: given.PAYMENT_PROVIDER,
      secrets: given.PAYMENT_WEBHOOK_SECRETS_IN,
      ...(given.PAYMENT_ACCOUNT && { account: given.PAYMENT_ACCOUNT }),
    },
    storeWebhookSecrets: given.STORE_WEBHOOK_SECRETS_IN,
    voiceCodeKey: given.VOICE_CODE_KEY,
    lockCalls: lockCallsPart(given, environment),
    ...(given.TIMER_QUEUE_URL !== undefined && { timerQueueUrl: given.TIMER_QUEUE_URL }),
  };
}

/** Only what the provider that was chosen needs has to be there. */
function paymentPart(environment: Environment): PaymentConfig {
  const chosen = { PAYMENT_PROVIDER: paymentProvider(isProduction(environment)) };
  const { PAYMENT_PROVIDER: provider } = parse(chosen, environment);
  if (provider === 'stripe') {
    const given = parse(stripeVariables, environment);
    return { provider, secretKey: given.STRIPE_SECRET_KEY, timeoutMs: given.STRIPE_TIMEOUT_MS };
  }
  const given = parse(sandboxVariables, environment);
  return {
    provider,
    callbackUrl: given.PAYMENT_SANDBOX_URL,
    callbackSecret: given.PAYMENT_SANDBOX_SECRET,
    ...(given.PAYMENT_SANDBOX_FILE && { file: given.PAYMENT_SANDBOX_FILE }),
  };
}

const watchVariables = (production: boolean) => ({
  ...deviceVariables(production),
  ...timerVariables(production),
});

type WatchVariables = ShopVariables & GivenDevices & { TIMER_QUEUE_URL?: string | undefined };

const watchPart = (given: WatchVariables, environment: Environment): WatchConfig => ({
  ...shopPart(given),
  devices: devicesPart(given, environment),
  ...(given.TIMER_QUEUE_URL !== undefined && { timerQueueUrl: given.TIMER_QUEUE_URL }),
});

/** Configuration of `entry/worker`. @throws Fault `config-invalid` */
export function workerConfig(environment: Environment): WorkerConfig {
  const production = isProduction(environment);
  const variables = {
    ...shopVariables(production),
    ...workerVariables(production),
  };
  const given = parse(variables, environment);
  return {
    ...shopPart(given),
    commerce: {
      url: given.STORE_WEBHOOK_URL,
      secret: given.STORE_WEBHOOK_SECRET_OUT,
      timeoutMs: given.STORE_WEBHOOK_TIMEOUT_MS,
    },
    payment: paymentPart(environment),
  };
}

/** Configuration of `entry/doors`. @throws Fault `config-invalid` */
export function doorsConfig(environment: Environment): DoorsConfig {
  const production = isProduction(environment);
  const variables = {
    ...shopVariables(production),
    ...watchVariables(production),
    ...noticeQueueVariables(production),
  };
  const given = parse(variables, environment);
  return {
    ...watchPart(given, environment),
    ...(given.NOTICE_QUEUE_URL !== undefined && { noticeQueueUrl: given.NOTICE_QUEUE_URL }),
  };
}

/** Configuration of `entry/deadlines` and `entry/timers`. @throws Fault `config-invalid` */
export function watchConfig(environment: Environment): WatchConfig {
  const production = isProduction(environment);
  const given = parse({ ...shopVariables(production), ...watchVariables(production) }, environment);
  return watchPart(given, environment);
}

/** Configuration of `entry/notify`. @throws Fault `config-invalid` */
export function notifyConfig(environment: Environment): NotifyConfig {
  const production = isProduction(environment);
  const given = parse({ ...shopVariables(production), ...notifyVariables(production) }, environment);
  return { ...shopPart(given), notices: noticesPart(given) };
}

interface ArchiveVariables {
  ARCHIVE_BUCKET?: string | undefined;
  ARCHIVE_FOLDER?: string | undefined;
  AWS_REGION: string;
}

const archivePart = (given: ArchiveVariables): ArchiveConfig =>
  given.ARCHIVE_BUCKET !== undefined
    ? { kind: 'bucket', bucket: given.ARCHIVE_BUCKET, region: given.AWS_REGION }
    : { kind: 'folder', folder: given.ARCHIVE_FOLDER ?? '' };

/** Configuration of `entry/nightly`. @throws Fault `config-invalid` */
export function nightlyConfig(environment: Environment): NightlyConfig {
  const production = isProduction(environment);
  const given = parse({ ...shopVariables(production), ...nightlyVariables(production) }, environment);
  return { ...shopPart(given), archive: archivePart(given), cutOffHours: given.SEAL_AFTER_HOURS };
}

export const doorsConfigFromEnvironment = fromEnvironment(doorsConfig);
export const httpConfigFromEnvironment = fromEnvironment(httpConfig);
export const nightlyConfigFromEnvironment = fromEnvironment(nightlyConfig);
export const notifyConfigFromEnvironment = fromEnvironment(notifyConfig);
export const watchConfigFromEnvironment = fromEnvironment(watchConfig);
export const workerConfigFromEnvironment = fromEnvironment(workerConfig);
