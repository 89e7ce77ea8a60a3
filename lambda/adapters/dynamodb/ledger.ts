import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerReader, LedgerRecord } from '../../domain/proof/ledger';
import { journalShape, lineShape, parse } from './parse';
import { getItem, type Item, reading, type Table } from './requests';
import { journalPrefix, journalSk, keys, linePrefix } from './table';

/** Read side by side: a walk through the table is as fast as its slowest part. */
const segmentCount = 4;

/** Which items a walk through the table is for. */
export interface Filter {
  FilterExpression: string;
  ExpressionAttributeValues: Record<string, string>;
}

/** Lines and journals; what else stands under a journal's key is not for this. */
const ofLedger: Filter = {
  FilterExpression: 'begins_with(pk, :lines) OR (begins_with(pk, :journals) AND sk = :journal)',
  ExpressionAttributeValues: { ':lines': linePrefix, ':journals': journalPrefix, ':journal': journalSk },
};

interface Page {
  segment: number;
  items: Item[];
  next: Item | undefined;
}

async function readPage(
  table: Table,
  filter: Filter,
  segment: number,
  from: Item | undefined,
): Promise<Page> {
  const command = new ScanCommand({
    TableName: table.name,
    ...filter,
    Segment: segment,
    TotalSegments: segmentCount,
    ConsistentRead: true,
    ...(from && { ExclusiveStartKey: from }),
  });
  const answer = await reading(table, 'scan of the ledger', () => table.client.send(command));
  return { segment, items: answer.Items ?? [], next: answer.LastEvaluatedKey };
}

/** Items of the whole table as they stand, page by page; the next pages are on their way meanwhile. */
export async function* scanItems(table: Table, filter: Filter): AsyncGenerator<Item[]> {
  let pages = Array.from({ length: segmentCount }, (_, segment) =>
    readPage(table, filter, segment, undefined),
  );
  while (pages.length > 0) {
    const following: Promise<Page>[] = [];
    for (const page of pages) {
      const { segment, items, next } = await page;
      if (next) following.push(readPage(table, filter, segment, next));
      yield items;
    }
    pages = following;
  }
}

const recordOf = (item: Item): LedgerRecord =>
  item.sk === journalSk
    ? { kind: 'journal', journal: parse(journalShape, item) }
    : { kind: 'line', line: parse(lineShape, item) };

export const ledgerReader = (table: Table): LedgerReader => ({
  async line(account, sequence) {
    const item = await getItem(table, keys.line(account, sequence));
    return item && parse(lineShape, item);
  },

  async *records() {
    for await (const items of scanItems(table, ofLedger)) yield items.map(recordOf);
  },
});
