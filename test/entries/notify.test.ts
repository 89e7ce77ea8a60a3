import { makeNotifier } from '../../lambda/adapters/notify/notifier';
import { logger } from '../../lambda/adapters/system/log';
import type { Notice } from '../../lambda/domain/delivery/notify';
import { Fault } from '../../lambda/domain/fault';
import { makeHandler, notifyShop } from '../../lambda/entry/notify';
import { type PlayedDelivery, playDelivery } from '../support/deliveries';
import { injectFaults } from '../support/faulty-client';
import { newId } from '../support/samples';
import { plainSeller } from '../support/sellers';
import { tableSuite } from '../support/table-suite';
import { batchOf, failed } from './queue';

/** The function behind the queue of notices, as AWS calls it: who was told is kept in a real table. */

const table = tableSuite();
let play: PlayedDelivery;
let reported: jest.SpyInstance;
/** Ids of notices, in the order in which they were read. */
let told: string[];
/** Whether whoever is to be told can be reached. */
let isReachable: boolean;

beforeEach(async () => {
  [told, isReachable] = [[], true];
  reported = jest.spyOn(logger, 'error').mockImplementation();
  play = await playDelivery(table());
});
afterEach(() => reported.mockRestore());

const noticeOf = (changes: Partial<Notice> = {}): Notice => ({
  noticeId: newId('notice'),
  topic: 'door-not-locked',
  to: 'operations',
  householdId: play.home.householdId,
  windowId: play.windowId,
  doorKind: 'front',
  startsAt: '2026-06-10T10:00:00.000Z',
  endsAt: '2026-06-10T12:00:00.000Z',
  timeZone: 'Europe/Paris',
  at: play.clock.now(),
  ...changes,
});

function handler(shop = play.shop) {
  const channel = {
    name: 'paper',
    takes: () => true,
    async send({ notice }: { notice: Notice }) {
      if (!isReachable) throw new Fault('notify-unreachable', 'nobody is there');
      told.push(notice.noticeId);
    },
  };
  const notifier = makeNotifier({ shop, channels: [channel], operationsLanguage: 'en' });
  return makeHandler(() => ({ ...shop, notifier }));
}

it('tells what each message says', async () => {
  const notices = [noticeOf(), noticeOf({ to: 'customer', topic: 'completed' })];
  expect(await handler()(batchOf(...notices))).toEqual(failed());
  expect(told.sort()).toEqual(notices.map(({ noticeId }) => noticeId).sort());
});

it.each<[string, () => unknown]>([
  ['no JSON', () => 'hello'],
  ['nothing', () => ({})],
  ['a topic that there is not', () => ({ ...noticeOf(), topic: 'door-blue' })],
  ['for nobody', () => ({ ...noticeOf(), to: 'everybody' })],
  ['of no window', () => ({ ...noticeOf(), windowId: undefined })],
])('names a message that is %s, and tells the others', async (_what, bad) => {
  const notice = noticeOf();
  expect(await handler()(batchOf(bad(), notice))).toEqual(failed('m0'));
  expect(told).toEqual([notice.noticeId]);
  expect(reported).toHaveBeenCalledTimes(1);
});

it('tells nobody twice, however often a message is given, and in whatever order', async () => {
  const [first, second] = [noticeOf(), noticeOf()];
  await handler()(batchOf(second));
  expect(await handler()(batchOf(first, second))).toEqual(failed());
  expect(await handler()(batchOf(second, first))).toEqual(failed());
  expect(told).toEqual([second.noticeId, first.noticeId]);
});

it('of the same message twice in one batch tells one, and names the other at most', async () => {
  const notice = noticeOf();
  const { batchItemFailures } = await handler()(batchOf(notice, notice));
  expect(batchItemFailures.length).toBeLessThanOrEqual(1);
  expect(told).toEqual([notice.noticeId]);
  expect(await handler()(batchOf(notice))).toEqual(failed());
  expect(told).toHaveLength(1);
});

it('names what could not be told, and tells it when it is given again', async () => {
  const notice = noticeOf();
  isReachable = false;
  expect(await handler()(batchOf(notice))).toEqual(failed('m0'));
  isReachable = true;
  expect(await handler()(batchOf(notice))).toEqual(failed());
  expect(told).toEqual([notice.noticeId]);
});

it('tells nobody while the table has no time: it could not remember that it did', async () => {
  const client = table().newClient();
  const slow = await playDelivery(table(), {}, client);
  let isBusy = true;
  injectFaults(client, () => (isBusy ? 'throttle' : undefined));
  const notice = noticeOf();
  expect(await handler(slow.shop)(batchOf(notice))).toEqual(failed('m0'));
  expect(told).toEqual([]);
  isBusy = false;
  expect(await handler(slow.shop)(batchOf(notice))).toEqual(failed());
  expect(told).toEqual([notice.noticeId]);
});

it('has what it takes to remember whom it told, in the shop that it is deployed with', async () => {
  const shop = notifyShop({
    table: { tableName: table().name, region: 'local', endpoint: table().endpoint, timeoutMs: 20_000 },
    environment: 'development',
    logLevel: 'INFO',
    seller: plainSeller,
    notices: {
      operationsTopicArn: 'arn:aws:sns:eu-west-1:000000000000:operations',
      operationsLanguage: 'en',
    },
  });
  const notice = noticeOf();
  expect(await handler(shop)(batchOf(notice))).toEqual(failed());
  expect(await handler(shop)(batchOf(notice))).toEqual(failed());
  expect(told).toEqual([notice.noticeId]);
});
