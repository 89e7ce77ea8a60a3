import type { Stores } from '../../lambda/adapters/dynamodb';
import { type TestTable, testTable } from '../support/dynamodb';
import { grantOf, newId, newWallet } from '../support/samples';

let table: TestTable;
let stores: Stores;

beforeAll(async () => {
  table = await testTable();
  stores = table.stores();
});
afterAll(() => table.drop());

test('a movement stands with its journal, its line and its wallet', async () => {
  const movement = grantOf(newWallet(newId('hh')), 500);
  expect(await stores.wallets.commit(movement)).toEqual({ kind: 'committed' });
  expect(await stores.wallets.journal(movement.journal.key)).toEqual(movement.journal);
  expect(await stores.wallets.statement(movement.line.account, 10)).toEqual([movement.line]);
});
