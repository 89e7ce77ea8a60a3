import type { JSONWebKeySet } from 'jose';
import type { Seller } from '../domain/seller';
import type { DevicesConfig, LockCallsConfig } from './devices';
import type { NoticesConfig } from './notices';

/* What each function is configured with: lambda/config.ts makes it of the environment. */

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
  logLevel: 'DEBUG' | 'INFO';
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

/** Where operations sign in, and what tells their roles. */
export interface OperationsConfig {
  signIn: SignInConfig;
  /** The claim of the ID token that holds the roles. */
  rolesClaim: string;
  /** Where the seller's own people see an order and whose it is; `{order}` stands for its number. */
  orderPage?: string;
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
  /** Absent where nobody delivers inside. */
  operations?: OperationsConfig;
  /** `whsec_…`; more than one while a secret is rotated. */
  storeWebhookSecrets: string[];
  /** Keys the hashes of voice codes. */
  voiceCodeKey: string;
  /** By the name of the provider. */
  lockCalls: Record<string, LockCallsConfig>;
  /** What a lock calls about is looked at, by a timer that rings at once. */
  timerQueueUrl?: string;
}

/** Where placed and cancelled orders are handed over, and how that is signed. */
export interface CommerceConfig {
  url: string;
  /** `whsec_…` */
  secret: string;
  timeoutMs: number;
}

/** What looks at doors: the timers, and the sweeper that makes up for them. */
export interface WatchConfig extends ShopConfig {
  devices: DevicesConfig;
  /** The queue whose messages are timers; development has timers of its own. */
  timerQueueUrl?: string;
}

export interface WorkerConfig extends ShopConfig {
  payment: PaymentConfig;
  commerce: CommerceConfig;
}

/** What commands doors. */
export interface DoorsConfig extends WatchConfig {
  /** Where notices wait to be told; development has its own outbox. */
  noticeQueueUrl?: string;
}

/** The one function that tells people of their doors. */
export interface NotifyConfig extends ShopConfig {
  notices: NoticesConfig;
}

/** Where seals are kept: a bucket with Object Lock, or a folder in development. */
export type ArchiveConfig =
  | { kind: 'bucket'; bucket: string; region: string }
  | { kind: 'folder'; folder: string };

export interface NightlyConfig extends ShopConfig {
  archive: ArchiveConfig;
  /** How long after midnight (UTC) a day is sealed: lines that come late are in by then. */
  cutOffHours: number;
}
