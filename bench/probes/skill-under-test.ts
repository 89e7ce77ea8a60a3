import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import { systemClock } from '../../lambda/adapters/system/clock';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { skillConfigFromEnvironment } from '../../lambda/config';
import { makeHandler } from '../../lambda/entry/alexa';
import { quietPorts } from '../../test/support/ports';
import { allStores } from '../../test/support/stores';
import type { Handler } from './replay';

export interface SkillUnderTest {
  handler: Handler;
  client: DynamoDBDocumentClient;
  tableName: string;
}

/** The deployed entry, over a client that can be watched. */
export function skillUnderTest(): SkillUnderTest {
  const config = skillConfigFromEnvironment();
  const { tableName, region, endpoint, timeoutMs } = config.table;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = createDocumentClient({
    region,
    requestTimeoutMs: timeoutMs,
    credentials,
    ...(endpoint !== undefined && { endpoint }),
  });
  const shop = {
    seller: config.seller,
    clock: systemClock,
    ids: makeIdSource(),
    ...allStores(client, tableName),
    ...quietPorts,
  };
  return { handler: makeHandler(() => shop, skillConfigFromEnvironment), client, tableName };
}
