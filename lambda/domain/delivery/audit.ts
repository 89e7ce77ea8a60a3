import type { Instant } from '../time';
import { canonical, type Hashable, sha256 } from '../wallet/chain';
import type { DeliveryEvent } from './events';
import type { Actor, WindowState } from './window';

/** SHA-256, base64url. */
export type Hash = string;

/** One step of a window, for ever: who did what, where it led, and which commands left. */
export interface AuditEntry {
  windowId: string;
  /** 1 for the first; without a gap. */
  sequence: number;
  at: Instant;
  by: Actor;
  event: DeliveryEvent | { kind: 'create'; terms: Hashable };
  /** Absent for the first. */
  from?: WindowState;
  to: WindowState;
  commands: readonly { commandId: string; kind: string }[];
  /** Hash of the entry before; for the first, of the window's id. */
  previousHash: Hash;
  hash: Hash;
}

const tag = 'majordomo:delivery:1';

/** What the first entry of a window builds on. */
export const genesisOf = (windowId: string): Hash => sha256(canonical([tag, windowId]));

/** Hash of an entry; it covers the entry before. */
export const entryHashOf = ({ hash: _hash, ...entry }: Omit<AuditEntry, 'hash'> & { hash?: Hash }): Hash =>
  sha256(canonical([tag, entry as unknown as Hashable]));

export const sealed = (entry: Omit<AuditEntry, 'hash'>): AuditEntry => ({
  ...entry,
  hash: entryHashOf(entry),
});

/** What is wrong with a log: the first entry that does not follow from the one before. */
export type Flaw = { sequence: number; why: 'sequence' | 'previous-hash' | 'hash' | 'window' | 'end' };

function flawOf(
  entry: AuditEntry,
  due: Pick<AuditEntry, 'windowId' | 'sequence' | 'previousHash'>,
): Flaw['why'] | undefined {
  if (entry.windowId !== due.windowId) return 'window';
  if (entry.sequence !== due.sequence) return 'sequence';
  if (entry.previousHash !== due.previousHash) return 'previous-hash';
  return entryHashOf(entry) === entry.hash ? undefined : 'hash';
}

/**
 * Checks a whole log of one window.
 * @param head the hash that the window says its last entry has; without it, entries cut off at the end are not noticed.
 */
export function flawIn(windowId: string, entries: readonly AuditEntry[], head?: Hash): Flaw | undefined {
  let previousHash = genesisOf(windowId);
  for (const [index, entry] of entries.entries()) {
    const why = flawOf(entry, { windowId, sequence: index + 1, previousHash });
    if (why) return { sequence: index + 1, why };
    previousHash = entry.hash;
  }
  if (head !== undefined && head !== previousHash) return { sequence: entries.length + 1, why: 'end' };
  return undefined;
}
