import { spawnSync } from 'node:child_process';
import type { Benchmark, Row } from './report';
import { type Bundles, withBundles } from './support/bundles';
import { type Environment, openAccounts } from './support/environment';
import { fullSdkHello, installFullSdk } from './support/full-sdk';
import { median } from './support/statistics';

const budgets = { overCore: 1.2, overFullSdk: 0.35 };
const roundCount = 25;
/** Loading calls nothing. */
const nowhere = 'http://127.0.0.1:9';

/** Milliseconds to load a file, told by a process that did nothing before. */
const loader = `
  const start = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - start));
  process.exit();
`;

interface Candidate {
  name: string;
  file: string;
}

function importMs(file: string, env: Environment): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', loader, file], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${file} could not be loaded: ${stderr}`);
  return Number(stdout);
}

/** One after the other, round after round: what else the machine does meets all of them alike. */
function measureAll(candidates: Candidate[], env: Environment): Map<string, number> {
  const samples = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round < roundCount; round++)
    for (const { name, file } of candidates) samples.get(name)?.push(importMs(file, env));
  return new Map([...samples].map(([name, timesMs]) => [name, median(timesMs)]));
}

const names = {
  skill: 'the skill',
  core: 'ask-sdk-core and client-dynamodb, bundled',
  leanCore: 'the same, without what the skill leaves out too',
  full: 'ask-sdk with its DynamoDB adapter, bundled',
  fullUnbundled: 'ask-sdk with its DynamoDB adapter, not bundled',
};

const candidatesOf = async (bundles: Bundles): Promise<Candidate[]> => [
  { name: names.skill, file: (await bundles.skill()).file },
  { name: names.core, file: (await bundles.make('bench/hello-worlds/core.ts', { lean: false })).file },
  { name: names.leanCore, file: (await bundles.make('bench/hello-worlds/core.ts', { lean: true })).file },
  { name: names.full, file: (await bundles.make('bench/ask-sdk/hello.js', { lean: false })).file },
  { name: names.fullUnbundled, file: fullSdkHello },
];

function rowsOf(medians: Map<string, number>): Row[] {
  const msOf = (name: string) => medians.get(name) ?? Number.NaN;
  const over = (name: string, budget?: number): Row => ({
    what: `the skill over ${name}`,
    measured: msOf(names.skill) / msOf(name),
    unit: 'times',
    ...(budget !== undefined && { budget }),
  });
  return [
    over(names.core, budgets.overCore),
    over(names.leanCore),
    over(names.full, budgets.overFullSdk),
    over(names.fullUnbundled),
    ...[...medians].map(([what, measured]): Row => ({ what, measured, unit: 'ms' })),
  ];
}

export const coldImport: Benchmark = {
  name: 'cold-import',
  title: 'Cold import of the skill over two hello worlds',
  run: () =>
    withBundles(async (bundles) => {
      installFullSdk();
      const { environment } = await openAccounts(nowhere, 'nothing');
      return {
        rows: rowsOf(measureAll(await candidatesOf(bundles), environment)),
        notes: [
          `Medians of ${roundCount} imports each, every one in a process of its own, interleaved.`,
          'All bundles are made with the same esbuild settings. The skill also leaves out parts of libraries that it never uses; the second row takes the same parts from the hello world.',
          'The full SDK loads faster from its many files than from one bundle; the last ratio compares with that.',
        ],
      };
    }),
};
