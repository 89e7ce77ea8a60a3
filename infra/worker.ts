import { Duration, type Stack } from 'aws-cdk-lib';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  EventSourceMapping,
  type EventSourceMappingOptions,
  FilterCriteria,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  commandPrefix,
  journalSk,
  orderPrefix,
  paymentPrefix,
  windowSk,
} from '../lambda/adapters/dynamodb/table';
import type { ShopFunctions } from './functions';
import { deadLetterQueue } from './queue';

/** Records of items whose sort key is one of these, or begins so. Each is followed by one function alone. */
const ofItems = (...sortKeys: (string | { prefix: string })[]) => [
  FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: sortKeys } } } }),
];

/**
 * Doors do not wait: for no window of time, for no payment, and for few other doors. What no try can help is set aside
 * soon, as it holds up a tenth of the doors: windows come back to their locks by their timers, and the sweeper to
 * notices.
 */
const toDoors: EventSourceMappingOptions = {
  filters: ofItems(windowSk, { prefix: commandPrefix }),
  batchSize: 10,
  parallelizationFactor: 10,
  retryAttempts: 10,
  maxRecordAge: Duration.hours(1),
};

/**
 * A seller's system or a payment provider that is down does not hold up what is bought and paid; what does, a fault of
 * ours, is tried for half a day. Then the record's place in the stream goes to the dead-letter queue, while the stream
 * still keeps the record itself for as long again.
 */
const toWorker: EventSourceMappingOptions = {
  filters: ofItems({ prefix: orderPrefix }, { prefix: paymentPrefix }, journalSk),
  batchSize: 50,
  maxBatchingWindow: Duration.seconds(1),
  // A record that no try can help is set aside in time for those behind it.
  retryAttempts: 50,
  maxRecordAge: Duration.hours(12),
};

interface Source {
  table: CfnTable;
  key: Key;
}

function letRead(target: LambdaFunction, { table, key }: Source, failed: Queue): void {
  const allow = (actions: string[], resource: string) =>
    target.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
  allow(
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    table.attrStreamArn,
  );
  allow(['sqs:SendMessage'], failed.queueArn);
  allow(['kms:GenerateDataKey'], key.keyArn);
}

function feed(
  stack: Stack,
  id: string,
  target: LambdaFunction,
  source: Source,
  failed: Queue,
  options: EventSourceMappingOptions,
): Queue {
  letRead(target, source, failed);
  const mapping = new EventSourceMapping(stack, id, {
    ...options,
    target,
    eventSourceArn: source.table.attrStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: failed.queueArn }) },
  });
  // Lambda tries the role when the mapping is made: its policy must stand by then.
  if (target.role) mapping.node.addDependency(target.role);
  return failed;
}

/**
 * The table's stream → those who carry out what it tells, in order per household and per window, at least once. Two
 * read it, and no more: DynamoDB throttles a third.
 */
export function feedFromStream(stack: Stack, { worker, doors }: ShopFunctions, source: Source): Queue[] {
  const failedEffects = deadLetterQueue(stack, 'FailedEffects', source.key);
  const failedCommands = deadLetterQueue(stack, 'FailedCommands', source.key);
  return [
    feed(stack, 'StreamToWorker', worker, source, failedEffects, toWorker),
    feed(stack, 'StreamToDoors', doors, source, failedCommands, toDoors),
  ];
}
