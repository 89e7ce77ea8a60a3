import { createHash } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import nock from 'nock';
import { plusMs } from '../../domain/time';
import { logger } from '../system/log';
import { makeDelayedMessages } from './delayed-messages';
import { makeInProcessTimers } from './in-process';

const start = '2026-06-10T10:00:00.000Z';

describe('delayed messages', () => {
  const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/timers';
  const credentials = { accessKeyId: 'obviously-fake', secretAccessKey: 'obviously-fake' };
  const client = new SQSClient({ region: 'eu-west-1', credentials, maxAttempts: 1 });
  const timers = makeDelayedMessages({ client, queueUrl, clock: { now: () => start } });
  const sent: unknown[] = [];
  const answering = (status: number, body: object) =>
    nock('https://sqs.eu-west-1.amazonaws.com')
      .post('/', (asked) => sent.push(asked) > 0)
      .reply(status, body);

  beforeAll(() => nock.disableNetConnect());
  beforeEach(() => sent.splice(0));
  afterEach(() => nock.cleanAll());
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
    client.destroy();
  });

  it.each([
    ['to the second, never early', 1_001, 2],
    ['at once when it has passed', -5_000, 0],
    ['up to a quarter of an hour', 900_000, 900],
  ])('are held back %s', async (_how, inMs, delaySeconds) => {
    const MD5OfMessageBody = createHash('md5').update('{"windowId":"win_1"}').digest('hex');
    answering(200, { MessageId: '1', MD5OfMessageBody });
    await timers.wakeAt('win_1', plusMs(start, inMs));
    expect(sent).toEqual([
      { QueueUrl: queueUrl, MessageBody: '{"windowId":"win_1"}', DelaySeconds: delaySeconds },
    ]);
  });

  it('leave what is further away to the sweeper', async () => {
    await timers.wakeAt('win_1', plusMs(start, 900_001));
    expect(sent).toEqual([]);
  });

  it('hold nobody up when there is no queue: the sweeper makes up for it', async () => {
    const logged = jest.spyOn(logger, 'error').mockImplementation();
    answering(503, {});
    await expect(timers.wakeAt('win_1', start)).resolves.toBeUndefined();
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});

describe('timers in this process', () => {
  let now = start;
  const woken: string[] = [];
  const problems: unknown[] = [];
  let wake = async (windowId: string): Promise<void> => {
    woken.push(windowId);
  };
  const make = () =>
    makeInProcessTimers({
      clock: { now: () => now },
      wake: (windowId) => wake(windowId),
      onProblem: (error) => problems.push(error),
    });
  let timers = make();

  beforeEach(() => {
    now = start;
    woken.splice(0);
    timers = make();
  });
  afterEach(() => timers.close());

  it('ring by the clock they are given, once, each window by itself', async () => {
    await timers.wakeAt('win_1', plusMs(start, 2_000));
    await timers.wakeAt('win_1', plusMs(start, 2_000));
    await timers.wakeAt('win_1', plusMs(start, 1_500));
    await timers.wakeAt('win_2', plusMs(start, 60_000));
    timers.tick();
    expect(woken).toEqual([]);
    now = plusMs(start, 2_000);
    timers.tick();
    timers.tick();
    expect(woken).toEqual(['win_1']);
  });

  it('tell what went wrong, and go on', async () => {
    const works = wake;
    wake = async () => {
      throw new Error('no device');
    };
    await timers.wakeAt('win_1', start);
    timers.tick();
    await timers.close();
    expect(problems).toEqual([new Error('no device')]);
    wake = works;
  });

  it('wait, when closed, for the one that runs, and ring no more', async () => {
    let finish: () => void = () => undefined;
    const works = wake;
    wake = (windowId) =>
      new Promise((resolve) => {
        finish = () => {
          woken.push(windowId);
          resolve();
        };
      });
    await timers.wakeAt('win_1', start);
    timers.tick();
    const closed = timers.close();
    await timers.wakeAt('win_2', start);
    timers.tick();
    finish();
    await closed;
    expect(woken).toEqual(['win_1']);
    wake = works;
  });
});
