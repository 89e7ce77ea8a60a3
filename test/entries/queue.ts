import type { SQSEvent } from 'aws-lambda';

/** A batch of messages, as a queue gives it to a function. */
export const batchOf = (...messages: unknown[]): SQSEvent =>
  ({
    Records: messages.map((message, place) => ({
      messageId: `m${place}`,
      body: typeof message === 'string' ? message : JSON.stringify(message),
    })),
  }) as SQSEvent;

/** The answer that names these messages, to be given again. */
export const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
