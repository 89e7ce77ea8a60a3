import { DeleteTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../lambda/adapters/dynamodb/client';
import { ensureTable, localCredentials, localRegion } from './engine';
import { demoTableName } from './terms';

/** A busy machine fills its table slowly. */
const requestTimeoutMs = 20_000;

async function deleteTable(client: DynamoDBDocumentClient): Promise<void> {
  try {
    await client.send(new DeleteTableCommand({ TableName: demoTableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

/** A client of the demo's engine, whose table stands. */
export async function openTable(endpoint: string): Promise<DynamoDBDocumentClient> {
  const engine = { endpoint, region: localRegion, credentials: localCredentials };
  const client = createDocumentClient({ ...engine, requestTimeoutMs });
  await ensureTable(client, demoTableName);
  return client;
}

/** Forgets all that stands in the table. */
export async function emptyTable(client: DynamoDBDocumentClient): Promise<void> {
  await deleteTable(client);
  await ensureTable(client, demoTableName);
}
