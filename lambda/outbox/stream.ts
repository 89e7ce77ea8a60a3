import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Shop } from '../domain/shop';
import { followOrder, type Report } from './order-effects';
import { followPaymentChange } from './payment-effects';

type Image = Record<string, AttributeValue>;

/** What has effects on the world. */
export type Followed = 'order' | 'payment';

export interface StreamConfig {
  /** What an item is, by its sort key; undefined for what nothing follows from. */
  followedBy(sortKey: string): Followed | undefined;
  report: Report;
}

type Effect = (shop: Shop, report: Report) => Promise<void>;

/** What follows from an item of each kind, when it names what it is about. */
const effects: Record<Followed, (image: Image) => Effect | undefined> = {
  order(image) {
    const [householdId, orderId] = [image.householdId?.S, image.orderId?.S];
    if (!householdId || !orderId) return undefined;
    return (shop, report) => followOrder(shop, { householdId, orderId }, report);
  },
  payment(image) {
    const [householdId, paymentId] = [image.householdId?.S, image.paymentId?.S];
    if (!householdId || !paymentId) return undefined;
    return (shop, report) => followPaymentChange(shop, { householdId, paymentId }, report);
  },
};

function effectOf(image: Image | undefined, { followedBy }: StreamConfig): Effect | undefined {
  const followed = followedBy(image?.sk?.S ?? '');
  return image && followed && effects[followed](image);
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
    try {
      await effectOf(dynamodb?.NewImage, config)?.(shop, config.report);
    } catch (error) {
      config.report(error, { eventID, sortKey: dynamodb?.NewImage?.sk?.S });
      batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber ?? '' });
    }
  }
  return { batchItemFailures };
}
