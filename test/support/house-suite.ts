import type { TestTable } from './dynamodb';
import { type House, type HouseOptions, openHouse } from './house';
import { tableSuite } from './table-suite';

export interface HouseSuite<Kind extends House, Options extends HouseOptions = HouseOptions> {
  open(options?: Options): Promise<Kind>;
  table(): TestTable;
  /** What fails in this house is wanted. */
  excuse(house: Kind): void;
}

/** Houses of any kind on one table for a suite; no response of theirs may break a rule, nor anything fail unseen. */
export function suiteOf<Kind extends House, Options extends HouseOptions = HouseOptions>(
  openOne: (table: TestTable, options?: Options) => Promise<Kind>,
): HouseSuite<Kind, Options> {
  const table = tableSuite();
  const houses = new Set<Kind>();
  afterEach(() => {
    const opened = [...houses];
    houses.clear();
    for (const house of opened) expect([house.lints, house.faults]).toEqual([[], []]);
  });
  return {
    table,
    excuse: (house) => houses.delete(house),
    async open(options) {
      const house = await openOne(table(), options);
      houses.add(house);
      return house;
    },
  };
}

export const houseSuite = (): HouseSuite<House> => suiteOf(openHouse);
