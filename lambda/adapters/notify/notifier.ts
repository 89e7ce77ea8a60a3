import type { Notice, NotifyPort } from '../../domain/delivery/notify';
import { Fault } from '../../domain/fault';
import type { Household } from '../../domain/household/household';
import type { Language } from '../../domain/language';
import type { Shop } from '../../domain/shop';
import { epochMsOf } from '../../domain/time';
import { report } from '../system/report';
import type { Channel, Letter, Reader } from './channel';
import { messageOf } from './message';

export interface NotifierConfig {
  shop: Pick<Shop, 'households' | 'replies' | 'clock' | 'ids'>;
  channels: readonly Channel[];
  operationsLanguage: Language;
}

const frenchSpeaking = ['FR'];
const languageOf = ({ country }: Household): Language => (frenchSpeaking.includes(country) ? 'fr' : 'en');

async function customerOf({ households }: NotifierConfig['shop'], { householdId }: Notice): Promise<Reader> {
  const [view, alexa] = await Promise.all([households.read(householdId), households.reachesOf(householdId)]);
  const { household } = view ?? {};
  return {
    language: household ? languageOf(household) : 'en',
    ...(household?.email !== undefined && { email: household.email }),
    alexa,
  };
}

const sent = { status: 200, contentType: 'text/plain', body: 'sent' };

/** Sends by one channel what was not sent by it before, whoever else tries at this moment. */
async function sendOnce({ shop }: NotifierConfig, channel: Channel, letter: Letter): Promise<void> {
  const { noticeId } = letter.notice;
  const key = { owner: `notice by ${channel.name}`, key: noticeId, requestHash: noticeId };
  const now = shop.clock.now();
  const claimId = shop.ids.next('clm', epochMsOf(now));
  const begun = await shop.replies.begin(key, claimId, now);
  if (begun.kind === 'answered') return;
  if (begun.kind !== 'begun')
    throw new Fault('notify-unreachable', 'somebody else is telling it at this moment', { noticeId });
  try {
    await channel.send(letter);
  } catch (error) {
    await shop.replies.giveUp(key, claimId);
    throw error;
  }
  await shop.replies.finish(key, claimId, sent);
}

/**
 * Tells people what they have to know, by every way there is to them, by each once. A way that fails does not hold up
 * the others; a person to whom there is no way is reported.
 */
export function makeNotifier(config: NotifierConfig): NotifyPort {
  return {
    async send(notice) {
      const reader: Reader =
        notice.to === 'customer'
          ? await customerOf(config.shop, notice)
          : { language: config.operationsLanguage, alexa: [] };
      const letter = { notice, reader, message: messageOf(notice, reader.language) };
      const channels = config.channels.filter((channel) => channel.takes(letter));
      const { noticeId, topic } = notice;
      if (channels.length === 0) report(new Error('there is no way to tell it'), { noticeId, topic });
      const results = await Promise.allSettled(channels.map((channel) => sendOnce(config, channel, letter)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
