import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import {
  doorsConfig,
  httpConfig,
  nightlyConfig,
  notifyConfig,
  skillConfig,
  watchConfig,
  workerConfig,
} from '../lambda/config';
import { Fault } from '../lambda/domain/fault';
import type { Seller } from '../lambda/domain/seller';

/** Where a Lambda function may serve a custom skill. */
const skillRegions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-northeast-1'] as const;
const mostVariableBytes = 4_096;
/** Stands in where only the form is checked. */
const anyPlaces: Places = {
  tableName: 'any-table',
  archiveBucket: 'any-bucket',
  timerQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/000000000000/any-timers',
  noticeQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/000000000000/any-notices',
  operationsTopicArn: 'arn:aws:sns:eu-west-1:000000000000:any-operations',
};
const httpsAddress = v.pipe(
  v.string(),
  v.url('must be a web address'),
  v.startsWith('https://', 'must be https'),
);
const legalPages = v.strictObject({ privacyPolicyUrl: httpsAddress, termsOfUseUrl: httpsAddress });

export const deploymentSchema = v.strictObject({
  skillId: v.string(),
  region: v.picklist(skillRegions),
  /** What `SELLER` holds: checked with it. */
  terms: v.looseObject({}),
  accountTokens: v.strictObject({ issuer: v.string(), audience: v.string(), publicKeys: v.looseObject({}) }),
  /** Where people find the account pages, and the client of the account server that they sign in with. */
  accountPages: v.strictObject({ url: v.string(), issuer: v.string(), clientId: v.string() }),
  /** Where operations sign in; without it there is no console, and nobody to run deliveries inside. */
  operations: v.optional(
    v.strictObject({
      issuer: v.string(),
      clientId: v.string(),
      rolesClaim: v.optional(v.string(), 'roles'),
      orderPage: v.optional(v.string()),
    }),
  ),
  storeWebhookUrl: v.string(),
  /** What `LOCKS`, `CAMERAS` and `LOCK_CALLS` hold: checked with them. */
  devices: v.optional(
    v.strictObject({
      locks: v.optional(v.looseObject({}), {}),
      cameras: v.optional(v.looseObject({}), {}),
      lockCalls: v.optional(v.looseObject({}), {}),
    }),
    {},
  ),
  /** How people are told of their doors. */
  notices: v.optional(
    v.strictObject({
      /** An address of an identity that Amazon SES has verified; without it nobody is written to. */
      emailFrom: v.optional(v.pipe(v.string(), v.email('must be an e-mail address'))),
      /** The skill's client for messages; without it Alexa tells nothing unasked. */
      alexaClientId: v.optional(v.string()),
      alexaStage: v.optional(v.picklist(['live', 'development']), 'live'),
      operationsLanguage: v.optional(v.picklist(['en', 'fr']), 'en'),
    }),
    {},
  ),
  /** Secrets Manager: a JSON object with the secrets that docs/configuration.md lists, and those that `devices` names. */
  secretName: v.pipe(v.string(), v.minLength(1, 'must not be empty')),
  /** Changing it is how a rotated secret reaches the functions. */
  secretVersionId: v.optional(v.string()),
  alarmEmail: v.optional(v.pipe(v.string(), v.email('must be an e-mail address'))),
  publication: v.strictObject({ 'en-US': legalPages, 'fr-FR': legalPages }),
});

/** What a retailer decides about its deployment. Holds no secret, so it may be kept with the code. */
export type Deployment = v.InferOutput<typeof deploymentSchema>;

/** @throws Fault `config-invalid` naming what is missing or wrong: what would not start is not deployed. */
export function readDeployment(file: string): Deployment {
  const parsed = v.safeParse(deploymentSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
    throw new Fault('config-invalid', `${file}: ${problems.join('; ')}`, { problems });
  }
  tryConfigurations(parsed.output);
  return parsed.output;
}

