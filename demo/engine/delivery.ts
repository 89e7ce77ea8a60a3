import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { eventOf } from './stream-event';

/** A handler as Lambda calls it with partial batch responses: it throws, or names the records that failed. */
export type OnRecords = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | undefined>;

export interface Delivery {
  /** Index of the first record that failed, -1 when none did. */
  firstFailed: number;
  failed: StreamRecord[];
  error?: unknown;
}

/** Gives a batch once. A handler that throws has taken none of it. */
export async function tryBatch(
  onRecords: OnRecords,
  records: StreamRecord[],
  streamArn: string,
): Promise<Delivery> {
  try {
    const response = await onRecords(eventOf(records, streamArn));
    const named = new Set(response?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const hasFailed = ({ dynamodb }: StreamRecord) => named.has(dynamodb?.SequenceNumber ?? '');
    const failed = records.filter(hasFailed);
    const error = new Error(`${failed.length} of ${records.length} records of the stream failed`);
    return { firstFailed: records.findIndex(hasFailed), failed, error };
  } catch (error) {
    return { firstFailed: 0, failed: records, error };
  }
}
