import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as v from 'valibot';
import { report } from './system/report';

/**
 * Does what the messages of a queue say, all at once. One that fails is named, so that the queue gives it again, and in
 * the end to its dead letters; the others are done even so.
 */
export async function eachMessage<Schema extends v.GenericSchema>(
  { Records: records }: SQSEvent,
  schema: Schema,
  act: (message: v.InferOutput<Schema>) => Promise<void>,
): Promise<SQSBatchResponse> {
  const failed = async ({ messageId, body }: SQSEvent['Records'][number]): Promise<string[]> => {
    try {
      await act(v.parse(schema, JSON.parse(body)));
      return [];
    } catch (error) {
      report(error, { messageId });
      return [messageId];
    }
  };
  const failures = (await Promise.all(records.map(failed))).flat();
  return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
}
