import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shardOf } from '../../lambda/adapters/dynamodb/table';
import {
  type AccountEvidence,
  type EvidenceRoom,
  noEvidence,
} from '../../lambda/domain/proof/audit/evidence';

/** Pieces of evidence that are held in memory; more of them go to disk. */
const mostInMemory = 400_000;
const bucketCount = 256;

export interface SpillingRoom extends EvidenceRoom {
  /** Takes away what was written to disk. */
  close(): void;
}

function mergeInto(to: AccountEvidence, more: AccountEvidence): void {
  for (const line of more.lines) to.lines.push(line);
  for (const told of more.told) to.told.push(told);
  for (const leaf of more.leaves) to.leaves.push(leaf);
  for (const wallet of more.wallets) to.wallets.push(wallet);
}

/**
 * Brings evidence together in memory that does not grow with the books: beyond a limit it is written to files by
 * account, which are read one after the other. The largest account must fit into memory, and the 256th part of all.
 */
export function spillingRoom(limit = mostInMemory, parentFolder = tmpdir()): SpillingRoom {
  let accounts = new Map<string, AccountEvidence>();
  let last: AccountEvidence | undefined;
  let pieceCount = 0;
  let folder: string | undefined;
  const fileOf = (bucket: number): string => path.join(folder ?? '', `${bucket}.jsonl`);

  function spill(): void {
    folder ??= mkdtempSync(path.join(parentFolder, 'ledger-'));
    const texts = new Map<number, string[]>();
    for (const evidence of accounts.values()) {
      const bucket = shardOf(evidence.account, bucketCount);
      const rows = texts.get(bucket) ?? [];
      rows.push(`${JSON.stringify(evidence)}\n`);
      texts.set(bucket, rows);
    }
    for (const [bucket, rows] of texts) appendFileSync(fileOf(bucket), rows.join(''));
    accounts = new Map();
    last = undefined;
    pieceCount = 0;
  }

  function* ofBucket(bucket: number): Generator<AccountEvidence> {
    if (!existsSync(fileOf(bucket))) return;
    const together = new Map<string, AccountEvidence>();
    for (const row of readFileSync(fileOf(bucket), 'utf8').trimEnd().split('\n')) {
      const evidence = JSON.parse(row) as AccountEvidence;
      const known = together.get(evidence.account);
      if (known) mergeInto(known, evidence);
      else together.set(evidence.account, evidence);
    }
    yield* together.values();
  }

  return {
    of(account) {
      if (++pieceCount > limit) spill();
      // What belongs together mostly comes together.
      if (last?.account === account) return last;
      last = accounts.get(account) ?? noEvidence(account);
      accounts.set(account, last);
      return last;
    },
    *accounts() {
      if (folder === undefined) return yield* accounts.values();
      spill();
      for (let bucket = 0; bucket < bucketCount; bucket++) yield* ofBucket(bucket);
    },
    close() {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
