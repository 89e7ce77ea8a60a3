import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { scheduleNext } from '../domain/delivery/wake';
import type { Shop } from '../domain/shop';
import type { Journal } from '../domain/wallet/movement';
import { followCommand } from './delivery-effects';
import { followJournals } from './ledger-effects';
import { followOrder, type Report } from './order-effects';
import { followPaymentChange } from './payment-effects';

type Image = Record<string, AttributeValue>;

/** What has effects on the world. */
export type Followed = 'order' | 'payment' | 'command' | 'window';

export interface StreamConfig {
  /** What an item is, by its sort key; undefined for what nothing follows from. */
  followedBy(sortKey: string): Followed | undefined;
  /** The journal in an image; undefined when it is of something else. */
  journalOf(image: Image): Journal | undefined;
  report: Report;
}

type Effect = (shop: Shop, report: Report) => Promise<void>;

/** What follows from an item of each kind, when it names what it is about. */
const effects: Record<Followed, (image: Image, before: Image | undefined) => Effect | undefined> = {
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
  // Only as it was written first: what became of it is written over it, and must not send it again.
  command(image) {
    const [commandId, status] = [image.commandId?.S, image.status?.S];
    if (!commandId || status !== 'pending') return undefined;
    return (shop, report) => followCommand(shop, commandId, report);
  },
  // Only as it changed: when it was merely put off, its timer stands.
  window(image, before) {
    const windowId = image.windowId?.S;
    if (!windowId || image.version?.N === before?.version?.N) return undefined;
    return (shop) => scheduleNext(shop, windowId);
  },
};

function effectOf({ dynamodb }: DynamoDBRecord, { followedBy }: StreamConfig): Effect | undefined {
  const { NewImage: image, OldImage: before } = dynamodb ?? {};
  const followed = followedBy(image?.sk?.S ?? '');
  return image && followed && effects[followed](image, before);
}

type Failures = DynamoDBBatchResponse['batchItemFailures'];

const failureOf = ({ dynamodb }: DynamoDBRecord): Failures[number] => ({
  itemIdentifier: dynamodb?.SequenceNumber ?? '',
});

async function followEffects(shop: Shop, record: DynamoDBRecord, config: StreamConfig): Promise<Failures> {
  try {
    await effectOf(record, config)?.(shop, config.report);
    return [];
  } catch (error) {
    config.report(error, { eventID: record.eventID, sortKey: record.dynamodb?.Keys?.sk?.S });
    return [failureOf(record)];
  }
}

/** All journals of a batch at once: together they meet the sums of the house a few times only. */
async function followLedger(
  shop: Shop,
  records: readonly DynamoDBRecord[],
  { journalOf, report }: StreamConfig,
): Promise<Failures> {
  const failures: Failures = [];
  const found = new Map<DynamoDBRecord, Journal>();
  for (const record of records) {
    try {
      const journal = record.dynamodb?.NewImage && journalOf(record.dynamodb.NewImage);
      if (journal) found.set(record, journal);
    } catch (error) {
      report(error, { eventID: record.eventID });
      failures.push(failureOf(record));
    }
  }
  try {
    await followJournals(shop, [...found.values()]);
    return failures;
  } catch (error) {
    report(error, { while: 'carrying journals into the books' });
    return [...failures, ...[...found.keys()].map(failureOf)];
  }
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
  const batchItemFailures: Failures = [];
  for (const record of records) batchItemFailures.push(...(await followEffects(shop, record, config)));
  batchItemFailures.push(...(await followLedger(shop, records, config)));
  return { batchItemFailures };
}
