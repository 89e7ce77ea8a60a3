import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { engineFileName } from '../../demo/engine-file';
import { createStores, type Stores } from '../../lambda/adapters/dynamodb';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import { systemClock } from '../../lambda/adapters/system/clock';
import type { Instant } from '../../lambda/domain/time';

/** The shop to import into. */
export interface ShopTable {
  stores: Stores;
  tableName: string;
  /** Now, as the shop reckons it: a demo's clock may have been moved. */
  now: Instant;
  close(): void;
}

type Environment = Record<string, string | undefined>;

const anyCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const clockTimeoutMs = 2_000;
const engineFileShape = v.object({ endpoint: v.string(), tableName: v.string(), url: v.string() });
const clockShape = v.object({ now: v.string() });

const noTable = (dataDir: string): string =>
  [
    `No shop to import into: ${join(dataDir, engineFileName)} names no running demo. Either`,
    '- run "npm start" in another terminal (with the same --data, if you gave one), or',
    '- set TABLE_NAME and AWS_REGION for the table of a deployed shop, or',
    '- set TABLE_NAME and DYNAMODB_ENDPOINT for another engine.',
  ].join('\n');

function open(tableName: string, now: Instant, endpoint?: string, region = 'local'): ShopTable {
  const local = endpoint === undefined ? {} : { endpoint, credentials: anyCredentials };
  const client = createDocumentClient({ region, ...local });
  const clock = { now: () => now };
  return {
    stores: createStores(client, tableName, { clock }),
    tableName,
    now,
    close: () => client.destroy(),
  };
}

/** The table that the environment names, else the running demo's. @throws Error saying what to do when there is none. */
export async function openShopTable(environment: Environment, dataDir: string): Promise<ShopTable> {
  const { TABLE_NAME, DYNAMODB_ENDPOINT, AWS_REGION } = environment;
  if (TABLE_NAME) return open(TABLE_NAME, systemClock.now(), DYNAMODB_ENDPOINT, AWS_REGION);
  const demo = await runningDemo(dataDir);
  if (!demo) throw new Error(noTable(dataDir));
  return open(demo.tableName, demo.now, demo.endpoint);
}

/** The demo that runs on a data folder, if one does. */
export async function runningDemo(dataDir: string) {
  const path = join(dataDir, engineFileName);
  if (!existsSync(path)) return undefined;
  try {
    const demo = v.parse(engineFileShape, JSON.parse(readFileSync(path, 'utf8')));
    const signal = AbortSignal.timeout(clockTimeoutMs);
    const answer = await fetch(`${demo.url}/local/clock`, { signal });
    return { ...demo, now: v.parse(clockShape, await answer.json()).now };
  } catch {
    // What a demo left behind when it was killed, or somebody else's server: no demo either way.
    return undefined;
  }
}
