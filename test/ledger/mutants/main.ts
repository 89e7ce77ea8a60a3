import { broken, failedTest, judgeAll, type Run } from '../../mutation/judge';
import { mutants } from './mutants';
import type { LedgerMutant } from './rule';

/*
 * `npm run test:mutants`: takes one rule of the ledger away at a time, and demands that the simulation or a test notices. Ends
 * with 1 when nothing does. `-- owed` tries those alone that have the word in their name.
 */

const operationsDefault = 2_500;
const seeds = ['1', '2', '4', '5'];

async function noticedBySeed(run: Run, seed: string, operations: number): Promise<string | undefined> {
  const simulation = ['test/ledger/main.ts', '--seed', seed, '--steps', String(operations)];
  const { status, output } = await run('--import', 'tsx', ...simulation);
  if (status === 0) return undefined;
  const [, operation, told] = /broke at operation (\d+).*\n(.*)/.exec(output) ?? broken(output);
  return `seed ${seed}, operation ${operation}: ${told?.slice(0, 70)}`;
}

async function noticed(
  run: Run,
  { suite, operations = operationsDefault }: LedgerMutant,
): Promise<string | undefined> {
  if (suite) return failedTest(run, suite);
  for (const seed of seeds) {
    const by = await noticedBySeed(run, seed, operations);
    if (by !== undefined) return by;
  }
  return undefined;
}

void judgeAll({
  mutants,
  copied: ['test', 'demo', 'simulator', 'skill-package', 'tools/model', 'tools/imports'],
  noticed,
});
