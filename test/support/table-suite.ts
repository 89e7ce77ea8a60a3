import { type TestTable, testTable } from './dynamodb';

/** A fresh table for a suite, dropped at its end. @returns the table, once the suite has begun. */
export function tableSuite(): () => TestTable {
  let table: TestTable;
  beforeAll(async () => {
    table = await testTable();
  });
  afterAll(() => table?.drop());
  return () => table;
}
