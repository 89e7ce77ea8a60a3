import { type TestTable, testTable } from './dynamodb';
import type { HouseOptions } from './house';
import { openStarHouse, type StarHouse } from './star-house';

/** Star houses on one table for a suite; no response of theirs may break a rule, nor anything fail unseen. */
export function starSuite(): { open(options?: HouseOptions): Promise<StarHouse>; table(): TestTable } {
  let table: TestTable;
  const houses: StarHouse[] = [];
  beforeAll(async () => {
    table = await testTable();
  });
  afterAll(() => table.drop());
  afterEach(() => {
    for (const house of houses.splice(0)) expect([house.lints, house.faults]).toEqual([[], []]);
  });
  return {
    table: () => table,
    async open(options = {}) {
      const house = await openStarHouse(table, options);
      houses.push(house);
      return house;
    },
  };
}
