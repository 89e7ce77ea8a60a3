import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { NotifyPort } from '../../domain/delivery/notify';
import { Fault } from '../../domain/fault';
import { logger } from '../system/log';

export interface NoticeQueueConfig {
  client: Pick<SQSClient, 'send'>;
  queueUrl: string;
}

/** Hands notices to the function that tells people: e-mail may be slow, and commands to doors wait behind it. */
export const makeNoticeQueue = ({ client, queueUrl }: NoticeQueueConfig): NotifyPort => ({
  async send(notice) {
    const command = new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(notice) });
    const { topic, to, windowId } = notice;
    // infra/alarms.ts counts doors that could not be locked by this line.
    logger.info('notice', { topic, to, windowId });
    try {
      await client.send(command);
    } catch (error) {
      const { name } = error as Error;
      const { noticeId } = notice;
      throw new Fault('notify-unreachable', 'the queue of notices did not take it', { noticeId, name });
    }
  },
});
