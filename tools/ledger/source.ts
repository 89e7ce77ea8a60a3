import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { startEngine } from '../../demo/engine';
import { archiveFolder } from '../../demo/engine-file';
import { demoTableName } from '../../demo/terms';
import { folderArchive } from '../../lambda/adapters/archive/folder';
import { s3Archive } from '../../lambda/adapters/archive/s3';
import { createStores, type Stores } from '../../lambda/adapters/dynamodb';
import { ofAudit } from '../../lambda/adapters/dynamodb/audit-items';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import { scanItems } from '../../lambda/adapters/dynamodb/ledger';
import type { Item } from '../../lambda/adapters/dynamodb/requests';
import { systemClock } from '../../lambda/adapters/system/clock';
import { systemRandom, systemWait } from '../../lambda/adapters/system/random';
import type { Archive } from '../../lambda/domain/proof/archive';
import type { Clock } from '../../lambda/domain/time';
import { runningDemo } from '../imports/table';

export type Environment = Record<string, string | undefined>;

/** Books to look into. */
export interface LedgerSource {
  /** What to call them. */
  name: string;
  stores: Stores;
  clock: Clock;
  archive: Archive;
  items(): AsyncIterable<Item[]>;
  close(): Promise<void>;
}

const requestTimeoutMs = 20_000;
const archiveTimeoutMs = 20_000;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

interface Place {
  tableName: string;
  region: string;
  endpoint?: string | undefined;
  clock: Clock;
  archive: Archive;
  end?(): Promise<void>;
}

function openTable({ tableName, region, endpoint, clock, archive, end }: Place): LedgerSource {
  const local = endpoint === undefined ? {} : { endpoint, credentials };
  const client = createDocumentClient({ region, requestTimeoutMs, ...local });
  const patience = { wait: systemWait, random: systemRandom };
  return {
    name: `table ${tableName}`,
    stores: createStores(client, tableName, { clock }),
    clock,
    archive,
    items: () => scanItems({ client, name: tableName, clock, patience }, ofAudit),
    async close() {
      client.destroy();
      await end?.();
    },
  };
}

/** The archive that the environment names, else the one in a data folder. */
export function archiveOf(environment: Environment, dataDir: string): Archive {
  const { ARCHIVE_BUCKET, ARCHIVE_FOLDER, AWS_REGION = '' } = environment;
  return ARCHIVE_BUCKET
    ? s3Archive({ bucket: ARCHIVE_BUCKET, region: AWS_REGION, timeoutMs: archiveTimeoutMs })
    : folderArchive(ARCHIVE_FOLDER ?? join(dataDir, archiveFolder));
}

/** A demo that does not run: its engine is started for as long as this takes. */
async function openFolder(dataDir: string, archive: Archive): Promise<LedgerSource> {
  const engineDir = join(dataDir, 'engine');
  if (!existsSync(engineDir))
    throw new Error(
      `No books to look into: ${dataDir} holds no demo. Run "npm start" once, name another folder with --data, or set TABLE_NAME and AWS_REGION.`,
    );
  const engine = await startEngine({ dataDir: engineDir });
  return openTable({
    tableName: demoTableName,
    region: 'local',
    endpoint: engine.endpoint,
    clock: systemClock,
    archive,
    end: () => engine.stop(),
  });
}

/** The table that the environment names, else the demo on a data folder, whether it runs or not. */
export async function openLedger(environment: Environment, dataDir: string): Promise<LedgerSource> {
  const archive = archiveOf(environment, dataDir);
  const { TABLE_NAME, DYNAMODB_ENDPOINT, AWS_REGION = 'local' } = environment;
  if (TABLE_NAME)
    return openTable({
      tableName: TABLE_NAME,
      region: AWS_REGION,
      endpoint: DYNAMODB_ENDPOINT,
      clock: systemClock,
      archive,
    });
  const demo = await runningDemo(dataDir);
  if (!demo) return openFolder(dataDir, archive);
  const clock = { now: () => demo.now };
  return openTable({ tableName: demo.tableName, region: 'local', endpoint: demo.endpoint, clock, archive });
}

/** The item of a row; undefined when it holds none. */
function itemIn(row: string): Item | undefined {
  try {
    const read = JSON.parse(row) as { Item?: Parameters<typeof unmarshall>[0] } & Item;
    const item = read.Item ? unmarshall(read.Item) : read;
    return typeof item.pk === 'string' && typeof item.sk === 'string' ? item : undefined;
  } catch {
    return undefined;
  }
}

/** Rows of a file, unpacked where it is packed. @throws Error naming the file when it cannot be read to its end. */
async function* rowsOf(file: string): AsyncGenerator<string> {
  const stored = createReadStream(file);
  // What fails in the file fails in what unpacks it, which a pipe alone would not tell.
  const input = file.endsWith('.gz') ? pipeline(stored, createGunzip(), () => undefined) : stored;
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

const itemsPerPage = 1_000;

/** Items of an export: one JSON object a line, plain or as DynamoDB exports them, gzipped or not. */
export async function* exportedItems(file: string): AsyncGenerator<Item[]> {
  let page: Item[] = [];
  let number = 0;
  for await (const row of rowsOf(file)) {
    number++;
    if (row.trim() === '') continue;
    const item = itemIn(row);
    if (!item)
      throw new Error(`Line ${number} of the export is no item: one JSON object a line is expected.`);
    page.push(item);
    if (page.length < itemsPerPage) continue;
    yield page;
    page = [];
  }
  yield page;
}
