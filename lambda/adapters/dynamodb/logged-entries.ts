import type * as v from 'valibot';
import { unpack } from './parse';
import { queryItems, type Table } from './requests';
import { entryPrefix, keyOf } from './table';

/** A log whose entries stand as text in a partition of their own, from the first on. */
export async function loggedEntries<Entry>(
  table: Table,
  pk: string,
  shape: v.GenericSchema<unknown, Entry>,
): Promise<Entry[]> {
  const items = await queryItems(table, {
    KeyConditionExpression: 'pk = :log AND begins_with(sk, :entries)',
    ExpressionAttributeValues: { ':log': pk, ':entries': entryPrefix },
    ConsistentRead: true,
  });
  return items.map((item) => unpack(shape, String(item.entry), `${pk}/${keyOf(item).sk}`));
}
