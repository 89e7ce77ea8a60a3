import { type Invariant, invariants } from './world/invariants';
import { type RunReport, simulate } from './world/runner';

const names = Object.keys(invariants) as Invariant[];
const acts = 14;

/** The runs of some seeds, in each of which every invariant is watched; one test an invariant. */
export function testRuns(from: number, runs: number): RunReport[] {
  const reports: RunReport[] = [];
  beforeAll(async () => {
    for (let seed = from; seed < from + runs; seed++) reports.push(await simulate({ seed, acts }));
  }, 600_000);
  const sum = (numberOf: (report: RunReport) => number): number =>
    reports.reduce((total, report) => total + numberOf(report), 0);

  test.each(names)('%s holds whatever fails, repeats, comes late or not at all', (name) => {
    const broken = reports.filter(({ violation }) => violation?.property === name);
    const again = ({ seed, violation }: RunReport) =>
      `npm run test:delivery -- --seed ${seed} --acts ${acts}: ${violation?.message}`;
    expect(broken.map(again)).toEqual([]);
    expect(reports).toHaveLength(runs);
    expect(sum(({ checks }) => checks[name])).toBeGreaterThan(runs / 5);
  });

  test('nothing else went wrong, and much was tried', () => {
    const isOther = ({ violation }: RunReport) => violation && !(violation.property in invariants);
    const others = reports
      .filter(isOther)
      .map(({ seed, violation }) => `seed ${seed}: ${violation?.message}`);
    expect(others).toEqual([]);
    expect(sum(({ crashes }) => crashes)).toBeGreaterThan(runs);
    expect(sum(({ reached }) => reached.unlocking ?? 0)).toBeGreaterThan(runs / 5);
  });
  return reports;
}
