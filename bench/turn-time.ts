import { BatchWriteCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '../demo/engine/table';
import { type TestTable, withTestTable } from '../test/support/dynamodb';
import type { TurnTimes, TurnTimeTask } from './probes/turn-time';
import type { Benchmark, Row } from './report';
import { withBundles } from './support/bundles';
import { openAccounts } from './support/environment';
import { runProbe } from './support/probe';
import { recordAll } from './support/recording';
import { quantile } from './support/statistics';

const budgets = { p50: 1.1, p99: 1.25 };
const warmUpTurns = 400;
const turns = 2_000;
const mostMs = 55_000;
const batchSize = 25;

/** Another table with the same items: bare writes need the same state to write on. */
async function copyTable(client: DynamoDBDocumentClient, from: string, to: string): Promise<void> {
  await ensureTable(client, to);
  const pages = paginateScan({ client, pageSize: batchSize }, { TableName: from, ConsistentRead: true });
  for await (const { Items = [] } of pages) {
    const requests = Items.map((Item) => ({ PutRequest: { Item } }));
    if (requests.length > 0) await client.send(new BatchWriteCommand({ RequestItems: { [to]: requests } }));
  }
}

function rowsOf({ turnMs, bareMs }: TurnTimes): Row[] {
  const over = (what: string, share: number, budget: number): Row => ({
    what: `a turn over its bare requests, ${what}`,
    budget,
    measured: quantile(turnMs, share) / quantile(bareMs, share),
    unit: 'times',
  });
  const told = (what: string, measured: number): Row => ({ what, measured, unit: 'ms' });
  return [
    over('p50', 0.5, budgets.p50),
    over('p99', 0.99, budgets.p99),
    told('a turn, p50', quantile(turnMs, 0.5)),
    told('its bare requests, p50', quantile(bareMs, 0.5)),
    told('a turn, p99', quantile(turnMs, 0.99)),
    told('its bare requests, p99', quantile(bareMs, 0.99)),
  ];
}

async function measure(table: TestTable): Promise<{ rows: Row[]; notes: string[] }> {
  const accounts = await openAccounts(table.endpoint, table.name);
  const recordings = await recordAll(table, accounts);
  const mirrorTable = `${table.name}-mirror`;
  await copyTable(table.client, table.name, mirrorTable);
  return withBundles(async (bundles) => {
    const { file } = await bundles.make('bench/probes/turn-time.ts', { lean: true });
    const task: TurnTimeTask = { recordings, mirrorTable, warmUpTurns, turns, mostMs };
    const times = await runProbe<TurnTimes>(file, task, accounts);
    return {
      rows: rowsOf(times),
      notes: [
        `${times.turnMs.length} turns that use the table, after ${warmUpTurns} to warm up; each is followed by its own requests sent bare: same client, same inputs, same waves, on a copy of the table.`,
        'On the embedded engine a request takes about a millisecond. In AWS it takes several, so that the ratio there is smaller.',
      ],
    };
  });
}

export const turnTime: Benchmark = {
  name: 'turn-time',
  title: 'A turn over its bare DynamoDB requests',
  run: () => withTestTable(measure),
};
