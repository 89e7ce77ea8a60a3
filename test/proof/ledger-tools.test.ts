import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localCredentials, localRegion, startEngine } from '../../demo/engine';
import { ensureTable } from '../../demo/engine/table';
import { writeEngineFile } from '../../demo/engine-file';
import { demoTableName } from '../../demo/terms';
import { folderArchive } from '../../lambda/adapters/archive/folder';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import type { Item } from '../../lambda/adapters/dynamodb/requests';
import { keys } from '../../lambda/adapters/dynamodb/table';
import type { Kpis } from '../../lambda/domain/books/kpis';
import { sealedDays, sealName } from '../../lambda/domain/proof/seal';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { exportedItems } from '../../tools/ledger/source';
import { auditBooks, linesOf } from '../../tools/ledger/verify';
import { memoryArchive } from '../support/archive';
import { type TestTable, testTable } from '../support/dynamodb';
import { randomLedger } from '../support/random-ledger';
import { asItems, itemsOf } from './books-as-items';
import { fillTable, putItems } from './filled-table';

/** What is run to look into the books: on an export, on a table, on a demo; and what it ends with. */

const from = '2026-03-01T00:00:00.000Z';
const ledger = randomLedger({ seed: 10, walletCount: 6, movementCount: 200, from, stepMs: dayMs / 10 });
const books = asItems(ledger);
const items = itemsOf(books);
const counted = `${ledger.lines.length} lines of ${ledger.wallets.length} accounts, ${ledger.journals.length} journals`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'books-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  status: number;
  said: string;
}

/** Runs a tool as its npm script does, and does not wait where it may ask this process something. */
const run = (tool: string, options: string[], environment: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      INIT_CWD: folder,
      ARCHIVE_FOLDER: path.join(folder, 'archive'),
      ...environment,
    };
    execFile(
      process.execPath,
      ['tools/run.mjs', `tools/${tool}.ts`, ...options],
      { env },
      (error, stdout, stderr) => resolve({ status: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    );
  });

const rowsOf = (some: readonly Item[]): string => some.map((item) => `${JSON.stringify(item)}\n`).join('');

/** Books with one coin too many in a line of the middle. */
const altered = items.map((item) =>
  item.sk === books.lines[90]?.sk && item.pk === books.lines[90]?.pk
    ? { ...item, coins: Number(item.coins) + 1 }
    : item,
);
const { account, sequence } = ledger.lines[90] ?? {};
const wrongLine = `WRONG: line ${sequence} of account ${account}: `;

describe('ledger:verify on an export', () => {
  const verify = (name: string, content?: string | Buffer, ...options: string[]): Promise<Ended> => {
    if (content !== undefined) writeFileSync(path.join(folder, name), content);
    return run('ledger-verify', ['--export', name, ...options]);
  };

  beforeEach(async () => {
    const archive = folderArchive(path.join(folder, 'archive'));
    for (const [day, text] of books.seals) await archive.put(sealName(day), text);
  });

  it.each<[string, (rows: string) => string | Buffer]>([
    ['export.jsonl', (rows) => rows],
    ['export.json.gz', (rows) => gzipSync(rows)],
  ])('%s: ends with 0 when all is right, with 1 and the line when it is not', async (name, pack) => {
    const right = await verify(name, pack(rowsOf(items)));
    expect(right).toEqual({ status: 0, said: expect.stringContaining('All of it holds together.') });
    expect(right.said).toContain(counted);
    expect(right.said).toContain(`${books.seals.length} seals, the last of ${books.seals.at(-1)?.[0]}`);
    const wrong = await verify(name, pack(rowsOf(altered)));
    expect(wrong).toEqual({ status: 1, said: expect.stringContaining(wrongLine) });
  });

  it('says all of it to a program', async () => {
    const { status, said } = await verify('export.jsonl', rowsOf(altered), '--json');
    const report = JSON.parse(said);
    expect([status, report.findings[0].place]).toEqual([1, { of: 'line', account, sequence }]);
    expect(report).toMatchObject({ lineCount: ledger.lines.length, sealCount: books.seals.length });
  });

  const whole = rowsOf(items.slice(0, 20));
  it.each<[string, string, string | Buffer | undefined, string]>([
    ['that is not there', 'none.jsonl', undefined, 'none.jsonl cannot be read: ENOENT: no such file'],
    ['that is packed and not there', 'none.gz', undefined, 'none.gz cannot be read: ENOENT: no such file'],
    [
      'that was cut off',
      'cut.gz',
      gzipSync(whole).subarray(0, 300),
      'cut.gz cannot be read: unexpected end of file',
    ],
    [
      'that was cut in a line',
      'cut.jsonl',
      whole.slice(0, -9),
      'Line 20 of the export is no item: one JSON object',
    ],
    [
      'with something else in it',
      'other.jsonl',
      `${whole}\n17\n`,
      'Line 22 of the export is no item: one JSON object',
    ],
  ])('ends with 2, in one sentence, on a file %s', async (_what, name, content, sentence) => {
    const { status, said } = await verify(name, content);
    expect([status, said.trimEnd().split('\n')]).toEqual([2, [expect.stringContaining(sentence)]]);
  });
});

it.each(['ledger-verify', 'ledger-report', 'ledger-seal'])('%s tells how it is used', async (tool) => {
  const options = [['--help'], ['--exprot', 'x'], ['--data', folder]];
  const [help, wrong, none] = await Promise.all(options.map((some) => run(tool, some)));
  expect(help).toEqual({ status: 0, said: expect.stringMatching(/^npm run ledger:\w+ -- \[--data DIR\]/) });
  expect(wrong).toEqual({ status: 2, said: expect.stringContaining(help?.said ?? '') });
  expect(wrong?.said).toMatch(/^Unknown option '--exprot'/);
  expect(none).toEqual({
    status: 2,
    said: expect.stringContaining(`${folder} holds no demo. Run "npm start" once`),
  });
});

