import type { DynamoDBRecord } from 'aws-lambda';
import { windowIn } from '../../test/delivery/samples';
import { quietPorts } from '../../test/support/ports';
import type { Command, CommandBody } from '../domain/delivery/command';
import type { CommandAnswer } from '../domain/delivery/lock';
import type { Shop } from '../domain/shop';
import { instantOf } from '../domain/time';
import { followStream, mostAtOnce } from './stream';

/* A provider that hangs takes its time and refuses nothing. All seconds here are those of a clock of the tests' own. */

const secondMs = 1_000;
const functionMs = 60 * secondMs;
const hangingMs = 5 * secondMs;

let commands: Map<string, Command>;
/** What reached the world, and in which second. */
let left: string[];
let reported: unknown[];
let startedMs: number;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  commands = new Map();
  left = [];
  reported = [];
  startedMs = Date.now();
});
afterEach(() => jest.useRealTimers());

const second = (): number => (Date.now() - startedMs) / secondMs;
const tell = (what: string): number => left.push(`${what} after ${second()} s`);
const hang = <T>(answer: T, forMs: number): Promise<T> =>
  new Promise((resolve) => {
    if (forMs < Number.POSITIVE_INFINITY) setTimeout(() => resolve(answer), forMs);
  });

/** Locks of `healthy` answer at once, those of `hanging` after seconds, those of `dead` never. */
async function command(what: string, lockId: string): Promise<CommandAnswer> {
  tell(`${what} ${lockId}`);
  if (lockId.startsWith('hanging')) return hang({ outcome: 'unknown' }, hangingMs);
  if (lockId.startsWith('dead')) return hang({ outcome: 'unknown' }, Number.POSITIVE_INFINITY);
  return { outcome: 'confirmed' };
}

const shop = {
  ...quietPorts,
  clock: { now: () => instantOf(Date.now()) },
  commands: {
    read: async (commandId: string) => commands.get(commandId),
    replace: async (_before: Command, after: Command) => commands.set(after.commandId, after) === commands,
  },
  windows: {
    read: async (windowId: string) => ({ window: { ...windowIn('relock-failed'), windowId } }),
  },
  locks: { ...quietPorts.locks, lock: ({ lockId }: { lockId: string }) => command('lock', lockId) },
  notifier: { send: async ({ topic }: { topic: string }) => void tell(topic) },
} as unknown as Shop;

/** A command as it was written, and what the stream tells of it. */
function recordOf(windowId: string, body: CommandBody): DynamoDBRecord {
  const sequence = String(commands.size + 1);
  const commandId = `${windowId}.1.${sequence}`;
  const createdAt = instantOf(Date.now());
  commands.set(commandId, {
    commandId,
    windowId,
    householdId: 'hh_1',
    createdAt,
    body,
    status: 'pending',
    attempts: 0,
  });
  const ofDevice = 'lockId' in body && { lockId: { S: body.lockId } };
  const keys = { pk: { S: `W#${windowId}` }, sk: { S: `Q#${commandId}` } };
  const image = {
    commandId: { S: commandId },
    status: { S: 'pending' },
    body: { M: { kind: { S: body.kind }, ...ofDevice } },
  };
  return {
    eventID: sequence,
    dynamodb: { SequenceNumber: sequence, Keys: keys, NewImage: { ...keys, ...image } },
  };
}

const lock = (lockId: string, windowId = `win_${lockId}`) => recordOf(windowId, { kind: 'lock', lockId });
const page = (windowId: string) =>
  recordOf(windowId, { kind: 'notify', topic: 'door-not-locked', to: 'operations' });
const locks = (kind: string, count: number) =>
  Array.from({ length: count }, (_none, place) => lock(`${kind}-${place}`));

const follow = (records: DynamoDBRecord[]) =>
  followStream(shop, records, {
    followedBy: (sortKey) => (sortKey.startsWith('Q#') ? 'command' : undefined),
    report: (error) => reported.push(error),
    msLeft: () => functionMs - (Date.now() - startedMs),
  });

/** What the function answers, and in which second. */
async function outcomeOf(records: DynamoDBRecord[]): Promise<{ again: string[]; afterSeconds: number }> {
  const following = follow(records).then(({ batchItemFailures }) => ({
    again: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
    afterSeconds: second(),
  }));
  await jest.advanceTimersByTimeAsync(functionMs);
  return following;
}

test('a healthy door is locked and operations are called while the provider of twenty others hangs', async () => {
  const { again, afterSeconds } = await outcomeOf([...locks('hanging', 20), lock('healthy'), page('win_9')]);
  expect(left).toEqual(
    expect.arrayContaining([
      'lock healthy after 0 s',
      'door-not-locked after 0 s',
      'lock hanging-19 after 0 s',
    ]),
  );
  expect({ again, afterSeconds }).toEqual({ again: [], afterSeconds: 5 });
});

test('the same, when they never answer: in time those are named that are to be given again', async () => {
  const { again, afterSeconds } = await outcomeOf([...locks('dead', 20), lock('healthy'), page('win_9')]);
  expect(left).toEqual(expect.arrayContaining(['lock healthy after 0 s', 'door-not-locked after 0 s']));
  expect(again).toEqual(Array.from({ length: 20 }, (_none, place) => String(place + 1)));
  expect(afterSeconds).toBeLessThan(functionMs / secondMs);
  expect(reported).toHaveLength(1);
});

test('operations are called of a door at once, though its own lock hangs', async () => {
  await outcomeOf([lock('hanging', 'win_1'), page('win_1')]);
  expect(left.sort()).toEqual(['door-not-locked after 0 s', 'lock hanging after 0 s']);
});

test('commands to one lock leave in their order, one after the other', async () => {
  await outcomeOf([lock('hanging', 'win_1'), lock('healthy', 'win_2'), lock('hanging', 'win_1')]);
  expect(left).toEqual(['lock hanging after 0 s', 'lock healthy after 0 s', 'lock hanging after 5 s']);
});

test('no more go out at once than a provider has to bear', async () => {
  await outcomeOf(locks('hanging', mostAtOnce + 1));
  expect(left.filter((what) => what.endsWith(' 0 s'))).toHaveLength(mostAtOnce);
  expect(left).toHaveLength(mostAtOnce + 1);
});

test('what would not end in time is not begun, and is given again from the first of it on', async () => {
  const records = Array.from({ length: 10 }, () => lock('hanging', 'win_1'));
  const { again, afterSeconds } = await outcomeOf([...records, lock('healthy')]);
  expect(left).toContain('lock healthy after 0 s');
  expect(again).toEqual(['6', '7', '8', '9', '10']);
  expect(afterSeconds).toBe(25);
  expect([...commands.values()].map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1]);
});

test('one that fails is named; those behind it are done even so', async () => {
  const [first, second, third] = [
    lock('healthy', 'win_1'),
    lock('healthy', 'win_1'),
    lock('healthy', 'win_2'),
  ];
  commands.delete('win_1.1.1');
  const { again } = await outcomeOf([first, second, third]);
  expect(left).toHaveLength(2);
  expect(again).toEqual(['1']);
});
