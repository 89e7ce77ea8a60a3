import { execFileSync, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { argumentsOf } from '../support/arguments';
import { inParallel } from '../support/in-parallel';
import { type RunReport, simulate } from './runner';
import { exploreAll } from './scopes';

/*
 * `npm run test:ledger`: 20 seeds of 100,000 operations, as many processes at a time as there are cores.
 * Before them, every run of two operations on two wallets.
 * `npm run test:ledger -- --seed 7 --steps 1234`: one run again, up to the operation at which it broke.
 */

const usage = [
  'npm run test:ledger -- [--seed N] [--seeds N] [--steps N] [--workers N] [--scopes] [--verbose]',
  '',
  '  --seed N     this seed alone, without the small scopes before it',
  '  --seeds N    so many seeds, from 1 on (20)',
  '  --steps N    operations of each (100000)',
  '  --workers N  processes at a time (as many as there are cores)',
  '  --scopes     the small scopes alone',
  '  --verbose    counts the answers of each kind',
].join('\n');

const values = argumentsOf(usage, {
  seed: { type: 'string' },
  seeds: { type: 'string', default: '20' },
  steps: { type: 'string', default: '100000' },
  workers: { type: 'string', default: String(availableParallelism()) },
  scopes: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
});

const operations = Number(values.steps);

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

const perSecond = (count: number, startedAt: bigint): number =>
  Math.round(count / (Number(process.hrtime.bigint() - startedAt) / 1e9));

function tell(report: RunReport, startedAt: bigint): void {
  const { seed, calls, movements, crashes, violation } = report;
  const facts = `${report.operations} operations, ${movements} movements, ${calls} calls, ${crashes} crashes`;
  console.log(`seed ${seed}: ${facts}, ${perSecond(report.operations, startedAt)} operations a second`);
  if (values.verbose) console.table(Object.fromEntries(Object.entries(report.answers).sort()));
  if (!violation) return;
  console.error(`seed ${seed} broke at operation ${report.operations}, call ${calls}, commit ${commit()}`);
  console.error(violation.message);
  console.error(`again: npm run test:ledger -- --seed ${seed} --steps ${report.operations}`);
}

async function runOne(seed: number): Promise<number> {
  const startedAt = process.hrtime.bigint();
  const report = await simulate({ seed, operations });
  tell(report, startedAt);
  return report.violation ? 1 : 0;
}

const program = path.join(__dirname, 'main.ts');

/** One seed in a process of its own. */
const runApart = (seed: number): Promise<number> =>
  new Promise((resolve) => {
    const options = ['--seed', String(seed), '--steps', String(operations)];
    const child = spawn(process.execPath, ['tools/run.mjs', program, ...options], { stdio: 'inherit' });
    child.on('close', (status) => resolve(status ?? 1));
  });

async function runAll(): Promise<number> {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, place) => place + 1);
  const statuses = await inParallel(seeds, Number(values.workers), runApart);
  const failures = statuses.filter((status) => status !== 0).length;
  const told = failures === 0 ? 'no coin was lost or made' : `${failures} of them broke`;
  console.log(`${values.seeds} seeds of ${operations} operations: ${told}`);
  return failures;
}

async function run(): Promise<number> {
  if (values.seed !== undefined) return runOne(Number(values.seed));
  const failures = await exploreAll();
  return failures > 0 || values.scopes ? failures : runAll();
}

void run().then((failures) => {
  process.exitCode = failures === 0 ? 0 : 1;
});
