import type { JSONWebKeySet, JWK } from 'jose';
import * as v from 'valibot';
import { Fault } from './domain/fault';
import type { Seller } from './domain/seller';
import { standardWalletTerms } from './domain/wallet/terms';

/*
 * Environment → typed configuration. The only file that reads `process.env`; each variable is explained in
 * docs/configuration.md. Every function of the deployment asks for its own part, so that none needs a secret it
 * does not use. What is missing or wrong is named all at once, and nothing starts.
 */

export type Environment = Record<string, string | undefined>;

/** Where the one table is. */
export interface TableConfig {
  tableName: string;
  region: string;
  /** Another engine than AWS; development only. */
  endpoint?: string;
  /** Longest wait for one try of one call. */
  timeoutMs: number;
}

/** What every function needs. */
export interface ShopConfig {
  environment: 'production' | 'development';
  logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  table: TableConfig;
  seller: Seller;
}

/** How the access token of a linked account is verified; its `sub` is the household. */
export interface AccountTokenConfig {
  issuer: string;
  audience: string;
  publicKeys: JSONWebKeySet;
}

export interface SkillConfig extends ShopConfig {
  /** Requests of any other skill are refused. */
  skillId: string;
  /** Key of the hash that turns an account or a guest's Alexa user id into a household id. */
  householdKey: string;
  /** Keys the hashes of voice codes. */
  voiceCodeKey: string;
  accountTokens: AccountTokenConfig;
  /** Time a turn may take before an apology is spoken; Alexa itself gives up after 8 seconds. */
  turnTimeoutMs: number;
}

/** Where people sign in to their account: the same issuer that links it with Alexa. */
export interface SignInConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the issuer sends the browser back to. */
  returnUrl: string;
}

/** The pages on which a household sees its account. */
export interface AccountPagesConfig {
  /** Where people find them, without a path. */
  baseUrl: string;
  signIn: SignInConfig;
  /** 32 bytes that seal the session in the browser's cookie. */
  sessionKey: Uint8Array;
  /** The skill's own: the same account is the same household. */
  householdKey: string;
}

/** Who moves the money; the sandbox is for development only. */
export type PaymentConfig =
  | { provider: 'stripe'; secretKey: string; timeoutMs: number }
  | { provider: 'sandbox'; callbackUrl: string; callbackSecret: string; file?: string };

/** How the provider's calls are known. */
export interface PaymentCallsConfig {
  provider: PaymentConfig['provider'];
  /** `whsec_…`; more than one while a secret is rotated. */
  secrets: string[];
  /** Calls of another account of the provider's are refused. */
  account?: string;
}

export interface HttpConfig extends ShopConfig {
  archive: ArchiveConfig;
  paymentCalls: PaymentCallsConfig;
  accountPages: AccountPagesConfig;
  /** `whsec_…`; more than one while a secret is rotated. */
  storeWebhookSecrets: string[];
  /** Keys the hashes of voice codes. */
  voiceCodeKey: string;
}

/** Where placed and cancelled orders are handed over, and how that is signed. */
export interface CommerceConfig {
  url: string;
  /** `whsec_…` */
  secret: string;
  timeoutMs: number;
}

export interface WorkerConfig extends ShopConfig {
  payment: PaymentConfig;
  commerce: CommerceConfig;
}

export type DeadlinesConfig = ShopConfig;

/** Where seals are kept: a bucket with Object Lock, or a folder in development. */
export type ArchiveConfig =
  | { kind: 'bucket'; bucket: string; region: string }
  | { kind: 'folder'; folder: string };

export interface NightlyConfig extends ShopConfig {
  archive: ArchiveConfig;
  /** How long after midnight (UTC) a day is sealed: lines that come late are in by then. */
  cutOffHours: number;
}

const wholeNumber = v.pipe(
  v.number(),
  v.safeInteger('must be a whole number'),
  v.minValue(0, 'must not be negative'),
);
const perCurrency = v.strictObject({ EUR: wholeNumber, USD: wholeNumber });

