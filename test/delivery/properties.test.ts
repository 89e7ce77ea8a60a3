import { testRuns } from './runs';
import { simulate } from './world/runner';

/* The first half of a thousand deliveries in which everything fails: the short form of `npm run test:delivery`. */

const reports = testRuns(1, 500);

test('the same seed is the same run', async () => {
  expect(await simulate({ seed: 8, acts: 14 })).toEqual(reports[7]);
});