it('reads an export as DynamoDB writes it', async () => {
  const file = path.join(folder, 'export.json.gz');
  const rows = items.map((item) => JSON.stringify({ Item: marshall(item, { removeUndefinedValues: true }) }));
  writeFileSync(file, gzipSync(rows.join('\r\n')));
  const report = await auditBooks({ items: () => exportedItems(file), archive: memoryArchive() }, false);
  expect(report).toMatchObject({ findingCount: 0, lineCount: ledger.lines.length });
});

describe('two readings', () => {
  let readings: number;
  const audited = (pages: (readonly Item[])[], isLive: boolean) => {
    readings = 0;
    async function* read() {
      yield [...(pages[readings++] ?? [])];
    }
    return auditBooks({ items: read, archive: memoryArchive() }, isLive);
  };
  const withoutLast = items.filter((item) => item !== books.lines.at(-1));

  it('of a table that is written meanwhile leave what was wrong in both', async () => {
    expect(await audited([altered, altered], true)).toMatchObject({
      findings: [{ place: { account, sequence } }, {}],
    });
    expect(readings).toBe(2);
    const torn = await audited([withoutLast, altered], true);
    expect([torn.findings, torn.findingCount, linesOf(torn).at(-1)]).toEqual([
      [],
      0,
      'All of it holds together.',
    ]);
    expect((await audited([altered, items], true)).findingCount).toBe(0);
  });

  it('are one where the first finds nothing, or nobody writes', async () => {
    expect((await audited([items, altered], true)).findingCount).toBe(0);
    expect(readings).toBe(1);
    expect((await audited([altered, items], false)).findingCount).toBeGreaterThan(0);
    expect(readings).toBe(1);
  });
});

describe('on a table', () => {
  let table: TestTable;
  let here: Record<string, string>;
  beforeEach(async () => {
    table = await testTable();
    await fillTable(table, ledger);
    here = { TABLE_NAME: table.name, DYNAMODB_ENDPOINT: table.endpoint };
  });
  afterEach(() => table.drop());

  it('all days that have ended are sealed, once; then the books are verified and reported', async () => {
    const sealed = await run('ledger-seal', [], here);
    expect(sealed).toEqual({ status: 0, said: expect.stringMatching(/^Sealed: 2026-03-01, 2026-03-02, /) });
    const again = await run('ledger-seal', [], here);
    expect(again).toEqual({ status: 0, said: 'Every day that has ended is sealed.\n' });
    const verified = await run('ledger-verify', [], here);
    const { length } = await sealedDays(folderArchive(path.join(folder, 'archive')));
    expect(verified).toEqual({ status: 0, said: expect.stringContaining(`${length} seals, `) });
    expect(verified.said).toContain(`, over ${ledger.lines.length} lines`);
    const [shown, projected, recomputed] = await Promise.all(
      [[], ['--json'], ['--json', '--recompute']].map((options) => run('ledger-report', options, here)),
    );
    expect(shown).toEqual({ status: 0, said: expect.stringMatching(/^drift +0$/m) });
    const [one, other] = [projected, recomputed].map((ended) => JSON.parse(ended?.said ?? '') as Kpis);
    const [tier] = one?.holders ?? [];
    const holding = ledger.wallets.filter(({ availableCoins }) => availableCoins >= (tier?.fromCoins ?? 0));
    expect(other).toEqual(one);
    expect(tier?.wallets).toBe(holding.length);
    expect(shown?.said).toMatch(new RegExp(`^wallets of 1000 and more \\(\\w+\\) +${holding.length}$`, 'm'));
  });

  it('a coin too many in a line, and one in the books of a day, end with 1', async () => {
    const addCoin = (key: Item) =>
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: { pk: key.pk, sk: key.sk },
          UpdateExpression: 'ADD coins :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
    await addCoin(books.lines[90] ?? {});
    const verified = await run('ledger-verify', [], here);
    expect(verified).toEqual({ status: 1, said: expect.stringContaining(wrongLine) });
    await addCoin({ ...keys.booksOfDay('2026-03-05', 1) });
    const reported = await run('ledger-report', ['--recompute'], here);
    expect(reported).toEqual({ status: 1, said: expect.stringMatching(/^drift +1$/m) });
  });

  it('a demo that runs is found by its folder, at its own time', async () => {
    const now = plusMs(from, 3 * dayMs);
    const clock = createServer((_request, response) => response.end(JSON.stringify({ now }))).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => clock.once('listening', resolve));
    mkdirSync(path.join(folder, 'demo'));
    const url = `http://127.0.0.1:${(clock.address() as AddressInfo).port}`;
    writeEngineFile(path.join(folder, 'demo'), { endpoint: table.endpoint, tableName: table.name, url });
    const sealed = await run('ledger-seal', ['--data', path.join(folder, 'demo')]);
    expect(sealed).toEqual({ status: 0, said: 'Sealed: 2026-03-01, 2026-03-02\n' });
    await new Promise((resolve) => clock.close(resolve));
  });
});

it('a demo that does not run is looked into with an engine of its own', async () => {
  const engine = await startEngine({ dataDir: path.join(folder, 'engine') });
  const client = createDocumentClient({
    endpoint: engine.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  await ensureTable(client, demoTableName);
  await putItems({ client, name: demoTableName }, items);
  client.destroy();
  await engine.stop();
  const verified = await run('ledger-verify', ['--data', folder]);
  expect(verified).toEqual({ status: 0, said: expect.stringContaining(counted) });
});