const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be a country like FR'));
const atLeastOne = v.pipe(wholeNumber, v.minValue(1, 'must be at least 1'));
const percent = v.pipe(wholeNumber, v.maxValue(100, 'must be at most 100'));
const topUpLimits = v.strictObject({
  dayCoins: wholeNumber,
  monthCoins: wholeNumber,
  storedCoins: wholeNumber,
});
const standard = standardWalletTerms;

/** Each part may be left out: then the standard terms hold for it. */
const walletTermsSchema = v.optional(
  v.strictObject({
    packs: v.optional(
      v.array(v.strictObject({ coins: atLeastOne, discountPercent: percent })),
      standard.packs,
    ),
    topUps: v.optional(v.boolean(), standard.topUps),
    leastCardCents: v.optional(wholeNumber, standard.leastCardCents),
    limits: v.optional(v.strictObject({ unverified: topUpLimits, verified: topUpLimits }), standard.limits),
    gifts: v.optional(
      v.strictObject({
        toOtherHouseholds: v.boolean(),
        mostCoins: wholeNumber,
        dayCoins: wholeNumber,
        monthCoins: wholeNumber,
        mostPerDay: wholeNumber,
        newContactHours: wholeNumber,
        freshCoinsHours: wholeNumber,
        acceptWithinHours: atLeastOne,
      }),
      standard.gifts,
    ),
    code: v.optional(
      v.strictObject({ onceCoins: wholeNumber, sinceProofCoins: wholeNumber, alwaysFromCents: wholeNumber }),
      standard.code,
    ),
    tiers: v.optional(
      v.array(
        v.strictObject({
          id: v.string(),
          names: v.strictObject({ en: v.string(), fr: v.string() }),
          fromCoins: atLeastOne,
          freeDelivery: v.boolean(),
          earlyAccessHours: wholeNumber,
        }),
      ),
      standard.tiers,
    ),
    rewards: v.optional(
      v.array(
        v.strictObject({
          id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,20}$/, 'must be a short name like first-order')),
          on: v.picklist(['purchase', 'first-order', 'referral', 'referred', 'review', 'contest']),
          coins: v.exactOptional(atLeastOne),
          percent: v.exactOptional(percent),
          notIn: v.exactOptional(v.array(country)),
          validMonths: v.pipe(atLeastOne, v.maxValue(12, 'must be at most 12')),
        }),
      ),
      standard.rewards,
    ),
    returnDays: v.optional(wholeNumber, standard.returnDays),
    withdrawalDays: v.optional(
      v.pipe(wholeNumber, v.minValue(14, 'must be at least 14')),
      standard.withdrawalDays,
    ),
    alarmFromCents: v.optional(wholeNumber, standard.alarmFromCents),
  }),
  {},
);

const sellerSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(2, 'must have at least 2 characters')),
  deliveryCents: perCurrency,
  freeDeliveryFromCents: perCurrency,
  cutOffHour: v.pipe(wholeNumber, v.maxValue(23, 'must be an hour from 0 to 23')),
  transitDays: wholeNumber,
  deliveryWeekdays: v.pipe(
    v.array(v.picklist([1, 2, 3, 4, 5, 6, 7], 'must be a weekday from 1 (Monday) to 7')),
    v.minLength(1, 'must name at least one weekday'),
  ),
  maxQuantity: v.pipe(wholeNumber, v.minValue(1, 'must be at least 1')),
  quoteValidMs: v.pipe(wholeNumber, v.minValue(1, 'must be at least 1')),
  accountPageUrl: v.exactOptional(v.pipe(v.string(), v.url('must be a web address'))),
  lowestPriceCountries: v.array(country),
  wallet: walletTermsSchema,
}) satisfies v.GenericSchema<unknown, Seller>;

const isRecord = (value: unknown) => typeof value === 'object' && value !== null;

const publicKey = v.pipe(
  v.custom<JWK>(isRecord, 'must be a JSON web key'),
  v.check((key) => ['RSA', 'EC', 'OKP'].includes(key.kty ?? ''), 'must have the kty RSA, EC or OKP'),
  v.check((key) => key.d === undefined, 'holds the private half of the key: keep that out of here'),
);
const publicKeySet = v.object({ keys: v.pipe(v.array(publicKey), v.minLength(1, 'must hold a key')) });

