import * as v from 'valibot';
import { householdVariables, voiceCodeVariables } from './shop';
import { milliseconds, requiredInProduction, webAddress, webhookSecret } from './values';

/* The variables of each function but the skill, by name: docs/configuration.md explains each. */

export const accountVariables = (production: boolean) => ({
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

/** All of these or none: without them there is no console. */
export const operationsVariables = (production: boolean) => ({
  OPS_SIGN_IN_ISSUER: webAddress(production),
  OPS_SIGN_IN_CLIENT_ID: v.string(),
  OPS_SIGN_IN_CLIENT_SECRET: v.pipe(v.string(), v.minBytes(16, 'must have at least 16 bytes')),
  OPS_ROLES_CLAIM: v.optional(v.string(), 'roles'),
  OPS_ORDER_PAGE: v.optional(
    v.pipe(
      webAddress(production),
      v.includes('{order}', 'must have {order} in the place of an order’s number'),
    ),
  ),
});

export const paymentProvider = (production: boolean) =>
  production
    ? v.picklist(['stripe'], 'must be stripe in production')
    : v.optional(v.picklist(['stripe', 'sandbox']), 'sandbox');

const developmentSecret = `whsec_${Buffer.from('development-only-payment-secret-0').toString('base64')}`;

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

export const stripeVariables = {
  STRIPE_SECRET_KEY: v.pipe(
    v.string(),
    v.regex(/^[rs]k_(live|test)_\w{16,}$/, 'must be a secret or restricted key of Stripe'),
  ),
  /** Each call is tried twice, and the worker begins nothing that would not end before it is ended itself. */
  STRIPE_TIMEOUT_MS: milliseconds(15_000, 15_000),
};

export const sandboxVariables = {
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

export const httpVariables = (production: boolean) => ({
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

export const workerVariables = (production: boolean) => ({
  STORE_WEBHOOK_URL: webAddress(production),
  STORE_WEBHOOK_SECRET_OUT: webhookSecret,
  /** Well below what the worker has for a whole batch. */
  STORE_WEBHOOK_TIMEOUT_MS: milliseconds(10_000, 20_000),
});

export const nightlyVariables = (production: boolean) => ({
  ...archiveVariables(production),
  SEAL_AFTER_HOURS: v.pipe(
    v.optional(v.string(), '3'),
    v.digits('must be a whole number of hours'),
    v.transform(Number),
    v.maxValue(12, 'must be at most 12'),
  ),
});