/** Of the shape and about the length of a real one. */
const standIn: SecretOf = (field) => {
  if (field === 'SESSION_KEY') return Buffer.alloc(32, 'standsForASecret').toString('base64');
  const standard = 'standsForASecret'.repeat(3);
  return field === 'STRIPE_SECRET_KEY' ? `sk_live_${standard.repeat(2)}` : `whsec_${standard}`;
};

/** The seller's terms, with the standard ones where it has none of its own. */
export const sellerOf = (deployment: Deployment): Seller =>
  watchConfig({
    ...environments(deployment, anyPlaces, standIn).deadlines,
    AWS_REGION: deployment.region,
  }).seller;

function tryConfigurations(deployment: Deployment): void {
  const of = environments(deployment, anyPlaces, standIn);
  const region = { AWS_REGION: deployment.region };
  skillConfig({ ...of.alexa, ...region });
  httpConfig({ ...of.http, ...region });
  workerConfig({ ...of.worker, ...region });
  doorsConfig({ ...of.doors, ...region });
  watchConfig({ ...of.deadlines, ...region });
  watchConfig({ ...of.timers, ...region });
  notifyConfig({ ...of.notify, ...region });
  nightlyConfig({ ...of.nightly, ...region });
  for (const variables of Object.values(of)) assertFits(variables);
}

/** Lambda takes 4 KB of variables in all; the secrets that stand in here are about as long as real ones. */
function assertFits(variables: Variables): void {
  const bytes = Buffer.byteLength(Object.entries(variables).flat().join(''));
  if (bytes <= mostVariableBytes) return;
  const detail = `the variables of one function take ${bytes} of ${mostVariableBytes} bytes: keep fewer public keys, and only terms that differ`;
  throw new Fault('config-invalid', detail, { bytes });
}

/** Variables of one function, by name. */
export type Variables = Record<string, string>;
/** What the deployment itself makes. */
export interface Places {
  tableName: string;
  archiveBucket: string;
  timerQueueUrl: string;
  noticeQueueUrl: string;
  operationsTopicArn: string;
}

/** Takes a field of the secret by its name. */
type SecretOf = (field: string) => string;

/** `apiKeyVariable: "SEAM_API_KEY"`: by its key, wherever it stands. */
const variablesNamedIn = (settings: unknown): string[] =>
  typeof settings !== 'object' || settings === null
    ? []
    : Object.entries(settings).flatMap(([key, value]) =>
        key.endsWith('Variable') && typeof value === 'string' ? [value] : variablesNamedIn(value),
      );

/** The secrets that settings name. */
const withSecretsNamed = (settings: object, secretOf: SecretOf): Variables =>
  Object.fromEntries(variablesNamedIn(settings).map((name) => [name, secretOf(name)]));

function watchVariables({ devices }: Deployment, { timerQueueUrl }: Places, secretOf: SecretOf): Variables {
  const { locks = {}, cameras = {} } = devices;
  return {
    ...withSecretsNamed({ locks, cameras }, secretOf),
    LOCKS: JSON.stringify(locks),
    CAMERAS: JSON.stringify(cameras),
    TIMER_QUEUE_URL: timerQueueUrl,
  };
}

const lockCallVariables = ({ devices: { lockCalls = {} } }: Deployment, secretOf: SecretOf): Variables => ({
  ...withSecretsNamed(lockCalls, secretOf),
  LOCK_CALLS: JSON.stringify(lockCalls),
});

function notifyVariables(
  { notices }: Deployment,
  { operationsTopicArn }: Places,
  secretOf: SecretOf,
): Variables {
  const { emailFrom, alexaClientId, alexaStage = 'live', operationsLanguage = 'en' } = notices;
  return {
    OPERATIONS_TOPIC_ARN: operationsTopicArn,
    OPERATIONS_LANGUAGE: operationsLanguage,
    ...(emailFrom !== undefined && { NOTICE_EMAIL_FROM: emailFrom }),
    ...(alexaClientId !== undefined && {
      ALEXA_CLIENT_ID: alexaClientId,
      ALEXA_CLIENT_SECRET: secretOf('ALEXA_CLIENT_SECRET'),
      ALEXA_NOTICE_STAGE: alexaStage,
    }),
  };
}