const json = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.string(), v.parseJson(undefined, 'is not JSON'), schema);

const milliseconds = (standard: number, most: number) =>
  v.pipe(
    v.optional(v.string(), String(standard)),
    v.digits('must be a whole number of milliseconds'),
    v.transform(Number),
    v.minValue(1, 'must be at least 1 ms'),
    v.maxValue(most, `must be at most ${most} ms`),
  );

const webhookSecret = v.pipe(
  v.string(),
  v.regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and the base64 of 24 bytes or more'),
);

const webAddress = (production: boolean) =>
  v.pipe(
    v.string(),
    v.url('must be a web address'),
    v.check((url) => !production || url.startsWith('https://'), 'must be https in production'),
  );

/** A variable that development fills in for itself. */
const requiredInProduction = (production: boolean, standard: string) =>
  production ? v.string() : v.optional(v.string(), standard);

const shopVariables = (production: boolean) => ({
  MAJORDOMO_ENV: v.optional(v.picklist(['production', 'development']), 'production'),
  LOG_LEVEL: v.optional(v.picklist(['DEBUG', 'INFO', 'WARN', 'ERROR']), 'INFO'),
  TABLE_NAME: v.string(),
  AWS_REGION: requiredInProduction(production, 'local'),
  DYNAMODB_ENDPOINT: production
    ? v.optional(v.never('is for development only'))
    : v.optional(v.pipe(v.string(), v.url('must be a web address'))),
  DYNAMODB_TIMEOUT_MS: milliseconds(1_000, 8_000),
  SELLER: json(sellerSchema),
});

const secretKey = (production: boolean, standard: string) =>
  v.pipe(requiredInProduction(production, standard), v.minBytes(32, 'must have at least 32 bytes'));

/** The skill asks for codes, the account page sets them: both need the same key. */
const voiceCodeVariables = (production: boolean) => ({
  VOICE_CODE_KEY: secretKey(production, 'development-only-voice-code-key-000'),
});

/** The skill and the account pages find the same household: both need the same key. */
const householdVariables = (production: boolean) => ({
  HOUSEHOLD_KEY: secretKey(production, 'development-only-household-key-0000'),
});

const skillVariables = (production: boolean) => ({
  ...voiceCodeVariables(production),
  SKILL_ID: v.pipe(
    requiredInProduction(production, 'amzn1.ask.skill.local'),
    v.startsWith('amzn1.ask.skill.', 'must begin with amzn1.ask.skill.'),
  ),
  ...householdVariables(production),
  ACCOUNT_TOKEN_ISSUER: webAddress(production),
  ACCOUNT_TOKEN_AUDIENCE: v.string(),
  ACCOUNT_TOKEN_PUBLIC_KEYS: json(publicKeySet),
  TURN_TIMEOUT_MS: milliseconds(6_500, 7_500),
});

const signInReturn = '/account/sign-in/return';

const accountVariables = (production: boolean) => ({
  ...householdVariables(production),
  ACCOUNT_PAGES_URL: v.pipe(
    webAddress(production),
    v.check((url) => new URL(url).origin === url, 'must be scheme and host alone, without a path'),
  ),
  ACCOUNT_SIGN_IN_ISSUER: webAddress(production),
  ACCOUNT_SIGN_IN_CLIENT_ID: v.string(),
  ACCOUNT_SIGN_IN_CLIENT_SECRET: v.pipe(v.string(), v.minBytes(16, 'must have at least 16 bytes')),
  SESSION_KEY: v.pipe(
    requiredInProduction(production, Buffer.alloc(32, 'development-only').toString('base64')),
    v.regex(/^[A-Za-z0-9+/]{43}=$/, 'must be the base64 of 32 bytes'),
  ),
});

const paymentProvider = (production: boolean) =>
  production
    ? v.picklist(['stripe'], 'must be stripe in production')
    : v.optional(v.picklist(['stripe', 'sandbox']), 'sandbox');

const developmentSecret = `whsec_${Buffer.from('development-only-secret').toString('base64')}`;

