import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { urgentTopics } from '../../domain/delivery/notify';
import { Fault } from '../../domain/fault';
import type { Channel } from './channel';

export interface PagerConfig {
  client: Pick<SNSClient, 'send'>;
  topicArn: string;
}

/**
 * Operations, by a topic to which their pager, their chat or an e-mail address subscribes. A subscription that wants
 * only what somebody is woken for filters by the attribute `urgency`.
 */
export const pagerChannel = ({ client, topicArn }: PagerConfig): Channel => ({
  name: 'pager',
  takes: ({ notice }) => notice.to === 'operations',
  async send({ notice, message }) {
    const { noticeId, topic, windowId } = notice;
    const urgency = urgentTopics.includes(topic) ? 'urgent' : 'routine';
    const command = new PublishCommand({
      TopicArn: topicArn,
      // Plain ASCII and at most 100 characters, in whatever language the text is.
      Subject: `${urgency}: ${topic}, ${windowId}`,
      Message: message.text,
      MessageAttributes: { urgency: { DataType: 'String', StringValue: urgency } },
    });
    try {
      await client.send(command);
    } catch (error) {
      const { name } = error as Error;
      throw new Fault('notify-unreachable', 'the topic of operations did not take it', { noticeId, name });
    }
  },
});
