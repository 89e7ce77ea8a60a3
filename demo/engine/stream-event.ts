import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/** A record as Lambda hands it over: the creation in seconds, images as they come. */
function recordOf(
  { dynamodb, eventID, eventName, awsRegion }: StreamRecord,
  streamArn: string,
): DynamoDBRecord {
  const { ApproximateCreationDateTime, ...change } = dynamodb ?? {};
  const seconds = ApproximateCreationDateTime && Math.floor(ApproximateCreationDateTime.getTime() / 1_000);
  return {
    eventID,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion,
    eventSourceARN: streamArn,
    dynamodb: { ...change, ...(seconds !== undefined && { ApproximateCreationDateTime: seconds }) },
  } as DynamoDBRecord;
}

/** A batch of a stream as the event that Lambda would call a function with. */
export const eventOf = (records: StreamRecord[], streamArn: string): DynamoDBStreamEvent => ({
  Records: records.map((record) => recordOf(record, streamArn)),
});
