import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { localCredentials, localRegion } from '../../demo/engine/engine';
import { journalOf } from '../../lambda/adapters/dynamodb/journal-image';
import { followedBy, orderPrefix } from '../../lambda/adapters/dynamodb/table';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { makeVerifier, signedHeaders } from '../../lambda/adapters/system/standard-webhooks';
import type { CommercePort } from '../../lambda/domain/orders/commerce';
import type { Order } from '../../lambda/domain/orders/order';
import type { Shop } from '../../lambda/domain/shop';
import { epochMsOf, plusMs } from '../../lambda/domain/time';
import { makeHttpApp } from '../../lambda/http/app';
import { followStream } from '../../lambda/outbox/stream';
import { testAccount } from '../support/account';
import type { TestTable } from '../support/dynamodb';
import { quietPorts } from '../support/ports';
import {
  grantOf,
  holdOf,
  newWallet,
  sampleHousehold,
  sampleOrder,
  testNow,
  walletAfter,
} from '../support/samples';
import { plainSeller } from '../support/sellers';

export const secretIn = `whsec_${Buffer.from('obviously-fake-secret-of-the-store').toString('base64')}`;
export const secretOut = `whsec_${Buffer.from('obviously-fake-secret-of-the-shop').toString('base64')}`;

/** A clock that stands until it is moved. */
export class MovableClock {
  private time = testNow;
  now = () => this.time;
  move(ms: number): void {
    this.time = plusMs(this.time, ms);
  }
}

export function testShop(table: TestTable, clock: MovableClock, commerce: CommercePort): Shop {
  return {
    ...table.stores({ clock }),
    seller: plainSeller,
    clock,
    ids: makeIdSource(),
    ...quietPorts,
    commerce,
  };
}

/** A household with coins that has placed and paid one order. */
export async function placeOrder(shop: Shop, overrides: Partial<Order> = {}): Promise<Order> {
  const household = sampleHousehold();
  await shop.households.save(household);
  const grant = grantOf(newWallet(household.id), 10_000);
  await shop.wallets.commit(grant);
  const order = sampleOrder(household.id, undefined, overrides);
  const placed = await shop.orders.place(order, holdOf(walletAfter(grant), order));
  expect(placed.kind).toBe('committed');
  return order;
}

export const coinsOf = async (shop: Shop, householdId: string): Promise<number | undefined> =>
  (await shop.households.read(householdId))?.wallet?.availableCoins;

export const current = async (shop: Shop, { householdId, orderId }: Order): Promise<Order> => {
  const order = await shop.orders.read(householdId, orderId);
  if (!order) throw new Error('the order is gone');
  return order;
};

/** Reports that came from the functions under test. */
export const reported: unknown[] = [];
export const report = (error: unknown): void => {
  reported.push(error);
};

export const httpApp = (shop: Shop) =>
  makeHttpApp(shop, {
    checkStoreSignature: makeVerifier([secretIn], shop.clock),
    readPaymentCall: () => ({ kind: 'invalid' }),
    account: testAccount('obviously-fake-household-key-0000000'),
    report,
  });

/** Signs and sends as the seller's system does; `signedAt` is what its clock says. */
const sendTo =
  (path: string) =>
  (shop: Shop, id: string, body: unknown, signedAt = shop.clock.now()) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const message = { id, timestamp: Math.floor(epochMsOf(signedAt) / 1000), body: text };
    const headers = signedHeaders(secretIn, message);
    return httpApp(shop).request(path, { method: 'POST', headers, body: text });
  };

export const walletsPath = '/v1/providers/wallets/requests';

export const sendEvent = sendTo('/v1/providers/store/events');
export const sendWalletRequest = sendTo(walletsPath);

export const orderEvent = (type: string, { orderId }: Pick<Order, 'orderId'>, timestamp = testNow) => ({
  type: `order.${type}`,
  timestamp,
  data: { orderId },
});

/** Checks that an answer is a whole problem document; says which. */
export async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({
    status: response.status,
    type: expect.stringMatching(/^urn:majordomo:problem:/),
    title: expect.any(String),
    detail: expect.any(String),
    traceId: expect.stringMatching(/.+/),
  });
  return { status: response.status, code: problem.code, retryable: problem.retryable };
}

export const runWorker = (shop: Shop, records: DynamoDBRecord[]) =>
  followStream(shop, records, { followedBy, journalOf, report });

/** A stream record of an order, as far as the worker looks at it. */
export const recordOf = ({ householdId, orderId }: Order, sequence = '1'): DynamoDBRecord => ({
  eventID: sequence,
  dynamodb: {
    SequenceNumber: sequence,
    NewImage: {
      sk: { S: `${orderPrefix}${orderId}` },
      householdId: { S: householdId },
      orderId: { S: orderId },
    },
  },
});

/** What the table's real stream tells so far. */
export async function allStreamRecords(table: TestTable): Promise<DynamoDBRecord[]> {
  const described = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
  const StreamArn = described.Table?.LatestStreamArn;
  const { endpoint } = table;
  const streams = new DynamoDBStreamsClient({ endpoint, region: localRegion, credentials: localCredentials });
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: _Record[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand(start));
    const page = await streams.send(new GetRecordsCommand({ ShardIterator }));
    records.push(...(page.Records ?? []));
  }
  streams.destroy();
  return records as DynamoDBRecord[];
}

/** What it tells of an order. */
export async function streamRecords(table: TestTable, order: Order): Promise<DynamoDBRecord[]> {
  const all = await allStreamRecords(table);
  return all.filter(({ dynamodb }) => dynamodb?.NewImage?.orderId?.S === order.orderId);
}
