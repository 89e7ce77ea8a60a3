import { type TestTable, withTestTable } from '../test/support/dynamodb';
import type { MemoryTask, MemoryUse } from './probes/memory';
import type { Benchmark, Row } from './report';
import { type Bundles, withBundles } from './support/bundles';
import { openAccounts } from './support/environment';
import { openFurnishedHouse } from './support/furnished-house';
import { runProbe } from './support/probe';
import { recordAll } from './support/recording';
import { median } from './support/statistics';

const budget = 1.5;
const turns = 1_000;
const roundCount = 3;

type Measure = (handlerFile: string) => Promise<number>;

/** In turn, so that what else the machine does meets both alike. */
async function medians(bundles: Bundles, residentMb: Measure): Promise<{ skillMb: number; bareMb: number }> {
  const skill = await bundles.skill();
  const bare = await bundles.make('bench/hello-worlds/core.ts', { lean: false });
  const samples = { skill: [] as number[], bare: [] as number[] };
  for (let round = 0; round < roundCount; round++) {
    samples.skill.push(await residentMb(skill.file));
    samples.bare.push(await residentMb(bare.file));
  }
  return { skillMb: median(samples.skill), bareMb: median(samples.bare) };
}

const rowsOf = ({ skillMb, bareMb }: { skillMb: number; bareMb: number }): Row[] => [
  { what: 'the skill over the bare bundle', budget, measured: skillMb / bareMb, unit: 'times' },
  { what: 'the skill', measured: skillMb, unit: 'MB' },
  { what: 'ask-sdk-core and client-dynamodb, bundled, hello world', measured: bareMb, unit: 'MB' },
];

async function measure(table: TestTable): Promise<{ rows: Row[]; notes: string[] }> {
  const accounts = await openAccounts(table.endpoint, table.name);
  const recordings = await recordAll(table, accounts);
  const { household } = await openFurnishedHouse(table, {});
  return await withBundles(async (bundles) => {
    const { file } = await bundles.make('bench/probes/memory.ts', { lean: false });
    const residentMb = async (handlerFile: string): Promise<number> => {
      const task: MemoryTask = { handlerFile, recordings, turns };
      const environment = { ...accounts.environment, HELLO_HOUSEHOLD: household.id };
      const options = { environment, nodeOptions: ['--expose-gc'] };
      return (await runProbe<MemoryUse>(file, task, options)).residentMb;
    };
    return {
      rows: rowsOf(await medians(bundles, residentMb)),
      notes: [
        `Resident memory after ${turns} mixed turns and a garbage collection; medians of ${roundCount} processes each.`,
        'The hello world hears the same requests, reads the same items, and writes a transaction of four items at each "yes".',
      ],
    };
  });
}

export const memory: Benchmark = {
  name: 'memory',
  title: 'Resident memory after 1,000 mixed turns',
  run: () => withTestTable(measure),
};
