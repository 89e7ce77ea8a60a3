import type { Instant } from '../../domain/time';
import { getItems, type Item, queryItems, type Table } from './requests';
import { type DueKind, duePk, dueShardCount, indexes, type Key, keyOf } from './table';

const dueIn = (table: Table, kind: DueKind, shard: number, now: Instant, limit: number): Promise<Item[]> =>
  queryItems(
    table,
    {
      IndexName: indexes.due,
      KeyConditionExpression: 'gpk = :shard AND gsk <= :now',
      ExpressionAttributeValues: { ':shard': duePk(kind, shard), ':now': now },
      ...(Number.isFinite(limit) && { Limit: limit }),
    },
    limit,
  );

/** Keys of a kind that are due in any shard, the longest overdue first. */
async function dueKeysOf(table: Table, kind: DueKind, now: Instant, limit: number): Promise<Key[]> {
  const shards = Array.from({ length: dueShardCount }, (_, shard) => dueIn(table, kind, shard, now, limit));
  const found = (await Promise.all(shards)).flat();
  return found.sort((a, b) => (String(a.gsk) < String(b.gsk) ? -1 : 1)).map(keyOf);
}

/**
 * Items of a kind that are due, the longest overdue first. The index is a moment behind: whoever asks looks whether
 * each is due still.
 */
export async function dueItems(table: Table, kind: DueKind, now: Instant, limit: number): Promise<Item[]> {
  return getItems(table, (await dueKeysOf(table, kind, now, limit)).slice(0, limit));
}

/** Sorts after every instant. */
const endOfTime: Instant = '~';

/** All items of a kind, whenever they are due. */
export const allItems = async (table: Table, kind: DueKind): Promise<Item[]> =>
  getItems(table, await dueKeysOf(table, kind, endOfTime, Number.POSITIVE_INFINITY));
