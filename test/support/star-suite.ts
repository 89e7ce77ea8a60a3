import { type HouseSuite, suiteOf } from './house-suite';
import { openStarHouse, type StarHouse } from './star-house';

export const starSuite = (): HouseSuite<StarHouse> => suiteOf(openStarHouse);
