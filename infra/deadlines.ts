import { Duration, type Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Target } from 'aws-cdk-lib/aws-events-targets';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { deadLetterQueue } from './queue';

/** Looks every minute for what is due. A missed sweep is made up for by the next, so it is tried twice at most. */
export function sweepDeadlines(stack: Stack, deadlines: LambdaFunction, key: Key): Queue {
  const queue = deadLetterQueue(stack, 'FailedSweeps', key);
  new Rule(stack, 'EveryMinute', {
    description: 'Majordomo: sweep deadlines',
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [
      new Target(deadlines, { deadLetterQueue: queue, retryAttempts: 1, maxEventAge: Duration.minutes(2) }),
    ],
  });
  return queue;
}
