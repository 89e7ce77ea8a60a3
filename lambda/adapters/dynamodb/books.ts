import * as v from 'valibot';
import type { BooksStore, DailyTotals } from '../../domain/books/store';
import { addTotals, type Posting, type Totals } from '../../domain/books/totals';
import { putNew } from './movements';
import { parse, whole } from './parse';
import { type Item, queryItems, type Table } from './requests';
import { bookShardCount, booksPk, type Key, keys, shardOf } from './table';
import { transact, type Write } from './transact';

/** Marks of a transaction; with its sums, at most one for each mark's day and one in all, it stays below 100 writes. */
const postingsPerTransaction = 40;

const totalsShape = v.record(v.string(), whole);

const labelOf = ({ key, part }: Posting): string => `${part} of ${key}`;

const markOf = (table: Table, posting: Posting): Write =>
  putNew(table, labelOf(posting), { ...keys.projectionMark(posting.key, posting.part) });

/** Adds to one shard's sums; a sum that does not stand yet begins at 0. */
function addWrite(table: Table, key: Key, totals: Totals): Write[] {
  const names = Object.keys(totals);
  if (names.length === 0) return [];
  const update = {
    TableName: table.name,
    Key: key,
    UpdateExpression: `ADD ${names.map((_, place) => `#${place} :${place}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, place) => [`#${place}`, name])),
    ExpressionAttributeValues: Object.fromEntries(names.map((name, place) => [`:${place}`, totals[name]])),
  };
  return [{ label: `sums of ${key.pk}/${key.sk}`, item: { Update: update } }];
}

function sumWrites(table: Table, postings: readonly Posting[]): Write[] {
  const shard = shardOf(postings.map(labelOf).join(), bookShardCount);
  const days = new Map<string, Totals>();
  const all: Totals = {};
  for (const { day, totals } of postings) {
    days.set(day, addTotals(days.get(day) ?? {}, totals));
    addTotals(all, totals);
  }
  const ofDays = [...days].flatMap(([day, totals]) => addWrite(table, keys.booksOfDay(day, shard), totals));
  return [...ofDays, ...addWrite(table, keys.booksInAll(shard), all)];
}

/** Marks and sums in one; what is marked already was added with its mark, and is left out of the next try. */
async function addOnce(table: Table, postings: readonly Posting[]): Promise<void> {
  let left = postings;
  while (left.length > 0) {
    const result = await transact(table, [
      ...left.map((posting) => markOf(table, posting)),
      ...sumWrites(table, left),
    ]);
    if (result.kind === 'committed') return;
    left = left.filter((posting) => !result.failed.has(labelOf(posting)));
  }
}

const totalsOf = ({ pk, sk, ...totals }: Item): Totals => parse(totalsShape, totals, `${pk}/${sk}`);

const readPartition = (table: Table, pk: string): Promise<Item[]> =>
  queryItems(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });

export const booksStore = (table: Table): BooksStore => ({
  async add(postings) {
    const each = [...new Map(postings.map((posting) => [labelOf(posting), posting])).values()];
    for (let from = 0; from < each.length; from += postingsPerTransaction)
      await addOnce(table, each.slice(from, from + postingsPerTransaction));
  },

  async inAll() {
    const shards = await readPartition(table, booksPk('ALL'));
    return shards.reduce<Totals>((all, shard) => addTotals(all, totalsOf(shard)), {});
  },

  async ofMonth(month) {
    const days: DailyTotals = {};
    for (const item of await readPartition(table, booksPk(month))) {
      const day = `${month}-${String(item.sk).slice(0, 2)}`;
      days[day] = addTotals(days[day] ?? {}, totalsOf(item));
    }
    return days;
  },
});
