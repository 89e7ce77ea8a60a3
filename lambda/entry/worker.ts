import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { followedBy } from '../adapters/dynamodb/table';
import { report } from '../adapters/system/report';
import { atStart } from '../config';
import type { Shop } from '../domain/shop';
import { followStream } from '../outbox/stream';
import { workerShopFromEnvironment } from '../shop';

/** The outbox: the table's stream in, effects on the world out. */
export function makeHandler(shop: () => Promise<Shop> | Shop) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    followStream(await shop(), event.Records, { followedBy, report });
}

export const handler = makeHandler(workerShopFromEnvironment);
atStart(workerShopFromEnvironment);
