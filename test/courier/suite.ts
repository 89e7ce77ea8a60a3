import type { TestTable } from '../support/dynamodb';
import { tableSuite } from '../support/table-suite';
import { openPageHouse, type PageHouse } from '../support/visitor';
import { Terminal } from './door';

/** What stands while a test of the courier's hook runs. */
export interface CourierParts {
  /** One for the whole suite. */
  table: TestTable;
  house: PageHouse;
  /** Enrolled at the house. */
  terminal: Terminal;
}

/** Sets up a suite, and hands its parts over before each test. Nothing may be reported that a test does not ask for. */
export function courierSuite(begin: (parts: CourierParts) => void): void {
  const table = tableSuite();
  let house: PageHouse;
  beforeEach(async () => {
    house = openPageHouse(table());
    begin({ table: table(), house, terminal: await new Terminal(house).enroll() });
  });
  afterEach(() => {
    expect(house.reported).toEqual([]);
  });
}
