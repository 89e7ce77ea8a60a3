import type { StoredItem } from '../../ledger/fake/items';
import type { Commit, ItemChange } from '../../ledger/fake/storage';

/*
 * Deliveries as they stand in the table, read without the code that wrote them: its shapes are spelt a second time.
 */

export interface RawWindow {
  windowId: string;
  householdId: string;
  door: { lockId: string; cameraId: string; hasDoorSensor: boolean };
  startsAt: string;
  endsAt: string;
  state: string;
  version: number;
  head: string;
  deadlineAt?: string;
  unlockBudget: number;
  isEnabled: boolean;
  assignment?: { courierId: string; packageIds: string[]; assignedBy: string };
  challenge?: { hash: string; deviceId: string; expiresAt: string };
  camera?: { challenge: string };
  unlock?: { commandedAt: string };
  relock: { lockedSince?: string };
  revocation?: { at: string };
  extension?: { proposedBy: string; endsAt: string; approvedBy?: string };
  attestedBy: string[];
  readiness?: { problems: string[] };
  alarms: { name: string }[];
}

export interface RawEntry {
  windowId: string;
  sequence: number;
  at: string;
  by: { role: string; id: string };
  event: { kind: string; [name: string]: unknown };
  from?: string;
  to: string;
  commands: { commandId: string; kind: string }[];
  previousHash: string;
  hash: string;
}

export interface RawCommand {
  commandId: string;
  windowId: string;
  createdAt: string;
  body: { kind: string; [name: string]: unknown };
  status: string;
  attempts: number;
}

/** What one commit changed of one window. */
export interface WindowChange {
  windowId: string;
  before?: StoredItem;
  after?: StoredItem;
  entries: ItemChange[];
  commands: ItemChange[];
}

export const windowIn = (item: StoredItem | undefined): RawWindow | undefined =>
  item?.window as RawWindow | undefined;
export const entryIn = (item: StoredItem): RawEntry => JSON.parse(String(item.entry)) as RawEntry;
export const commandIn = (item: StoredItem | undefined): RawCommand | undefined =>
  item as unknown as RawCommand | undefined;

/** The changes of a commit, window by window. */
export function windowChanges(commit: Commit): WindowChange[] {
  const found = new Map<string, WindowChange>();
  for (const change of commit) {
    const [pk = '', sk = ''] = change.key.split('\n');
    if (!pk.startsWith('W#')) continue;
    const windowId = pk.slice(2);
    const one = found.get(windowId) ?? { windowId, entries: [], commands: [] };
    found.set(windowId, one);
    if (sk === 'WINDOW') Object.assign(one, change);
    else if (sk.startsWith('E#')) one.entries.push(change);
    else if (sk.startsWith('Q#')) one.commands.push(change);
  }
  return [...found.values()];
}

export const windowKey = (windowId: string) => ({ pk: `W#${windowId}`, sk: 'WINDOW' });
