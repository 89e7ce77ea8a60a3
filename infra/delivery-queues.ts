import { Duration, type Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { ShopFunctions } from './functions';
import { deadLetterQueue } from './queue';
import type { Deployment } from './seller';

/** Messages that wait for their second, and notices that wait to be told, each with where they go that failed for good. */
export interface DeliveryQueues {
  timers: Queue;
  notices: Queue;
  deadLetters: Queue[];
}

/** Six times what the function behind it may take, as Lambda wants it. */
const hiddenFor = Duration.seconds(180);

/** A timer that fails is made up for by the sweeper within a minute; more tries than these would only come late. */
const timerTries = 2;
/** For half an hour: whoever is told later than that was paged or has looked. */
const noticeTries = 10;

export function deliveryQueues(stack: Stack, key: Key): DeliveryQueues {
  const queue = (id: string, failed: Queue, tries: number, keptFor: Duration) =>
    new Queue(stack, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: keptFor,
      visibilityTimeout: hiddenFor,
      deadLetterQueue: { queue: failed, maxReceiveCount: tries },
    });
  const failedTimers = deadLetterQueue(stack, 'FailedTimers', key);
  const failedNotices = deadLetterQueue(stack, 'FailedNotices', key);
  return {
    timers: queue('TimerQueue', failedTimers, timerTries, Duration.hours(1)),
    notices: queue('NoticeQueue', failedNotices, noticeTries, Duration.days(1)),
    deadLetters: [failedTimers, failedNotices],
  };
}

function allow(made: LambdaFunction, actions: string[], resource: string): void {
  made.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
}

/** A message of the queue, at once and a few together, to the one function that reads it. */
function feed(stack: Stack, id: string, queue: Queue, target: LambdaFunction): void {
  allow(target, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queue.queueArn);
  const mapping = new EventSourceMapping(stack, id, {
    target,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
  });
  // Lambda tries the role when the mapping is made: its policy must stand by then.
  if (target.role) mapping.node.addDependency(target.role);
}

function letSend(sender: LambdaFunction, queue: Queue, key: Key): void {
  allow(sender, ['sqs:SendMessage'], queue.queueArn);
  allow(sender, ['kms:GenerateDataKey'], key.keyArn);
}

const identityArn = (stack: Stack, identity: string): string =>
  stack.formatArn({ service: 'ses', resource: 'identity', resourceName: identity });

interface Parts {
  functions: ShopFunctions;
  queues: DeliveryQueues;
  operations: Topic;
  key: Key;
  deployment: Deployment;
}

/** Who may set timers, who comes back by them, who has people told, and who tells them. */
export function connectDeliveries(
  stack: Stack,
  { functions, queues, operations, key, deployment }: Parts,
): void {
  const { http, doors, timers, deadlines, notify } = functions;
  for (const watching of [http, doors, timers, deadlines]) letSend(watching, queues.timers, key);
  letSend(doors, queues.notices, key);
  feed(stack, 'TimersToFunction', queues.timers, timers);
  feed(stack, 'NoticesToFunction', queues.notices, notify);
  allow(notify, ['sns:Publish'], operations.topicArn);
  allow(notify, ['kms:GenerateDataKey'], key.keyArn);
  const { emailFrom } = deployment.notices;
  const domain = emailFrom?.split('@')[1];
  if (domain !== undefined) allow(notify, ['ses:SendEmail'], identityArn(stack, domain));
}
