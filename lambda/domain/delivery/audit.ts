import type { Instant } from '../time';
import { canonical, type Hashable, sha256 } from '../wallet/chain';
import type { DeliveryEvent } from './events';
import type { Actor, WindowState } from './window';

/** SHA-256, base64url. */
export type Hash = string;

/** What every entry of a log has, whatever it tells of: it follows from the one before. */
export interface ChainedEntry {
  /** 1 for the first; without a gap. */
  sequence: number;
  at: Instant;
  by: Actor;
  /** Hash of the entry before; for the first, of the id of what the log is about. */
  previousHash: Hash;
  hash: Hash;
}

/** One step of a window, for ever: who did what, where it led, and which commands left. */
export interface AuditEntry extends ChainedEntry {
  windowId: string;
  event: DeliveryEvent | { kind: 'create'; terms: Hashable };
  /** Absent for the first. */
  from?: WindowState;
  to: WindowState;
  commands: readonly { commandId: string; kind: string }[];
}

const tag = 'majordomo:delivery:1';

/** What the first entry builds on: the id of the window, or of what else the log is about. */
export const genesisOf = (id: string): Hash => sha256(canonical([tag, id]));

/** Hash of an entry; it covers the entry before. */
export const entryHashOf = ({ hash: _hash, ...entry }: object & { hash?: Hash }): Hash =>
  sha256(canonical([tag, entry as unknown as Hashable]));

export const sealed = <Entry extends ChainedEntry = AuditEntry>(entry: Omit<Entry, 'hash'>): Entry =>
  ({ ...entry, hash: entryHashOf(entry) }) as Entry;

/** What is wrong with a log: the first entry that does not follow from the one before. */
export type Flaw = { sequence: number; why: 'sequence' | 'previous-hash' | 'hash' | 'foreign' | 'end' };

/** A whole log, and what it is about. */
export interface Log<Entry extends ChainedEntry> {
  id: string;
  entries: readonly Entry[];
  /** What an entry says that it is about. */
  idOf(entry: Entry): string;
  /** The hash that its last entry has, by what stands elsewhere; without it, entries cut off at the end are not noticed. */
  head?: Hash | undefined;
}

/** Checks a log from its beginning to its head. */
export function flawInLog<Entry extends ChainedEntry>({
  id,
  entries,
  idOf,
  head,
}: Log<Entry>): Flaw | undefined {
  let previousHash = genesisOf(id);
  const whyNot = (entry: Entry, sequence: number): Flaw['why'] | undefined => {
    if (idOf(entry) !== id) return 'foreign';
    if (entry.sequence !== sequence) return 'sequence';
    if (entry.previousHash !== previousHash) return 'previous-hash';
    return entryHashOf(entry) === entry.hash ? undefined : 'hash';
  };
  for (const [index, entry] of entries.entries()) {
    const why = whyNot(entry, index + 1);
    if (why) return { sequence: index + 1, why };
    previousHash = entry.hash;
  }
  if (head !== undefined && head !== previousHash) return { sequence: entries.length + 1, why: 'end' };
  return undefined;
}

/** Checks a whole log of one window; `head` is the hash that the window says its last entry has. */
export const flawIn = (windowId: string, entries: readonly AuditEntry[], head?: Hash): Flaw | undefined =>
  flawInLog({ id: windowId, entries, idOf: (entry) => entry.windowId, head });
