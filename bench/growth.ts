import { type TestTable, withTestTable } from '../test/support/dynamodb';
import type { House } from '../test/support/house';
import type { GrowthTask, GrowthTimes } from './probes/growth';
import type { Benchmark, Row } from './report';
import { withBundles } from './support/bundles';
import { openAccounts } from './support/environment';
import { openHouseWithPast } from './support/furnished-house';
import { runProbe } from './support/probe';
import { asSaidBy, recordAll, subjectOf } from './support/recording';
import { quantile } from './support/statistics';

const budget = 1.1;
const pasts = { short: { purchases: 10, goods: 10 }, long: { purchases: 10_000, goods: 40 } };
const warmUpTurns = 200;
const turns = 1_000;
const mostMs = 30_000;

function rowsOf({ shortMs, longMs }: GrowthTimes): Row[] {
  const over = (what: string, share: number): Row => ({
    what: `a turn with 10,000 purchases over one with 10, ${what}`,
    measured: quantile(longMs, share) / quantile(shortMs, share),
    unit: 'times',
  });
  return [
    { ...over('p50', 0.5), budget },
    over('p99', 0.99),
    { what: 'a turn with 10 purchases, p50', measured: quantile(shortMs, 0.5), unit: 'ms' },
    { what: 'a turn with 10,000 purchases, p50', measured: quantile(longMs, 0.5), unit: 'ms' },
  ];
}

async function measure(table: TestTable): Promise<{ rows: Row[]; notes: string[] }> {
  const accounts = await openAccounts(table.endpoint, table.name);
  const recordings = await recordAll(table, accounts);
  const saidIn = async (house: House) => {
    const token = await accounts.tokenFor(subjectOf(house));
    return recordings.map((recording) => asSaidBy(recording, token));
  };
  const short = await saidIn(await openHouseWithPast(table, pasts.short.purchases, pasts.short.goods));
  const long = await saidIn(await openHouseWithPast(table, pasts.long.purchases, pasts.long.goods));
  return withBundles(async (bundles) => {
    const { file } = await bundles.make('bench/probes/growth.ts', { lean: true });
    const task: GrowthTask = { short, long, warmUpTurns, turns, mostMs };
    const times = await runProbe<GrowthTimes>(file, task, accounts);
    return {
      rows: rowsOf(times),
      notes: [
        `${times.shortMs.length} turns of each household after ${warmUpTurns} to warm up, interleaved conversation by conversation.`,
        `The long history is of ${pasts.long.goods} goods, the short one of ${pasts.short.goods}: with the purchases, also the habits to read grow.`,
      ],
    };
  });
}

export const growth: Benchmark = {
  name: 'growth',
  title: 'A turn as the history grows',
  run: () => withTestTable(measure),
};
