import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Shop } from '../domain/shop';
import { followOrder, type OrderReference, type Report } from './order-effects';

type Image = Record<string, AttributeValue>;

export interface StreamConfig {
  /** Whether a sort key is an order's. */
  isOrderKey(sortKey: string): boolean;
  report: Report;
}

function orderIn(image: Image | undefined, { isOrderKey }: StreamConfig): OrderReference | undefined {
  const [sortKey, householdId, orderId] = [image?.sk?.S, image?.householdId?.S, image?.orderId?.S];
  return sortKey && isOrderKey(sortKey) && householdId && orderId ? { householdId, orderId } : undefined;
}

/**
 * Follows the table's stream. Records that failed are named, so that the stream gives them again; the others of the
 * batch are done even so, and a repetition of them finds nothing left to do.
 */
export async function followStream(
  shop: Shop,
  records: readonly DynamoDBRecord[],
  config: StreamConfig,
): Promise<DynamoDBBatchResponse> {
  const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
  for (const { dynamodb, eventID } of records) {
    const order = orderIn(dynamodb?.NewImage, config);
    try {
      if (order) await followOrder(shop, order, config.report);
    } catch (error) {
      config.report(error, { eventID, orderId: order?.orderId });
      batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber ?? '' });
    }
  }
  return { batchItemFailures };
}
