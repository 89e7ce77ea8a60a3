import { Duration, type Stack } from 'aws-cdk-lib';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  EventSourceMapping,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { deadLetterQueue } from './queue';

/**
 * The table's stream → worker, in order per household, at least once. A seller's system that is down does not hold it
 * up; what does, a fault of ours, is tried for half a day. Then the record's place in the stream goes to the
 * dead-letter queue, while the stream still keeps the record itself for as long again.
 */
export function feedWorker(stack: Stack, worker: LambdaFunction, table: CfnTable, key: Key): Queue {
  const queue = deadLetterQueue(stack, 'FailedEffects', key);
  const allow = (actions: string[], resource: string) =>
    worker.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
  allow(
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    table.attrStreamArn,
  );
  allow(['sqs:SendMessage'], queue.queueArn);
  allow(['kms:GenerateDataKey'], key.keyArn);

  const mapping = new EventSourceMapping(stack, 'StreamToWorker', {
    target: worker,
    eventSourceArn: table.attrStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 50,
    maxBatchingWindow: Duration.seconds(1),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    // A record that no try can help is set aside in time for those behind it.
    retryAttempts: 50,
    maxRecordAge: Duration.hours(12),
    onFailure: { bind: () => ({ destination: queue.queueArn }) },
  });
  // Lambda tries the role when the mapping is made: its policy must stand by then.
  if (worker.role) mapping.node.addDependency(worker.role);
  return queue;
}
