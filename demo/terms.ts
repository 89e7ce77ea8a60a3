import { randomBytes } from 'node:crypto';
import { standardDeliveryPolicy } from '../lambda/domain/delivery/policy';
import type { Seller } from '../lambda/domain/seller';
import { standardWalletTerms } from '../lambda/domain/wallet/terms';
import { type Issuer, tokenAudience, tokenIssuer } from './accounts';
import type { RunningIssuer } from './issuer';

export const demoTableName = 'majordomo-demo';
/** Turns accounts into households; anything will do where nobody real is. */
export const householdKey = 'demo-only-household-key-00000000000';

/** A seller to try things with. A retailer's own terms stand in its SELLER variable. */
export const demoSeller: Seller = {
  name: 'Demo Market',
  deliveryCents: { EUR: 390, USD: 490 },
  freeDeliveryFromCents: { EUR: 3_500, USD: 3_500 },
  cutOffHour: 17,
  transitDays: 1,
  deliveryWeekdays: [1, 2, 3, 4, 5, 6],
  maxQuantity: 20,
  quoteValidMs: 600_000,
  lowestPriceCountries: ['FR'],
  wallet: standardWalletTerms,
  delivery: standardDeliveryPolicy,
};

/** The demo's store is quick: a minute to ship, two more to the door. */
export const storeDelays = { shipMs: 60_000, deliverMs: 120_000 };

/** Shared by the shop and the simulated store for as long as both run. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

export interface WebhookSecrets {
  toStore: string;
  fromStore: string;
  fromBank: string;
}

/** Keys the hashes of voice codes. */
export const voiceCodeKey = 'demo-only-voice-code-key-0000000000';

/** Cards point to the account pages, where their port is known beforehand. */
const sellerWith = (accountPort: number): Seller =>
  accountPort === 0
    ? demoSeller
    : { ...demoSeller, accountPageUrl: `http://127.0.0.1:${accountPort}/account` };

interface Places {
  /** 0 when a free one is taken later. */
  accountPort: number;
  endpoint: string;
  issuer: Issuer;
  secrets: WebhookSecrets;
}

/** The variables that configure the deployed functions, for this machine: all but where the store is. */
export const demoEnvironment = (places: Places): Record<string, string> => ({
  MAJORDOMO_ENV: 'development',
  TABLE_NAME: demoTableName,
  DYNAMODB_ENDPOINT: places.endpoint,
  SELLER: JSON.stringify(sellerWith(places.accountPort)),
  HOUSEHOLD_KEY: householdKey,
  VOICE_CODE_KEY: voiceCodeKey,
  ACCOUNT_TOKEN_ISSUER: tokenIssuer,
  ACCOUNT_TOKEN_AUDIENCE: tokenAudience,
  ACCOUNT_TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [places.issuer.publicKey] }),
  STORE_WEBHOOK_SECRET_OUT: places.secrets.toStore,
  STORE_WEBHOOK_SECRETS_IN: places.secrets.fromStore,
  PAYMENT_PROVIDER: 'sandbox',
  PAYMENT_WEBHOOK_SECRETS_IN: places.secrets.fromBank,
});

/** The variables of the account pages, once it is known where they and their account server are. */
export const signInEnvironment = (
  pagesUrl: string,
  { url, client, operations }: RunningIssuer,
): Record<string, string> => ({
  ACCOUNT_PAGES_URL: pagesUrl,
  ACCOUNT_SIGN_IN_ISSUER: url,
  ACCOUNT_SIGN_IN_CLIENT_ID: client.clientId,
  ACCOUNT_SIGN_IN_CLIENT_SECRET: client.clientSecret,
  OPS_SIGN_IN_ISSUER: url,
  OPS_SIGN_IN_CLIENT_ID: operations.clientId,
  OPS_SIGN_IN_CLIENT_SECRET: operations.clientSecret,
});