function operationsVariables({ operations }: Deployment, secretOf: SecretOf): Variables {
  if (!operations) return {};
  return {
    OPS_SIGN_IN_ISSUER: operations.issuer,
    OPS_SIGN_IN_CLIENT_ID: operations.clientId,
    OPS_SIGN_IN_CLIENT_SECRET: secretOf('OPS_SIGN_IN_CLIENT_SECRET'),
    OPS_ROLES_CLAIM: operations.rolesClaim,
    ...(operations.orderPage !== undefined && { OPS_ORDER_PAGE: operations.orderPage }),
  };
}

function httpVariables(deployment: Deployment, places: Places, secretOf: SecretOf): Variables {
  const { accountPages } = deployment;
  return {
    ARCHIVE_BUCKET: places.archiveBucket,
    STORE_WEBHOOK_SECRETS_IN: secretOf('STORE_WEBHOOK_SECRETS_IN'),
    PAYMENT_PROVIDER: 'stripe',
    PAYMENT_WEBHOOK_SECRETS_IN: secretOf('PAYMENT_WEBHOOK_SECRETS_IN'),
    VOICE_CODE_KEY: secretOf('VOICE_CODE_KEY'),
    HOUSEHOLD_KEY: secretOf('HOUSEHOLD_KEY'),
    SESSION_KEY: secretOf('SESSION_KEY'),
    ACCOUNT_PAGES_URL: accountPages.url,
    ACCOUNT_SIGN_IN_ISSUER: accountPages.issuer,
    ACCOUNT_SIGN_IN_CLIENT_ID: accountPages.clientId,
    ACCOUNT_SIGN_IN_CLIENT_SECRET: secretOf('ACCOUNT_SIGN_IN_CLIENT_SECRET'),
    ...operationsVariables(deployment, secretOf),
    ...lockCallVariables(deployment, secretOf),
    TIMER_QUEUE_URL: places.timerQueueUrl,
  };
}

/**
 * The variables of each function, spelt as lambda/config.ts reads them. A function is given only the secrets it uses;
 * `secretOf` says how a secret is written down.
 */
export function environments(deployment: Deployment, places: Places, secretOf: SecretOf) {
  const { tableName, archiveBucket, noticeQueueUrl } = places;
  const watch = watchVariables(deployment, places, secretOf);
  const shop: Variables = {
    MAJORDOMO_ENV: 'production',
    TABLE_NAME: tableName,
    // Cards point to the account pages of this very deployment, unless the terms name others.
    SELLER: JSON.stringify({ accountPageUrl: `${deployment.accountPages.url}/account`, ...deployment.terms }),
  };
  return {
    alexa: {
      ...shop,
      SKILL_ID: deployment.skillId,
      HOUSEHOLD_KEY: secretOf('HOUSEHOLD_KEY'),
      VOICE_CODE_KEY: secretOf('VOICE_CODE_KEY'),
      ACCOUNT_TOKEN_ISSUER: deployment.accountTokens.issuer,
      ACCOUNT_TOKEN_AUDIENCE: deployment.accountTokens.audience,
      ACCOUNT_TOKEN_PUBLIC_KEYS: JSON.stringify(deployment.accountTokens.publicKeys),
    },
    http: { ...shop, ...httpVariables(deployment, places, secretOf) },
    worker: {
      ...shop,
      STORE_WEBHOOK_URL: deployment.storeWebhookUrl,
      STORE_WEBHOOK_SECRET_OUT: secretOf('STORE_WEBHOOK_SECRET_OUT'),
      PAYMENT_PROVIDER: 'stripe',
      STRIPE_SECRET_KEY: secretOf('STRIPE_SECRET_KEY'),
    },
    doors: { ...shop, ...watch, NOTICE_QUEUE_URL: noticeQueueUrl },
    timers: { ...shop, ...watch },
    notify: { ...shop, ...notifyVariables(deployment, places, secretOf) },
    deadlines: { ...shop, ...watch },
    nightly: { ...shop, ARCHIVE_BUCKET: archiveBucket },
  };
}
