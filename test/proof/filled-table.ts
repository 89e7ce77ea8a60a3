import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../lambda/adapters/dynamodb/requests';
import { walletItem } from '../../lambda/adapters/dynamodb/wallet-item';
import { followJournals } from '../../lambda/outbox/ledger-effects';
import type { TestTable } from '../support/dynamodb';
import type { RandomLedger } from '../support/random-ledger';
import { testSeller } from '../support/sellers';
import { journalItem, lineItem } from './books-as-items';

const mostPerBatch = 25;

export async function putItems(
  { client, name }: Pick<TestTable, 'client' | 'name'>,
  items: readonly Item[],
): Promise<void> {
  for (let start = 0; start < items.length; start += mostPerBatch) {
    const requests = items.slice(start, start + mostPerBatch).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
  }
}

/** Puts books into a table as their movements would have left them, carried over to the books of the house. */
export async function fillTable(table: TestTable, ledger: RandomLedger): Promise<void> {
  await putItems(table, [
    ...ledger.lines.map(lineItem),
    ...ledger.journals.map(journalItem),
    ...ledger.wallets.map(walletItem),
  ]);
  await followJournals({ ...table.stores(), seller: testSeller }, ledger.versions);
}
