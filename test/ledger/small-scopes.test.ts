import { explore, scopePairs } from './small-scopes';

/* `npm run test:ledger` goes through all pairs with every death; here are those that are soon done. */

async function expectSound(...[one, other, misfortunes]: Parameters<typeof explore>): Promise<void> {
  const { runs, violation } = await explore(one, other, misfortunes);
  if (violation) throw new Error(`run ${runs}: ${violation.message}`);
  expect(runs).toBeGreaterThan(2);
}

test.each(scopePairs)('%s beside %s: in every order, the books agree', (one, other) =>
  expectSound(one, other, 0),
);

test('spend beside itself: wherever one of them dies, the books agree', () =>
  expectSound('spend', 'spend', 1));
