/**
 * Runs the benchmarks: `npm run bench -- --only size --json`. A report: it ends well also where a budget is missed,
 * and fails only when a benchmark could not run.
 */
import { parseArgs } from 'node:util';
import { coldImport } from './cold-import';
import { delivery } from './delivery';
import { growth } from './growth';
import { ledger } from './ledger';
import { ledgerVerify } from './ledger-verify';
import { memory } from './memory';
import { type Benchmark, type Result, tableOf, verdictOf } from './report';
import { responseSize } from './response-size';
import { roundTrips } from './round-trips';
import { size } from './size';
import { turnTime } from './turn-time';

const benchmarks: readonly Benchmark[] = [
  roundTrips,
  turnTime,
  growth,
  ledger,
  delivery,
  coldImport,
  size,
  memory,
  responseSize,
  ledgerVerify,
];

const usage = `npm run bench -- [--only NAME] [--json]\n\nNAME: ${benchmarks.map(({ name }) => name).join(', ')}`;

/** @throws Error naming the benchmarks there are. */
function chosen(only: string[] | undefined): readonly Benchmark[] {
  for (const name of only ?? [])
    if (!benchmarks.some((one) => one.name === name)) throw new Error(`No benchmark "${name}".\n\n${usage}`);
  return only ? benchmarks.filter(({ name }) => only.includes(name)) : benchmarks;
}

async function resultOf({ name, title, run }: Benchmark): Promise<Result | undefined> {
  console.error(`${name} …`);
  try {
    return { name, title, ...(await run()) };
  } catch (error) {
    console.error(`${name} could not run:`, error);
    return undefined;
  }
}

const forMachines = (results: Result[]): string => {
  const withVerdicts = results.map(({ rows, ...result }) => ({
    ...result,
    rows: rows.map((row) => ({ ...row, verdict: verdictOf(row) })),
  }));
  return JSON.stringify(
    { node: process.version, platform: process.platform, results: withVerdicts },
    null,
    2,
  );
};

function summaryOf(results: Result[]): string {
  const verdicts = results.flatMap(({ rows }) => rows.map(verdictOf));
  const countOf = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return `${countOf('pass')} within budget, ${countOf('short')} short.`;
}

async function main(): Promise<void> {
  const options = {
    only: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { only, json, help } = parseArgs({ options }).values;
  if (help) return console.log(usage);
  const results: Result[] = [];
  for (const benchmark of chosen(only)) {
    const result = await resultOf(benchmark);
    if (!result) process.exitCode = 1;
    else results.push(result);
    if (result && !json) console.log(tableOf(result));
  }
  console.log(json ? forMachines(results) : summaryOf(results));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
