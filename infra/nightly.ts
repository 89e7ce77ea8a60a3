import { Duration, type Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Target } from 'aws-cdk-lib/aws-events-targets';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { deadLetterQueue } from './queue';

/** After the hours in which lines of the day before may still come (`SEAL_AFTER_HOURS`). */
const afterCutOff = Schedule.cron({ hour: '4', minute: '10' });

/** Closes the books every night. A night that was missed is made up for by the next. */
export function closeBooksNightly(stack: Stack, nightly: LambdaFunction, key: Key): Queue {
  const queue = deadLetterQueue(stack, 'FailedNights', key);
  new Rule(stack, 'EveryNight', {
    description: 'Majordomo: seal the day, check the books',
    schedule: afterCutOff,
    targets: [
      new Target(nightly, { deadLetterQueue: queue, retryAttempts: 2, maxEventAge: Duration.hours(6) }),
    ],
  });
  return queue;
}
