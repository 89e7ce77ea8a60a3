import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { marshall, type NativeAttributeValue } from '@aws-sdk/util-dynamodb';
import { databaseFile, findDynoxide } from '../../demo/engine/ladder';
import { tableDefinition } from '../../lambda/adapters/dynamodb/table-definition';
import { type TestTable, withTestTable } from '../../test/support/dynamodb';

export type ImportedItem = Record<string, NativeAttributeValue>;

const name = 'imported';
const itemsPerChunk = 1_000;

/** Lines as DynamoDB's export to S3 writes them. */
function* exportedLines(items: Iterable<ImportedItem>): Generator<string> {
  let lines: string[] = [];
  for (const item of items) {
    lines.push(`${JSON.stringify({ Item: marshall(item) })}\n`);
    if (lines.length < itemsPerChunk) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/** Writes the engine's file from items. */
async function importItems(folder: string, items: Iterable<ImportedItem>): Promise<void> {
  const engine = findDynoxide();
  if (!engine) throw new Error('Only the embedded engine can import a table: npm ci brings it');
  const source = path.join(folder, 'export');
  const data = path.join(source, name, 'data');
  mkdirSync(data, { recursive: true });
  const file = createWriteStream(path.join(data, 'items.json.gz'));
  await pipeline(Readable.from(exportedLines(items)), createGzip({ level: 1 }), file);
  const schema = path.join(folder, 'schema.json');
  writeFileSync(schema, JSON.stringify([{ Table: { TableName: name, ...tableDefinition } }]));
  const files = ['--source', source, '--schema', schema, '--output', databaseFile(folder)];
  execFileSync(engine.path, ['import', ...files], { stdio: 'pipe' });
}

/** Lends a table that begins with these items. A million of them, sent one by one, would take an hour. */
export async function withImportedTable<T>(
  items: Iterable<ImportedItem>,
  work: (table: TestTable) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'majordomo-import-'));
  try {
    await importItems(folder, items);
    return await withTestTable(work, { dataDir: folder, name });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
