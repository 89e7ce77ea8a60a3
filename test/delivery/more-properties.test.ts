import { testRuns } from './runs';

/* The other half: a second file, so that both cores have something to do. */

testRuns(501, 500);
