import * as v from 'valibot';
import { sellerSchema } from './seller';
import type { ShopConfig } from './types';
import { json, milliseconds, requiredInProduction, secretKey } from './values';

/* The variables of every function, and those that several share: docs/configuration.md explains each. */

export const shopVariables = (production: boolean) => ({
  MAJORDOMO_ENV: v.optional(v.picklist(['production', 'development']), 'production'),
  // Nothing above INFO: alarms count lines of it (infra/alarms.ts, infra/books.ts), and would be silent.
  LOG_LEVEL: v.optional(v.picklist(['DEBUG', 'INFO']), 'INFO'),
  TABLE_NAME: v.string(),
  AWS_REGION: requiredInProduction(production, 'local'),
  DYNAMODB_ENDPOINT: production
    ? v.optional(v.never('is for development only'))
    : v.optional(v.pipe(v.string(), v.url('must be a web address'))),
  DYNAMODB_TIMEOUT_MS: milliseconds(1_000, 8_000),
  SELLER: json(sellerSchema),
});

/** The skill asks for codes, the account page sets them: both need the same key. */
export const voiceCodeVariables = (production: boolean) => ({
  VOICE_CODE_KEY: secretKey(production, 'development-only-voice-code-key-000'),
});

/** The skill and the account pages find the same household: both need the same key. */
export const householdVariables = (production: boolean) => ({
  HOUSEHOLD_KEY: secretKey(production, 'development-only-household-key-0000'),
});

export type ShopVariables = v.InferOutput<v.ObjectSchema<ReturnType<typeof shopVariables>, undefined>>;

export const shopPart = (given: ShopVariables): ShopConfig => ({
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
