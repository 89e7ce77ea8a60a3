import type { SQSEvent } from 'aws-lambda';
import * as v from 'valibot';
import { Fault } from '../domain/fault';
import { eachMessage } from './queue-records';
import { logger } from './system/log';

const schema = v.object({ name: v.string() });
type Message = v.InferOutput<typeof schema>;

/** A batch, as the queue gives it: what it says is all that is looked at. */
const batchOf = (...bodies: string[]): SQSEvent =>
  ({ Records: bodies.map((body, place) => ({ messageId: `m${place}`, body })) }) as SQSEvent;
const said = (name: string): string => JSON.stringify({ name });
const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

let done: string[];
let reported: jest.SpyInstance;
const act = async ({ name }: Message): Promise<void> => {
  if (name === 'throttled') throw new Fault('store-throttled', 'too much at once');
  if (name === 'broken') throw new Error('broken');
  done.push(name);
};

beforeEach(() => {
  done = [];
  reported = jest.spyOn(logger, 'error').mockImplementation();
});
afterEach(() => reported.mockRestore());

it('does what every message says', async () => {
  expect(await eachMessage(batchOf(said('a'), said('b')), schema, act)).toEqual(failed());
  expect(done).toEqual(['a', 'b']);
  expect(reported).not.toHaveBeenCalled();
});

it('has nothing to do for no messages', async () => {
  expect(await eachMessage(batchOf(), schema, act)).toEqual(failed());
});

it.each([
  ['no JSON', '{"name"'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[{"name":"a"}]'],
  ['another shape', '{"title":"a"}'],
  ['a wrong type', '{"name":7}'],
])('names a message that is %s, and does those around it', async (_what, body) => {
  expect(await eachMessage(batchOf(said('a'), body, said('b')), schema, act)).toEqual(failed('m1'));
  expect(done).toEqual(['a', 'b']);
  expect(reported).toHaveBeenCalledTimes(1);
  expect(reported).toHaveBeenCalledWith(expect.any(String), expect.objectContaining({ messageId: 'm1' }));
});

it('names those alone that could not be done, each with its code', async () => {
  const bodies = ['throttled', 'a', 'broken', 'b'].map(said);
  expect(await eachMessage(batchOf(...bodies), schema, act)).toEqual(failed('m0', 'm2'));
  expect(done).toEqual(['a', 'b']);
  const codes = reported.mock.calls.map(([, { messageId, code }]) => [messageId, code]);
  expect(codes).toEqual([
    ['m0', 'store-throttled'],
    ['m2', 'unexpected'],
  ]);
});

it('names all when none could be done: the queue gives every one again', async () => {
  const bodies = ['throttled', 'throttled'].map(said);
  expect(await eachMessage(batchOf(...bodies), schema, act)).toEqual(failed('m0', 'm1'));
});

it('waits for the slowest before it answers', async () => {
  const slow = async (message: Message) => {
    await new Promise((resolve) => setTimeout(resolve, message.name === 'slow' ? 20 : 0));
    await act(message);
  };
  await eachMessage(batchOf(said('slow'), said('quick')), schema, slow);
  expect(done).toEqual(['quick', 'slow']);
});
