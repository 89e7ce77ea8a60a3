import { SQSClient } from '@aws-sdk/client-sqs';
import type { WatchConfig } from '../../config';
import type { Shop } from '../../domain/shop';
import type { Clock } from '../../domain/time';
import { makeDelayedMessages } from './delayed-messages';

/** Timers, where there is a queue for them; development brings its own. */
export const timersOf = (
  { timerQueueUrl: queueUrl, table: { region } }: Pick<WatchConfig, 'table' | 'timerQueueUrl'>,
  clock: Clock,
): Partial<Pick<Shop, 'timers'>> =>
  queueUrl === undefined
    ? {}
    : { timers: makeDelayedMessages({ client: new SQSClient({ region }), queueUrl, clock }) };
