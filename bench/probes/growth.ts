import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { probe } from './probe';
import { replay } from './replay';
import { Recorder, type Waves } from './requests';
import { skillUnderTest } from './skill-under-test';

export interface GrowthTask {
  /** The same conversations, had by the household with the short and by the one with the long history. */
  short: RequestEnvelope[][];
  long: RequestEnvelope[][];
  warmUpTurns: number;
  turns: number;
  mostMs: number;
}

/** Milliseconds of each turn. */
export interface GrowthTimes {
  shortMs: number[];
  longMs: number[];
}

interface TransactPart {
  Put?: { Item: { pk: string; sk: string } };
}

const orderKeys = (waves: Waves) =>
  waves
    .flat()
    .flatMap(({ input }) => ('TransactItems' in input ? (input.TransactItems as TransactPart[]) : []))
    .flatMap(({ Put }) => (Put?.Item.sk.startsWith('O#') ? [{ pk: Put.Item.pk, sk: Put.Item.sk }] : []));

probe<GrowthTask, GrowthTimes>(async ({ short, long, warmUpTurns, turns, mostMs }) => {
  const { handler, client, tableName } = skillUnderTest();
  const recorder = new Recorder(client);
  let times: GrowthTimes = { shortMs: [], longMs: [] };

  const converse = async (recording: RequestEnvelope[] = [], spentMs: number[]) => {
    await replay(recording, async (envelope): Promise<ResponseEnvelope> => {
      const start = performance.now();
      const response = await handler(envelope, {});
      spentMs.push(performance.now() - start);
      return response;
    });
    // A short history stays short: what was just ordered is taken away.
    for (const Key of orderKeys(recorder.take()))
      await client.send(new DeleteCommand({ TableName: tableName, Key }));
    recorder.take();
  };
  const takeTurns = async (count: number, untilMs: number) => {
    while (times.shortMs.length < count && performance.now() < untilMs)
      for (const index of short.keys()) {
        await converse(short[index], times.shortMs);
        await converse(long[index], times.longMs);
      }
  };

  await takeTurns(warmUpTurns, Number.POSITIVE_INFINITY);
  times = { shortMs: [], longMs: [] };
  await takeTurns(turns, performance.now() + mostMs);
  return times;
});
