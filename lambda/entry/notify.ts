import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as v from 'valibot';
import { replyStore } from '../adapters/dynamodb/replies';
import { alexaChannel } from '../adapters/notify/alexa';
import type { Channel } from '../adapters/notify/channel';
import { emailChannel } from '../adapters/notify/email';
import { makeNotifier } from '../adapters/notify/notifier';
import { pagerChannel } from '../adapters/notify/pager';
import { eachMessage } from '../adapters/queue-records';
import { systemClock } from '../adapters/system/clock';
import { atStart, type NotifyConfig, notifyConfigFromEnvironment } from '../config';
import { audiences, noticeTopics } from '../domain/delivery/command';
import { doorKinds } from '../domain/delivery/home';
import type { Notice } from '../domain/delivery/notify';
import { once } from '../domain/once';
import type { Shop } from '../domain/shop';
import { makeShop, type ShopParts } from '../shop';

const noticeSchema: v.GenericSchema<unknown, Notice> = v.object({
  noticeId: v.string(),
  topic: v.picklist(noticeTopics),
  to: v.picklist(audiences),
  householdId: v.string(),
  windowId: v.string(),
  doorKind: v.picklist(doorKinds),
  startsAt: v.string(),
  endsAt: v.string(),
  timeZone: v.string(),
  at: v.string(),
});

const alexaTimeoutMs = 5_000;

function channelsOf({ notices, seller, table: { region } }: NotifyConfig, clock: Shop['clock']): Channel[] {
  const { operationsTopicArn: topicArn, emailFrom: from, alexa } = notices;
  const channels = [pagerChannel({ client: new SNSClient({ region }), topicArn })];
  if (from !== undefined) channels.push(emailChannel({ client: new SESv2Client({ region }), from }));
  if (alexa)
    channels.push(alexaChannel({ ...alexa, sellerName: seller.name, timeoutMs: alexaTimeoutMs, clock }));
  return channels;
}

/** The one shop that tells people, in the function whose only work that is. */
export function notifyShop(config: NotifyConfig, parts: ShopParts = {}): Shop {
  // So that nobody is told twice.
  const storesIn: ShopParts['storesIn'] = (table) => ({ replies: replyStore(table) });
  const shop = makeShop(config, { storesIn, ...parts });
  const channels = channelsOf(config, parts.clock ?? systemClock);
  const { operationsLanguage } = config.notices;
  return { ...shop, notifier: makeNotifier({ shop, channels, operationsLanguage }) };
}

/** Notices that wait in a queue: e-mail may be slow, and nothing that a door waits for stands behind it. */
export function makeHandler(shop: () => Promise<Shop> | Shop) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const { notifier } = await shop();
    return eachMessage(event, noticeSchema, (notice) => notifier.send(notice));
  };
}

const shopFromEnvironment = once(() => notifyShop(notifyConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
