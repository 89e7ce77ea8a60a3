import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { booksAlarms } from '../../infra/books';
import { readDeployment } from '../../infra/seller';
import { dayMs } from '../../lambda/domain/time';
import { makeHandler } from '../../lambda/entry/nightly';
import { lineItem } from '../proof/books-as-items';
import { fillTable, putItems } from '../proof/filled-table';
import { MovableClock, testShop } from '../seller/support';
import { memoryArchive } from '../support/archive';
import { type TestTable, testTable } from '../support/dynamodb';
import { randomLedger } from '../support/random-ledger';

/** The function of the night, as AWS calls it: what it logs is what the alarms of the books are made of. */

const ledger = randomLedger({
  seed: 8,
  walletCount: 5,
  movementCount: 150,
  from: '2026-03-01T00:00:00.000Z',
  stepMs: dayMs / 10,
});
const [firstLine] = ledger.lines.map(lineItem);

let table: TestTable;
let clock: MovableClock;
let night: ReturnType<typeof makeHandler>;
let written: jest.SpyInstance;

beforeEach(async () => {
  table = await testTable();
  await fillTable(table, ledger);
  clock = new MovableClock();
  clock.move(30 * dayMs);
  const shop = {
    ...testShop(table, clock, { handOver: async () => undefined }),
    archive: memoryArchive(),
  };
  night = makeHandler(
    () => shop,
    () => ({ cutOffHours: 3 }),
  );
  written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  written.mockRestore();
  await table.drop();
});

/** What the nights have logged, as CloudWatch reads it. */
const nightLines = (): Record<string, unknown>[] =>
  written.mock.calls
    .map(([text]) => JSON.parse(String(text)))
    .filter((line: Record<string, unknown>) => line.message === 'night');

interface Filter {
  FilterPattern: string;
  MetricTransformations: [{ MetricName: string; MetricValue: string }];
}

/** The filters of the books, as they are deployed. */
function filtersOfBooks(): Filter[] {
  const stack = new Stack(new App({ treeMetadata: false }), 'Books');
  const nightly = new LambdaFunction(stack, 'Nightly', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
    logGroup: new LogGroup(stack, 'NightlyLogs'),
  });
  booksAlarms(stack, nightly, readDeployment('infra/seller.example.json'));
  const filters = Template.fromStack(stack).findResources('AWS::Logs::MetricFilter');
  return Object.values(filters).map(({ Properties }) => Properties);
}

/** What the filters make of a line: figures by name. */
const figuresIn = (line: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    filtersOfBooks()
      .filter(({ FilterPattern }) => FilterPattern === `{ $.message = "${line.message}" }`)
      .map(({ MetricTransformations: [{ MetricName, MetricValue }] }) => [
        MetricName,
        MetricValue.startsWith('$.') ? line[MetricValue.slice(2)] : Number(MetricValue),
      ]),
  );

it('logs every figure that an alarm reads, as a number', async () => {
  const report = await night();
  if (report.kind !== 'closed') throw new Error('nothing was closed');
  const [line = {}, ...others] = nightLines();
  expect(others).toEqual([]);
  const { outstanding, yearVolumeCoins } = report.kpis;
  expect(outstanding.totalCoins).toBeGreaterThan(0);
  expect(yearVolumeCoins).toBeGreaterThan(0);
  expect(figuresIn(line)).toEqual({
    Drift: 0,
    Outstanding: outstanding.totalCoins,
    YearVolume: yearVolumeCoins,
    Nights: 1,
  });
});

it('logs by how many coins the books differ from the journals', async () => {
  await table
    .stores()
    .books.add([{ key: 'nothing', part: 'entry', day: '2026-03-05', totals: { purchased: 7 } }]);
  await night();
  expect(nightLines().map(figuresIn)).toEqual([expect.objectContaining({ Drift: 7 })]);
});

it('says nothing when every day is sealed', async () => {
  await night();
  expect(await night()).toEqual({ kind: 'up-to-date' });
  expect(nightLines()).toHaveLength(1);
});

it('fails when sealed lines are gone, its figures told before, every night until they are back', async () => {
  if (!firstLine) throw new Error('a ledger without lines');
  await night();
  const { pk, sk } = firstLine;
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  for (const lineCount of [2, 3]) {
    clock.move(dayMs);
    await expect(night()).rejects.toMatchObject({
      code: 'ledger-altered',
      evidence: { missingLineCount: 1 },
    });
    expect(nightLines()).toHaveLength(lineCount);
  }
  await putItems(table, [firstLine]);
  clock.move(dayMs);
  expect(await night()).toMatchObject({ kind: 'closed', missingLineCount: 0 });
});
