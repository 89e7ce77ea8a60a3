import { broken, failedTest, judgeAll, type Run } from '../../mutation/judge';
import type { Mutant } from '../../mutation/mutant';
import { ofControls } from './controls';
import { ofDoors } from './doors';
import { mutants } from './mutants';
import { ofStops } from './stops';

/*
 * `npm run test:delivery-mutants`: takes one rule of deliveries away at a time, and demands that something notices: the
 * quickest tests first, then the simulation. Ends with 1 when nothing does. `-- guard` tries those alone that have the
 * word in their name.
 */

const simulation = ['test/delivery/main.ts', '--quiet', '--runs', '150', '--acts', '30'];
/** One after the other, until one notices. */
const tests = [
  ['test/delivery/branches.test.ts', 'lambda/domain/delivery'],
  ['test/delivery/late-unlock.test.ts'],
  ['test/delivery/attacks.test.ts'],
  ['test/delivery/relock.test.ts', 'test/delivery/camera.test.ts'],
  ['test/delivery/time.test.ts', 'test/delivery/readings.test.ts'],
  ['test/delivery/machine.test.ts', 'test/delivery/concurrency.test.ts', 'test/delivery/neighbours.test.ts'],
];

/** Of what changes no delivery by itself: the doors of homes, kill switches and terminals, the list of a courier's stops. */
const apart = [
  { rules: ofDoors, suites: ['test/contracts/delivery-doors.test.ts', 'test/ops/homes.test.ts'] },
  { rules: ofControls, suites: ['test/contracts/delivery-controls.test.ts'] },
  { rules: ofStops, suites: ['test/courier/stops.test.ts'] },
];

async function noticed(run: Run, mutant: Mutant): Promise<string | undefined> {
  const own = apart.find(({ rules }) => rules.includes(mutant));
  if (own) return failedTest(run, ...own.suites);
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
