import { broken, failedTest, judgeAll, type Run } from '../../mutation/judge';
import type { Mutant } from '../../mutation/mutant';
import { ofDoors } from './doors';
import { mutants } from './mutants';

/*
 * `npm run test:delivery-mutants`: takes one rule of deliveries away at a time, and demands that something notices: the
 * quickest tests first, then the simulation. Ends with 1 when nothing does. `-- guard` tries those alone that have the
 * word in their name.
 */

const simulation = ['test/delivery/main.ts', '--quiet', '--runs', '150', '--acts', '30'];
/** One after the other, until one notices. */
const tests = [
  ['lambda/domain/delivery/step.test.ts', 'test/delivery/late-unlock.test.ts'],
  ['test/delivery/attacks.test.ts'],
  ['test/delivery/relock.test.ts', 'test/delivery/camera.test.ts'],
  ['test/delivery/time.test.ts', 'test/delivery/readings.test.ts'],
  ['test/delivery/machine.test.ts', 'test/delivery/concurrency.test.ts'],
];

/** Of the doors of homes, which change no delivery by themselves. */
const doorTests = ['test/contracts/delivery-doors.test.ts', 'test/ops/homes.test.ts'];

async function noticed(run: Run, mutant: Mutant): Promise<string | undefined> {
  if (ofDoors.includes(mutant)) return failedTest(run, ...doorTests);
  for (const suites of tests) {
    const by = await failedTest(run, ...suites);
    if (by !== undefined) return by;
  }
  const { status, output } = await run('--import', 'tsx', ...simulation);
  if (status === 0) return undefined;
  const [, seed, told] = /seed (\d+) broke.*\n(.*)/.exec(output) ?? broken(output);
  return `seed ${seed}: ${told?.slice(0, 70)}`;
}

void judgeAll({
  mutants,
  copied: ['test', 'demo', 'bench', 'simulator', 'skill-package', 'tools/model', 'tools/imports'],
  noticed,
});