/** Stripe makes its secrets, so their shape is its own. */
const paymentCallVariables = (production: boolean) => ({
  PAYMENT_PROVIDER: paymentProvider(production),
  PAYMENT_WEBHOOK_SECRETS_IN: v.pipe(
    requiredInProduction(production, developmentSecret),
    v.transform((list) => list.split(',').map((secret) => secret.trim())),
    v.array(v.pipe(v.string(), v.regex(/^whsec_[\w+/=-]{24,}$/, 'must be whsec_ and 24 characters or more'))),
  ),
  PAYMENT_ACCOUNT: v.optional(v.string()),
});

const stripeVariables = {
  STRIPE_SECRET_KEY: v.pipe(
    v.string(),
    v.regex(/^[rs]k_(live|test)_\w{16,}$/, 'must be a secret or restricted key of Stripe'),
  ),
  STRIPE_TIMEOUT_MS: milliseconds(15_000, 25_000),
};

const sandboxVariables = {
  PAYMENT_SANDBOX_URL: v.optional(v.pipe(v.string(), v.url('must be a web address')), 'http://127.0.0.1'),
  PAYMENT_SANDBOX_SECRET: v.optional(webhookSecret, developmentSecret),
  PAYMENT_SANDBOX_FILE: v.optional(v.string()),
};

const archiveVariables = (production: boolean) => ({
  ARCHIVE_BUCKET: production ? v.string() : v.optional(v.string()),
  ARCHIVE_FOLDER: production
    ? v.optional(v.never('is for development only'))
    : v.optional(v.string(), '.majordomo/archive'),
});

const httpVariables = (production: boolean) => ({
  ...archiveVariables(production),
  ...paymentCallVariables(production),
  ...voiceCodeVariables(production),
  ...accountVariables(production),
  STORE_WEBHOOK_SECRETS_IN: v.pipe(
    v.string(),
    v.transform((list) => list.split(',').map((secret) => secret.trim())),
    v.array(webhookSecret),
  ),
});

const workerVariables = (production: boolean) => ({
  STORE_WEBHOOK_URL: webAddress(production),
  STORE_WEBHOOK_SECRET_OUT: webhookSecret,
  STORE_WEBHOOK_TIMEOUT_MS: milliseconds(10_000, 60_000),
});

const nightlyVariables = (production: boolean) => ({
  ...archiveVariables(production),
  SEAL_AFTER_HOURS: v.pipe(
    v.optional(v.string(), '3'),
    v.digits('must be a whole number of hours'),
    v.transform(Number),
    v.maxValue(12, 'must be at most 12'),
  ),
});

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

/** Configuration of `entry/http`. @throws Fault `config-invalid` */
export function httpConfig(environment: Environment): HttpConfig {
  const production = isProduction(environment);
  const given = parse({ ...shopVariables(production), ...httpVariables(production) }, environment);
  return {
    ...shopPart(given),
    archive: archivePart(given),
    accountPages: accountPart(given),
    paymentCalls: {
      provider: given.PAYMENT_PROVIDER,
      secrets: given.PAYMENT_WEBHOOK_SECRETS_IN,
      ...(given.PAYMENT_ACCOUNT && { account: given.PAYMENT_ACCOUNT }),
    },
    storeWebhookSecrets: given.STORE_WEBHOOK_SECRETS_IN,
    voiceCodeKey: given.VOICE_CODE_KEY,
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

/** Configuration of `entry/worker`. @throws Fault `config-invalid` */
export function workerConfig(environment: Environment): WorkerConfig {
  const production = isProduction(environment);
  const given = parse({ ...shopVariables(production), ...workerVariables(production) }, environment);
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

/** Configuration of `entry/deadlines`. @throws Fault `config-invalid` */
export const deadlinesConfig = (environment: Environment): DeadlinesConfig =>
  shopPart(parse(shopVariables(isProduction(environment)), environment));

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

export const shopConfigFromEnvironment = once(deadlinesConfig);
export const skillConfigFromEnvironment = once(skillConfig);
export const httpConfigFromEnvironment = once(httpConfig);
export const nightlyConfigFromEnvironment = once(nightlyConfig);
export const workerConfigFromEnvironment = once(workerConfig);
