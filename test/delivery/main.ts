import { execFileSync, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { argumentsOf } from '../support/arguments';
import { inParallel } from '../support/in-parallel';
import { simulate } from './world/runner';

/*
 * `npm run test:delivery`: 12,000 deliveries with twice as much going on in each, as many processes at a time as there
 * are cores. `npm run test:delivery -- --seed 7`: one run again.
 */

const usage = [
  'npm run test:delivery -- [--seed N] [--from N] [--runs N] [--acts N] [--workers N] [--quiet] [--verbose]',
  '',
  '  --seed N     this run alone',
  '  --from N     the first seed (1)',
  '  --runs N     so many deliveries, one per seed (12000)',
  '  --acts N     what happens in each (50)',
  '  --workers N  processes at a time (as many as there are cores)',
  '  --quiet      in this process alone, and says nothing but what broke',
  '  --verbose    says of each run what was reached',
].join('\n');

const values = argumentsOf(usage, {
  seed: { type: 'string' },
  from: { type: 'string', default: '1' },
  runs: { type: 'string', default: '12000' },
  acts: { type: 'string', default: '50' },
  workers: { type: 'string', default: String(availableParallelism()) },
  quiet: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
});

const acts = Number(values.acts);
const program = path.join(__dirname, 'main.ts');

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** @returns whether all went well */
async function runOne(seed: number): Promise<boolean> {
  const { violation, answers, reached, ...report } = await simulate({ seed, acts });
  if (values.verbose) console.log(reached, answers, report);
  if (!violation) return true;
  console.error(`seed ${seed} broke at call ${report.calls}, commit ${commit()}\n${violation.message}`);
  console.error(`again: npm run test:delivery -- --seed ${seed} --acts ${acts}`);
  return false;
}

async function runSome(from: number, runs: number): Promise<number> {
  let failures = 0;
  for (let seed = from; seed < from + runs; seed++) failures += (await runOne(seed)) ? 0 : 1;
  return failures;
}

/** So many seeds in a process of their own: how many broke. */
const runApart = (from: number, runs: number): Promise<number> =>
  new Promise((resolve) => {
    const options = ['--quiet', '--from', String(from), '--runs', String(runs), '--acts', String(acts)];
    const child = spawn(process.execPath, ['tools/run.mjs', program, ...options], { stdio: 'inherit' });
    child.on('close', (status) => resolve(status ?? 1));
  });

const chunk = 500;

async function runAll(from: number, runs: number): Promise<number> {
  const starts = Array.from({ length: Math.ceil(runs / chunk) }, (_, place) => from + place * chunk);
  const broken = await inParallel(starts, Number(values.workers), async (start) => {
    const end = Math.min(start + chunk, from + runs);
    const status = await runApart(start, end - start);
    console.log(`seeds ${start} to ${end - 1} are through`);
    return status !== 0;
  });
  const failures = broken.filter(Boolean).length;
  console.log(`${runs} deliveries: ${failures === 0 ? 'every invariant held' : 'some broke'}`);
  return failures;
}

async function run(): Promise<number> {
  if (values.seed !== undefined) return (await runOne(Number(values.seed))) ? 0 : 1;
  const [from, runs] = [Number(values.from), Number(values.runs)];
  return values.quiet ? runSome(from, runs) : runAll(from, runs);
}

void run().then((failures) => {
  process.exitCode = failures === 0 ? 0 : 1;
});
