import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { Fault } from '../../domain/fault';
import { report } from '../system/report';
import type { Channel } from './channel';

export interface EmailConfig {
  client: Pick<SESv2Client, 'send'>;
  /** An address, or `Name <address>`, of an identity that Amazon SES has verified. */
  from: string;
}

/** What no second try makes better: an address that cannot be written to. */
const refusals = ['MessageRejected', 'BadRequestException'];

/** E-mail to the household's address. */
export const emailChannel = ({ client, from }: EmailConfig): Channel => ({
  name: 'email',
  takes: ({ notice, reader }) => notice.to === 'customer' && reader.email !== undefined,
  async send({ notice, message: { title, text }, reader: { email = '' } }) {
    const data = (Data: string) => ({ Data, Charset: 'UTF-8' });
    const { noticeId } = notice;
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [email] },
      Content: { Simple: { Subject: data(title), Body: { Text: data(text) } } },
    });
    try {
      await client.send(command);
    } catch (error) {
      const { name } = error as Error;
      if (!refusals.includes(name))
        throw new Fault('notify-unreachable', 'Amazon SES did not take it', { noticeId, name });
      // The name alone: the message may repeat the address.
      report(new Error('an e-mail was refused'), { noticeId, name });
    }
  },
});
