import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { type TestTable, testTable } from '../../test/support/dynamodb';
import { deadLetterPath } from './checkpoint';
import type { OnRecords } from './delivery';
import { followStream, type StreamFollower } from './stream';

let table: TestTable;
let folder: string;
let checkpointPath: string;

beforeEach(async () => {
  table = await testTable();
  folder = mkdtempSync(join(tmpdir(), 'majordomo-stream-'));
  checkpointPath = join(folder, 'stream.json');
});
afterEach(async () => {
  await table.drop();
  rmSync(folder, { recursive: true });
});

const put = (name: string) =>
  table.client.send(new PutCommand({ TableName: table.name, Item: { pk: name, sk: 'X', count: 1 } }));

const nameOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.NewImage?.pk?.S ?? '';

const follow = (onRecords: OnRecords, onProblem?: (error: unknown) => void): StreamFollower => {
  const { endpoint, name: tableName } = table;
  const options = { endpoint, tableName, onRecords, checkpointPath, pollMs: 10, mostTries: 3 };
  return followStream(onProblem ? { ...options, onProblem } : options);
};

/** Waits until something is so; the test's own time limit ends a wait in vain. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(10);
}

test('records come in order, as Lambda hands them over, and after a restart where it was left', async () => {
  const seen: DynamoDBRecord[] = [];
  const take: OnRecords = async ({ Records }) => {
    seen.push(...Records);
    return undefined;
  };
  for (const name of ['one', 'two', 'three']) await put(name);
  const first = follow(take);
  await until(() => seen.length >= 3);
  await first.stop();
  await put('four');
  const second = follow(take);
  await until(() => seen.length >= 4);
  await second.stop();
  expect(seen.map(nameOf)).toEqual(['one', 'two', 'three', 'four']);
  expect(seen[0]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: { Keys: { pk: { S: 'one' } }, NewImage: { count: { N: '1' } } },
  });
});

test('a batch that fails once is given again', async () => {
  const calls: string[][] = [];
  const follower = follow(async ({ Records }) => {
    calls.push(Records.map(nameOf));
    if (calls.length === 1) throw new Error('not yet');
    return undefined;
  });
  await put('one');
  await until(() => calls.length >= 2);
  await follower.stop();
  expect(calls).toEqual([['one'], ['one']]);
  expect(existsSync(deadLetterPath(checkpointPath))).toBe(false);
});

test('a record that always fails is listed, and those around it are taken', async () => {
  for (const name of ['good', 'bad', 'better']) await put(name);
  const taken = new Set<string>();
  const problems: unknown[] = [];
  const follower = follow(
    async ({ Records }) => {
      const bad = Records.filter((record) => nameOf(record) === 'bad');
      for (const record of Records) if (nameOf(record) !== 'bad') taken.add(nameOf(record));
      return {
        batchItemFailures: bad.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })),
      };
    },
    (error) => problems.push(error),
  );
  await until(() => problems.length > 0);
  await put('later');
  await until(() => taken.has('later'));
  await follower.stop();
  expect([...taken]).toEqual(['good', 'better', 'later']);
  const letters = readFileSync(deadLetterPath(checkpointPath), 'utf8').trim().split('\n');
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('"bad"');
});
