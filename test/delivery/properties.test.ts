import { type Invariant, invariants } from './world/observer';
import { type RunReport, simulate } from './world/runner';

/* A short run of `npm run test:delivery`: every invariant is watched in each of a thousand deliveries. */

const runs = 1_000;
const names = Object.keys(invariants) as Invariant[];
/** States to which a run may come; a thousand of them come to all. */
const states = [
  'requested',
  'authorized',
  'armed',
  'arrived',
  'camera-failed',
  'recording',
  'unlocking',
  'unlock-unknown',
  'unlocked',
  'open',
  'placed',
  'securing',
  'relock-failed',
  'secured',
  'no-entry',
  'completed',
  'completed-revoked',
  'failed',
  'revoked',
  'expired',
];

const reports: RunReport[] = [];
beforeAll(async () => {
  for (let seed = 1; seed <= runs; seed++) reports.push(await simulate({ seed }));
}, 600_000);

const sum = (numberOf: (report: RunReport) => number): number =>
  reports.reduce((total, report) => total + numberOf(report), 0);

test.each(names)('%s holds whatever fails, repeats, comes late or not at all', (name) => {
  const broken = reports.filter(({ violation }) => violation?.property === name);
  const told = broken.map(
    ({ seed, violation }) => `npm run test:delivery -- --seed ${seed}: ${violation?.message}`,
  );
  expect(told).toEqual([]);
  expect(reports).toHaveLength(runs);
  expect(sum(({ checks }) => checks[name])).toBeGreaterThan(runs / 2);
});

test('nothing else went wrong either', () => {
  const others = reports.filter(
    ({ violation }) => violation && !names.includes(violation.property as Invariant),
  );
  expect(others.map(({ seed, violation }) => `seed ${seed}: ${violation?.message}`)).toEqual([]);
});

test('every state was come to, and processes died everywhere', () => {
  const missed = states.filter((state) => sum(({ reached }) => reached[state] ?? 0) === 0);
  expect(missed).toEqual([]);
  expect(sum(({ crashes }) => crashes)).toBeGreaterThan(runs);
  expect(sum(({ reached }) => reached.unlocking ?? 0)).toBeGreaterThan(runs / 4);
});

test('the same seed is the same run', async () => {
  expect(await simulate({ seed: 8 })).toEqual(reports[7]);
});
