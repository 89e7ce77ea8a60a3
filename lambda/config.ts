import * as v from 'valibot';
import {
  devicesPart,
  deviceVariables,
  type GivenDevices,
  lockCallsPart,
  lockCallVariables,
} from './config/devices';
import { noticeQueueVariables, noticesPart, notifyVariables, timerVariables } from './config/notices';
import type {
  AccountPagesConfig,
  ArchiveConfig,
  HttpConfig,
  NightlyConfig,
  NotifyConfig,
  OperationsConfig,
  PaymentConfig,
  ShopConfig,
  SkillConfig,
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
  shopVariables,
  skillVariables,
  stripeVariables,
  workerVariables,
} from './config/variables';
import { Fault } from './domain/fault';

export type * from './config/devices';
export type * from './config/notices';
export type * from './config/types';

/*
 * Environment → typed configuration. The only file that reads `process.env`; each variable is explained in
 * docs/configuration.md. Every function of the deployment asks for its own part, so that none needs a secret it
 * does not use. What is missing or wrong is named all at once, and nothing starts.
 */

export type Environment = Record<string, string | undefined>;

/** Says what is wrong with a variable and never what it holds: it may be a secret. */
function withoutTheValue(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'is missing';
  return issue.expected === 'never' ? 'is not known' : `must be ${issue.expected ?? 'something else'}`;
}

function parse<Entries extends v.ObjectEntries>(entries: Entries, environment: Environment) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = v.safeParse(v.object(entries), given, { message: withoutTheValue });
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
  throw new Fault('config-invalid', `${problems.join('; ')} (see docs/configuration.md)`, { problems });
}

/** Anything but the word `development` is held to the rules of production. */
const isProduction = (environment: Environment) => environment.MAJORDOMO_ENV !== 'development';

type ShopVariables = v.InferOutput<v.ObjectSchema<ReturnType<typeof shopVariables>, undefined>>;

const shopPart = (given: ShopVariables): ShopConfig => ({
  environment: given.MAJORDOMO_ENV,
  logLevel: given.LOG_LEVEL,
  seller: given.SELLER,
  table: {
    tableName: given.TABLE_NAME,
    region: given.AWS_REGION,
    timeoutMs: given.DYNAMODB_TIMEOUT_MS,
    ...(given.DYNAMODB_ENDPOINT && { endpoint: given.DYNAMODB_ENDPOINT }),
  },
});

/** Configuration of `entry/alexa`. @throws Fault `config-invalid` naming every variable that is missing or wrong. */
export function skillConfig(environment: Environment): SkillConfig {
  const production = isProduction(environment);
  const given = parse({ ...shopVariables(production), ...skillVariables(production) }, environment);
  return {
    ...shopPart(given),
    skillId: given.SKILL_ID,
    householdKey: given.HOUSEHOLD_KEY,
    voiceCodeKey: given.VOICE_CODE_KEY,
    accountTokens: {
      issuer: given.ACCOUNT_TOKEN_ISSUER,
      audience: given.ACCOUNT_TOKEN_AUDIENCE,
      publicKeys: given.ACCOUNT_TOKEN_PUBLIC_KEYS,
    },
    turnTimeoutMs: given.TURN_TIMEOUT_MS,
  };
}

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
    ...watchVariables(production),
    ...noticeQueueVariables(production),
  };
  const given = parse(variables, environment);
  return {
    ...watchPart(given, environment),
    ...(given.NOTICE_QUEUE_URL !== undefined && { noticeQueueUrl: given.NOTICE_QUEUE_URL }),
    commerce: {
      url: given.STORE_WEBHOOK_URL,
      secret: given.STORE_WEBHOOK_SECRET_OUT,
      timeoutMs: given.STORE_WEBHOOK_TIMEOUT_MS,
    },
    payment: paymentPart(environment),
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

/** Read once per process: a function that starts with one configuration keeps it. */
function once<Config>(of: (environment: Environment) => Config): () => Config {
  let config: Config | undefined;
  return () => {
    config ??= of(process.env);
    return config;
  };
}

declare const IS_DEPLOYED: boolean | undefined;

/**
 * In the deployed bundle, reads the configuration while the function starts: what is missing stops it there, before
 * any request. Elsewhere the entry may be imported and given another configuration.
 */
export function atStart(readConfig: () => unknown): void {
  if (typeof IS_DEPLOYED !== 'undefined') readConfig();
}

export const skillConfigFromEnvironment = once(skillConfig);
export const httpConfigFromEnvironment = once(httpConfig);
export const nightlyConfigFromEnvironment = once(nightlyConfig);
export const notifyConfigFromEnvironment = once(notifyConfig);
export const watchConfigFromEnvironment = once(watchConfig);
export const workerConfigFromEnvironment = once(workerConfig);
