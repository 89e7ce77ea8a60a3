import type { Shop } from '../../lambda/domain/shop';
import { type TestTable, testTable } from './dynamodb';
import { openPageHouse, type PageHouse } from './visitor';

/** One table for a suite of page tests, and a fresh house over it for each of them. */
export function pageSuite(ports: () => Partial<Shop> = () => ({})): {
  house(): PageHouse;
  table(): TestTable;
} {
  let table: TestTable;
  let house: PageHouse;
  beforeAll(async () => {
    table = await testTable();
  });
  afterAll(() => table.drop());
  beforeEach(() => {
    house = openPageHouse(table, ports());
  });
  return { house: () => house, table: () => table };
}
