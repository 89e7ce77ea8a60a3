import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { TimerPort } from '../../domain/delivery/timers';
import { type Clock, epochMsOf } from '../../domain/time';
import { report } from '../system/report';

/** A message can be held back no longer. */
const longestDelaySeconds = 900;

/** What a delayed message says; lambda/entry/timers.ts reads it. */
export interface WakeMessage {
  windowId: string;
}

export interface DelayedMessagesConfig {
  client: Pick<SQSClient, 'send'>;
  queueUrl: string;
  clock: Clock;
}

/**
 * Timers as messages that a queue holds back to the second. An instant beyond a quarter of an hour needs no second: the
 * sweeper, which comes every minute, finds it in the table. So does it find what could not be sent here, which is
 * reported and never holds up whoever asked: a lock command may wait behind it.
 */
export function makeDelayedMessages({ client, queueUrl, clock }: DelayedMessagesConfig): TimerPort {
  return {
    async wakeAt(windowId, at) {
      const delaySeconds = Math.max(0, Math.ceil((epochMsOf(at) - epochMsOf(clock.now())) / 1_000));
      if (delaySeconds > longestDelaySeconds) return;
      const message: WakeMessage = { windowId };
      const command = new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(message),
        DelaySeconds: delaySeconds,
      });
      try {
        await client.send(command);
      } catch (error) {
        report(error, { while: 'setting a timer', windowId });
      }
    },
  };
}
