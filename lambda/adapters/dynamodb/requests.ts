import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DeleteCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../domain/time';
import { readFault, writeFault } from './failures';
import { type Patience, trying } from './retry';
import type { Key } from './table';

export type Item = Record<string, unknown>;

/** The table, and what talking to it takes. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
  clock: Clock;
  patience: Patience;
}

const batchReadSize = 100;
const batchWriteSize = 25;

/** Sends a reading request until it is answered. @throws Fault `store-throttled`, `store-unavailable` */
export async function reading<T>(table: Table, what: string, send: () => Promise<T>): Promise<T> {
  const result = await trying(send, table.patience);
  if ('answer' in result) return result.answer;
  throw readFault(result.gaveUp.failures.at(-1) ?? 'refused', what, result.gaveUp.cause);
}

/** For writes that say the same however often they are sent. */
async function writing<T>(table: Table, what: string, send: () => Promise<T>): Promise<T> {
  const result = await trying(send, table.patience);
  if ('answer' in result) return result.answer;
  const { failures, cause } = result.gaveUp;
  throw writeFault(failures.includes('in-doubt') ? 'in-doubt' : (failures.at(-1) ?? 'refused'), what, cause);
}

/** Reads one item as it is now. */
export async function getItem(table: Table, key: Key): Promise<Item | undefined> {
  const command = () => new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
  return (await reading(table, `read of ${key.pk}`, () => table.client.send(command()))).Item;
}

/** Writes one item whatever stood there. */
export async function putItem(table: Table, item: Item & Key): Promise<void> {
  const command = () => new PutCommand({ TableName: table.name, Item: item });
  await writing(table, `write of ${item.pk}`, () => table.client.send(command()));
}

/** Deletes an item and tells what it was; undefined where none stood, which it also says when its first answer was lost. */
export async function takeItem(table: Table, key: Key): Promise<Item | undefined> {
  const command = () => new DeleteCommand({ TableName: table.name, Key: key, ReturnValues: 'ALL_OLD' });
  return (await writing(table, `taking of ${key.pk}`, () => table.client.send(command()))).Attributes;
}

/** A write of one item on a condition: whether it held. */
const writingIf = (table: Table, what: string, send: () => Promise<unknown>): Promise<boolean> =>
  writing(table, what, async () => {
    try {
      await send();
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  });

/** A change of one item on a condition: whether it held. A change that adds may be made twice, when an answer is lost. */
export const updateItemIf = (table: Table, update: Omit<UpdateCommandInput, 'TableName'>): Promise<boolean> =>
  writingIf(table, `update of ${update.Key?.pk}`, () =>
    table.client.send(new UpdateCommand({ ...update, TableName: table.name })),
  );

/**
 * Writes one item on a condition: whether it held. True for one caller at most; for none, when its own write made the
 * condition fail and the answer was lost.
 */
export const putItemIf = (
  table: Table,
  item: Item & Key,
  condition: Omit<PutCommandInput, 'TableName' | 'Item'>,
): Promise<boolean> =>
  writingIf(table, `write of ${item.pk}`, () =>
    table.client.send(new PutCommand({ ...condition, TableName: table.name, Item: item })),
  );

/** Deletes one item on a condition: whether it held; as with `putItemIf`, for one caller at most. */
export const deleteItemIf = (
  table: Table,
  { pk, sk }: Key,
  condition: Omit<DeleteCommandInput, 'TableName' | 'Key'>,
): Promise<boolean> =>
  writingIf(table, `deletion of ${pk}`, () =>
    table.client.send(new DeleteCommand({ ...condition, TableName: table.name, Key: { pk, sk } })),
  );

/** A question to one partition: names and values as in the SDK, the table's name is added. */
export type Question = Omit<QueryCommandInput, 'TableName'>;

/** Items of a Query, page after page, until `most` are there or none are left. */
export async function queryItems(
  table: Table,
  question: Question,
  most = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = { ...question, TableName: table.name, ...(from && { ExclusiveStartKey: from }) };
    const send = () => table.client.send(new QueryCommand(page));
    const { Items = [], LastEvaluatedKey } = await reading(table, 'query', send);
    items.push(...Items);
    from = LastEvaluatedKey;
  } while (from && items.length < most);
  return items.slice(0, most);
}

function* slices<T>(values: T[], size: number): Generator<T[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}

/** Reads many items as they are now, in no order; missing ones are left out. */
export async function getItems(table: Table, keys: Key[]): Promise<Item[]> {
  const found: Item[] = [];
  for (const slice of slices(keys, batchReadSize)) {
    let pending: Item[] = slice.map((key) => ({ ...key }));
    while (pending.length > 0) {
      const request = { [table.name]: { Keys: pending, ConsistentRead: true } };
      const send = () => table.client.send(new BatchGetCommand({ RequestItems: request }));
      const { Responses, UnprocessedKeys } = await reading(table, 'batch read', send);
      found.push(...(Responses?.[table.name] ?? []));
      pending = UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
  }
  return found;
}

/** Deletes many items; repeatable. */
export async function deleteItems(table: Table, keys: Key[]): Promise<void> {
  for (const slice of slices(keys, batchWriteSize)) {
    let pending = slice.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } as Item } }));
    while (pending.length > 0) {
      const request = { [table.name]: pending };
      const send = () => table.client.send(new BatchWriteCommand({ RequestItems: request }));
      const { UnprocessedItems } = await writing(table, 'batch delete', send);
      pending = (UnprocessedItems?.[table.name] ?? []).flatMap(({ DeleteRequest }) =>
        DeleteRequest?.Key ? [{ DeleteRequest: { Key: DeleteRequest.Key } }] : [],
      );
    }
  }
}
