import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { Checkpoint } from './checkpoint';
import { localCredentials, localRegion } from './engine';

export interface Batch {
  streamArn: string;
  shardId: string;
  records: StreamRecord[];
}

const batchSize = 100;

/** Reads a table's stream from a position on. */
export class StreamReader {
  private readonly client: DynamoDBStreamsClient;
  private readonly position: Checkpoint;
  private streamArn: string | undefined;

  constructor(
    endpoint: string,
    private readonly tableName: string,
    position: Checkpoint,
  ) {
    this.client = new DynamoDBStreamsClient({ endpoint, region: localRegion, credentials: localCredentials });
    this.position = { ...position };
  }

  /** The next records of every shard, if it has any. They come again until `advance` is called. */
  async *batches(): AsyncGenerator<Batch> {
    const streamArn = await this.findStream();
    if (streamArn === undefined) return;
    const { StreamDescription } = await this.client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
    // Whether a shard is said to have ended is not asked: the embedded engine says so of one that still grows.
    for (const { ShardId: shardId = '' } of StreamDescription?.Shards ?? []) {
      const records = await this.recordsOf(streamArn, shardId);
      if (records.length > 0) yield { streamArn, shardId, records };
    }
  }

  /** Moves behind a batch that was taken. */
  advance({ shardId, records }: Batch): Checkpoint {
    const last = records.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) this.position[shardId] = last;
    return this.position;
  }

  close(): void {
    this.client.destroy();
  }

  private async findStream(): Promise<string | undefined> {
    if (this.streamArn === undefined) {
      const { Streams = [] } = await this.client.send(new ListStreamsCommand({ TableName: this.tableName }));
      this.streamArn = Streams.at(-1)?.StreamArn;
    }
    return this.streamArn;
  }

  private async recordsOf(streamArn: string, shardId: string): Promise<StreamRecord[]> {
    const sequenceNumber = this.position[shardId];
    const from =
      sequenceNumber === undefined
        ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
        : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber } as const);
    const command = new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shardId, ...from });
    const { ShardIterator } = await this.client.send(command);
    const answer = await this.client.send(new GetRecordsCommand({ ShardIterator, Limit: batchSize }));
    return answer.Records ?? [];
  }
}
