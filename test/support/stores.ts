import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStores, type StoreOptions, type Stores, tableIn } from '../../lambda/adapters/dynamodb';
import { type HttpStores, httpStores } from '../../lambda/adapters/dynamodb/http-stores';

export type AllStores = Stores & HttpStores;

/** Every store that there is in a table. */
export const allStores = (
  client: DynamoDBDocumentClient,
  name: string,
  options: StoreOptions = {},
): AllStores => ({
  ...createStores(client, name, options),
  ...httpStores(tableIn(client, name, options)),
});
