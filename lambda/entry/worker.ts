import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { makeWebhookCommerce } from '../adapters/commerce/webhook';
import { journalOf } from '../adapters/dynamodb/journal-image';
import { followedBy } from '../adapters/dynamodb/table';
import { makeNoticeQueue } from '../adapters/notify/queue';
import { makeSandbox } from '../adapters/payment/sandbox';
import { makeStripe } from '../adapters/payment/stripe';
import { systemClock } from '../adapters/system/clock';
import { report } from '../adapters/system/report';
import { makeWatchingPorts } from '../adapters/watching';
import { atStart, type WorkerConfig, workerConfigFromEnvironment } from '../config';
import { once } from '../domain/once';
import type { PaymentPort } from '../domain/payments/port';
import type { Shop } from '../domain/shop';
import { followStream } from '../outbox/stream';
import { makeShop, type ShopParts } from '../shop';

const paymentProviderOf = ({ payment }: WorkerConfig, { clock = systemClock }: ShopParts): PaymentPort =>
  payment.provider === 'stripe' ? makeStripe(payment) : makeSandbox({ ...payment, clock });

const notifierOf = ({ noticeQueueUrl: queueUrl, table: { region } }: WorkerConfig): ShopParts =>
  queueUrl === undefined
    ? {}
    : { notifier: makeNoticeQueue({ client: new SQSClient({ region }), queueUrl }) };

const commerceOf = ({ commerce, environment }: WorkerConfig, { clock = systemClock }: ShopParts) =>
  makeWebhookCommerce({ ...commerce, allowLoopback: environment === 'development', clock });

/** The one shop that reaches the seller, charges cards, commands locks and cameras, and has people told. */
export const workerShop = (config: WorkerConfig, parts: ShopParts = {}): Shop =>
  makeShop(config, {
    commerce: commerceOf(config, parts),
    paymentProvider: paymentProviderOf(config, parts),
    ...makeWatchingPorts(config, parts.clock ?? systemClock),
    ...notifierOf(config),
    ...parts,
  });

/** The outbox: the table's stream in, effects on the world out. */
export function makeHandler(shop: () => Promise<Shop> | Shop) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    followStream(await shop(), event.Records, { followedBy, journalOf, report });
}

const shopFromEnvironment = once(() => workerShop(workerConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment);
atStart(shopFromEnvironment);
