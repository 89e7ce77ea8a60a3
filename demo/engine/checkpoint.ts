import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';

/** The last sequence number that was taken, by shard. */
export type Checkpoint = Record<string, string>;

/** A missing or torn file begins anew: records may come again, and whoever takes them expects that. */
export function loadCheckpoint(path: string): Checkpoint {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Checkpoint;
  } catch {
    return {};
  }
}

/** Replaces the file in one step, so that it is whole after a crash. */
export function saveCheckpoint(path: string, checkpoint: Checkpoint): void {
  writeFileSync(`${path}.new`, JSON.stringify(checkpoint));
  renameSync(`${path}.new`, path);
}

export const deadLetterPath = (checkpointPath: string): string => `${checkpointPath}.dead-letters.jsonl`;

/** Lists what was passed over, one record a line with the reason. */
export function appendDeadLetters(checkpointPath: string, records: StreamRecord[], error: unknown): void {
  const reason = String(error);
  const lines = records.map((record) => `${JSON.stringify({ reason, record })}\n`);
  appendFileSync(deadLetterPath(checkpointPath), lines.join(''));
}
