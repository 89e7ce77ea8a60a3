import { Duration, type Stack, Validations } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';

/** Where work goes that failed for good: it waits two weeks for a person, whom an alarm calls. */
export function deadLetterQueue(stack: Stack, id: string, key: Key): Queue {
  const queue = new Queue(stack, id, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason:
      'This is itself a dead-letter queue: the failure destination of a function, not of another queue.',
  });
  return queue;
}
