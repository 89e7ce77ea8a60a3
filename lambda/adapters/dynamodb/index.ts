import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Shop } from '../../domain/shop';
import type { Clock } from '../../domain/time';
import { systemClock } from '../system/clock';
import { systemRandom, systemWait } from '../system/random';
import { attemptStore } from './attempts';
import { booksStore } from './books';
import { catalogueStore } from './catalogue';
import { contactStore } from './contacts';
import { dealStore } from './deals';
import { commandStore } from './delivery-commands';
import { deliveryHomeStore } from './delivery-homes';
import { digitalStore } from './digital';
import { giftCodeStore } from './gift-codes';
import { giftStore } from './gifts';
import { habitStore } from './habits';
import { householdStore } from './households';
import { ledgerReader } from './ledger';
import { orderStore } from './orders';
import { paymentStore } from './payments';
import { referralStore } from './referrals';
import type { Table } from './requests';
import type { Patience } from './retry';
import { rewardStore } from './rewards';
import { verificationStore } from './verifications';
import { voiceCodeStore } from './voice-codes';
import { walletStore } from './wallets';
import { windowStore } from './windows';

export type Stores = Pick<
  Shop,
  | 'households'
  | 'catalogue'
  | 'habits'
  | 'orders'
  | 'wallets'
  | 'ledger'
  | 'books'
  | 'deals'
  | 'attempts'
  | 'rewards'
  | 'referrals'
  | 'voiceCodes'
  | 'verifications'
  | 'digital'
  | 'payments'
  | 'contacts'
  | 'gifts'
  | 'giftCodes'
  | 'windows'
  | 'commands'
  | 'deliveryHomes'
>;

export interface StoreOptions {
  /** Dates what may be forgotten later, and what is forgotten now; never a rule of business. */
  clock?: Clock;
  /** How retries are spread. */
  patience?: Patience;
}

/** A table, as the stores in it are made of. */
export const tableIn = (
  client: DynamoDBDocumentClient,
  name: string,
  { clock = systemClock, patience = { wait: systemWait, random: systemRandom } }: StoreOptions = {},
): Table => ({ client, name, clock, patience });

/** The domain's stores in one DynamoDB table. The catalogue keeps its last state in memory: make them once. */
export function createStores(
  client: DynamoDBDocumentClient,
  tableName: string,
  options: StoreOptions = {},
): Stores {
  const table = tableIn(client, tableName, options);
  return {
    households: householdStore(table),
    catalogue: catalogueStore(table),
    habits: habitStore(table),
    orders: orderStore(table),
    wallets: walletStore(table),
    ledger: ledgerReader(table),
    books: booksStore(table),
    deals: dealStore(table),
    digital: digitalStore(table),
    payments: paymentStore(table),
    contacts: contactStore(table),
    gifts: giftStore(table),
    giftCodes: giftCodeStore(table),
    voiceCodes: voiceCodeStore(table),
    verifications: verificationStore(table),
    attempts: attemptStore(table),
    rewards: rewardStore(table),
    referrals: referralStore(table),
    windows: windowStore(table),
    commands: commandStore(table),
    deliveryHomes: deliveryHomeStore(table),
  };
}
