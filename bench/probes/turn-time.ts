import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { probe } from './probe';
import { replay } from './replay';
import { Recorder, toTable } from './requests';
import { skillUnderTest } from './skill-under-test';

export interface TurnTimeTask {
  recordings: RequestEnvelope[][];
  /** A copy of the skill's table, for the bare requests. */
  mirrorTable: string;
  warmUpTurns: number;
  turns: number;
  mostMs: number;
}

/** Milliseconds of each turn, and of the same requests sent bare right after it. */
export interface TurnTimes {
  turnMs: number[];
  bareMs: number[];
}

async function msOf<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

probe<TurnTimeTask, TurnTimes>(async ({ recordings, mirrorTable, warmUpTurns, turns, mostMs }) => {
  const { handler, client, tableName } = skillUnderTest();
  const recorder = new Recorder(client);
  const times: TurnTimes = { turnMs: [], bareMs: [] };

  const take = async (envelope: RequestEnvelope): Promise<ResponseEnvelope> => {
    const turn = await msOf(() => handler(envelope, {}));
    const waves = toTable(recorder.take(), tableName, mirrorTable);
    const bare = await msOf(() => recorder.sendBare(waves));
    if (waves.length > 0) {
      times.turnMs.push(turn.ms);
      times.bareMs.push(bare.ms);
    }
    return turn.result;
  };
  const takeTurns = async (count: number, untilMs: number) => {
    while (times.turnMs.length < count && performance.now() < untilMs)
      for (const recording of recordings) await replay(recording, take);
  };

  await takeTurns(warmUpTurns, Number.POSITIVE_INFINITY);
  times.turnMs = [];
  times.bareMs = [];
  await takeTurns(turns, performance.now() + mostMs);
  return times;
});
