import { SQSClient } from '@aws-sdk/client-sqs';
import { followedAtDoors } from '../adapters/dynamodb/followed';
import { makeNoticeQueue } from '../adapters/notify/queue';
import { systemClock } from '../adapters/system/clock';
import { report } from '../adapters/system/report';
import { makeWatchingPorts } from '../adapters/watching';
import { atStart, type DoorsConfig, doorsConfigFromEnvironment } from '../config';
import { once } from '../domain/once';
import type { Shop } from '../domain/shop';
import { streamHandler } from '../outbox/stream';
import { makeShop, type ShopParts } from '../shop';

const notifierOf = ({ noticeQueueUrl: queueUrl, table: { region } }: DoorsConfig): ShopParts =>
  queueUrl === undefined
    ? {}
    : { notifier: makeNoticeQueue({ client: new SQSClient({ region }), queueUrl }) };

/** The one shop that commands locks and cameras, and has people told. */
export const doorsShop = (config: DoorsConfig, parts: ShopParts = {}): Shop =>
  makeShop(config, {
    ...makeWatchingPorts(config, parts.clock ?? systemClock),
    ...notifierOf(config),
    ...parts,
  });

/** The outbox of deliveries, a function by itself: neither the seller's system nor a payment can hold a door up. */
export const makeHandler = (shop: () => Promise<Shop> | Shop) =>
  streamHandler(shop, { followedBy: followedAtDoors, report });

const shopFromEnvironment = once(() => doorsShop(doorsConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
