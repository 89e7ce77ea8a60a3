import type { Shop } from '../../lambda/domain/shop';
import type { TestTable } from './dynamodb';
import { tableSuite } from './table-suite';
import { openPageHouse, type PageHouse } from './visitor';

/** One table for a suite of page tests, and a fresh house over it for each of them. */
export function pageSuite(ports: () => Partial<Shop> = () => ({})): {
  house(): PageHouse;
  table(): TestTable;
} {
  const table = tableSuite();
  let house: PageHouse;
  beforeEach(() => {
    house = openPageHouse(table(), ports());
  });
  return { house: () => house, table };
}
