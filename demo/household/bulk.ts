import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { orderItem } from '../../lambda/adapters/dynamodb/orders';
import type { Order } from '../../lambda/domain/orders/order';

/** A table to be filled faster than order by order. */
export interface BulkTable {
  client: DynamoDBDocumentClient;
  tableName: string;
}

type Requests = NonNullable<NonNullable<BatchWriteCommandInput['RequestItems']>[string]>;

const batchSize = 25;

async function putBatch({ client, tableName }: BulkTable, requests: Requests): Promise<void> {
  for (let left = requests; left.length > 0; ) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: left } }),
    );
    left = UnprocessedItems?.[tableName] ?? [];
  }
}

/**
 * Puts orders as their store does, for a table that nobody uses yet: nothing is checked. Only for orders that wait for
 * nothing more.
 */
export async function putFinishedOrders(table: BulkTable, orders: readonly Order[]): Promise<void> {
  const requests = orders.map((order) => ({
    PutRequest: { Item: orderItem(order) },
  }));
  const batches: Requests[] = [];
  for (let start = 0; start < requests.length; start += batchSize) {
    batches.push(requests.slice(start, start + batchSize));
  }
  await Promise.all(batches.map((batch) => putBatch(table, batch)));
}
