import { simulate } from './runner';

/* A short run of `npm run test:ledger`, with everything that can go wrong and every check there is. */

test.each([1, 2, 3])(
  'seed %i: whatever fails, repeats or comes late, no coin is lost or made',
  async (seed) => {
    const report = await simulate({ seed, operations: 1_200, auditEvery: 300 });
    if (report.violation) {
      const { operations, violation } = report;
      const again = `npm run test:ledger -- --seed ${seed} --steps ${operations}`;
      throw new Error(`seed ${seed}, operation ${operations}: ${violation.message}\nagain: ${again}`);
    }
    expect(report.movements).toBeGreaterThan(200);
    expect(report.crashes).toBeGreaterThan(10);
  },
);

test('the same seed is the same run', async () => {
  const [one, other] = [
    await simulate({ seed: 9, operations: 300 }),
    await simulate({ seed: 9, operations: 300 }),
  ];
  expect(other).toEqual(one);
});
