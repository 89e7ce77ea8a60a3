import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { appendDeadLetters, loadCheckpoint, saveCheckpoint } from './checkpoint';
import { type OnRecords, tryBatch } from './delivery';
import { pause } from './port';
import { type Batch, StreamReader } from './stream-reader';

export interface StreamOptions {
  endpoint: string;
  tableName: string;
  onRecords: OnRecords;
  /** File that keeps the position over restarts; what failed for good is listed beside it. */
  checkpointPath: string;
  /** Told of what goes wrong with the stream itself, and of what was passed over. */
  onProblem?(error: unknown): void;
  pollMs?: number;
  /** How often a batch is given before what still fails is passed over. */
  mostTries?: number;
}

export interface StreamFollower {
  /** Finishes the call at hand and ends; what was not taken comes again next time. */
  stop(): Promise<void>;
}

const defaultPollMs = 100;
const defaultMostTries = 6;
const firstBackoffMs = 50;
const longestBackoffMs = 2_000;

/**
 * Follows a table's stream as Lambda does: at least once, in the order of each shard. Without a position it begins
 * at the oldest record. A batch that fails is given again after growing pauses, from its first failed record on; what
 * fails to the last is passed over into a list beside the checkpoint.
 */
export function followStream(options: StreamOptions): StreamFollower {
  const follower = new Follower(options);
  const done = follower.run();
  return {
    async stop() {
      follower.isStopped = true;
      await done;
    },
  };
}

class Follower {
  isStopped = false;
  private readonly reader: StreamReader;
  private readonly pollMs: number;

  constructor(private readonly options: StreamOptions) {
    this.reader = new StreamReader(
      options.endpoint,
      options.tableName,
      loadCheckpoint(options.checkpointPath),
    );
    this.pollMs = options.pollMs ?? defaultPollMs;
  }

  async run(): Promise<void> {
    while (!this.isStopped) if ((await this.poll()) === 0) await pause(this.pollMs);
    this.reader.close();
  }

  /** Number of records taken. */
  private async poll(): Promise<number> {
    let taken = 0;
    try {
      for await (const batch of this.reader.batches()) taken += await this.take(batch);
    } catch (error) {
      this.options.onProblem?.(error);
    }
    return taken;
  }

  private async take(batch: Batch): Promise<number> {
    if (this.isStopped || !(await this.deliver(batch))) return 0;
    saveCheckpoint(this.options.checkpointPath, this.reader.advance(batch));
    return batch.records.length;
  }

  /** Gives records until they are taken or passed over; false when stopped before that. */
  private async deliver({ records, streamArn }: Batch): Promise<boolean> {
    const { onRecords, mostTries = defaultMostTries } = this.options;
    let rest = records;
    for (let tries = 1; !this.isStopped; tries++) {
      const { firstFailed, failed, error } = await tryBatch(onRecords, rest, streamArn);
      if (firstFailed < 0) return true;
      if (tries >= mostTries) return this.passOver(failed, error);
      rest = rest.slice(firstFailed);
      await pause(Math.min(firstBackoffMs * 2 ** (tries - 1), longestBackoffMs));
    }
    return false;
  }

  private passOver(failed: StreamRecord[], error: unknown): true {
    appendDeadLetters(this.options.checkpointPath, failed, error);
    this.options.onProblem?.(error);
    return true;
  }
}
