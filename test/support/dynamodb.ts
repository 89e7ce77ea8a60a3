import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type Engine, localCredentials, localRegion, startEngine } from '../../demo/engine/engine';
import { ensureTable } from '../../demo/engine/table';
import type { StoreOptions } from '../../lambda/adapters/dynamodb';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import { type AllStores, allStores } from './stores';

export interface TestTable {
  client: DynamoDBDocumentClient;
  name: string;
  endpoint: string;
  /** Stores on this table; on another client of it when one is given. */
  stores(options?: StoreOptions, client?: DynamoDBDocumentClient): AllStores;
  /** A further client of the same engine, to put faults or counters on. */
  newClient(options?: { requestTimeoutMs?: number }): DynamoDBDocumentClient;
  /** Deletes the table and ends what was started for it. */
  drop(): Promise<void>;
}

/** What a long test may take: Amazon's own emulator needs minutes for what the embedded engine does in seconds. */
export const slowEngineMs = 300_000;

/** Retries at once: tests have no time to lose. */
export const noWaiting = { wait: async () => undefined, random: () => 0 };

/** A table that may stand already, in the engine's folder. */
export interface KeptTable {
  dataDir: string;
  name: string;
}

const engineOptions = () => {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  return endpoint === undefined || endpoint === '' ? {} : { endpoint };
};

/** A fresh table on a real engine: the one at DYNAMODB_ENDPOINT, else an embedded one for this suite. */
export async function testTable(kept?: KeptTable): Promise<TestTable> {
  const engine: Engine = await startEngine(kept ? { dataDir: kept.dataDir } : engineOptions());
  const clients: DynamoDBDocumentClient[] = [];
  const newClient: TestTable['newClient'] = ({ requestTimeoutMs = 20_000 } = {}) => {
    const { endpoint } = engine;
    const options = { endpoint, region: localRegion, credentials: localCredentials };
    const client = createDocumentClient({ ...options, requestTimeoutMs, connectTimeoutMs: 5_000 });
    clients.push(client);
    return client;
  };
  const client = newClient();
  const name = kept?.name ?? `test-${randomUUID()}`;
  await ensureTable(client, name);
  return {
    client,
    name,
    endpoint: engine.endpoint,
    newClient,
    stores: (options = {}, chosen = client) => allStores(chosen, name, { patience: noWaiting, ...options }),
    async drop() {
      await client.send(new DeleteTableCommand({ TableName: name }));
      for (const one of clients) one.destroy();
      await engine.stop();
    },
  };
}

/** Every item of a table. */
export async function scanAll({ client, name }: TestTable): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: name })) items.push(...Items);
  return items;
}

/** Lends a table and drops it again, whatever comes of the work. */
export async function withTestTable<T>(work: (table: TestTable) => Promise<T>, kept?: KeptTable): Promise<T> {
  const table = await testTable(kept);
  try {
    return await work(table);
  } finally {
    await table.drop();
  }
}
