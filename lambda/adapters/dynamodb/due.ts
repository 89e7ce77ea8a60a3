import type { Instant } from '../../domain/time';
import { getItems, type Item, queryItems, type Table } from './requests';
import { type DueKind, duePk, dueShardCount, indexes, keyOf } from './table';

const dueIn = (table: Table, kind: DueKind, shard: number, now: Instant, limit: number): Promise<Item[]> =>
  queryItems(
    table,
    {
      IndexName: indexes.due,
      KeyConditionExpression: 'gpk = :shard AND gsk <= :now',
      ExpressionAttributeValues: { ':shard': duePk(kind, shard), ':now': now },
      Limit: limit,
    },
    limit,
  );

/**
 * Items of a kind that are due, the longest overdue first. The index is a moment behind: whoever asks looks whether
 * each is due still.
 */
export async function dueItems(table: Table, kind: DueKind, now: Instant, limit: number): Promise<Item[]> {
  const shards = Array.from({ length: dueShardCount }, (_, shard) => dueIn(table, kind, shard, now, limit));
  const found = (await Promise.all(shards)).flat();
  const soonest = found.sort((a, b) => (String(a.gsk) < String(b.gsk) ? -1 : 1)).slice(0, limit);
  return getItems(table, soonest.map(keyOf));
}
