import { Fault } from '../fault';
import type { Shop } from '../shop';
import { type Day, dayOf, type Instant } from '../time';
import { type ChainedEntry, type Flaw, flawInLog, genesisOf, type Hash, sealed } from './audit';
import type { Reasoned, Why } from './events';
import type { HaltScope } from './halt';

/*
 * What operations do to more than one delivery at once: kill switches, and terminals of couriers. Each is in a log of its
 * day before it is done, so that nothing of it is done that nobody can tell of afterwards; of two who do the same at one
 * moment both stand in the log, and the first has done it.
 */

export type ControlEvent =
  | ({ kind: 'halt'; scope: HaltScope } & Reasoned)
  | { kind: 'propose-lift'; scope: HaltScope }
  | { kind: 'lift'; scope: HaltScope; proposedBy: string }
  | { kind: 'enroll'; deviceId: string; courierId: string }
  | ({ kind: 'revoke-device'; deviceId: string } & Why);

/** What one operator did, for ever. */
export interface ControlEntry extends ChainedEntry {
  /** UTC; each day has a log of its own. */
  day: Day;
  event: ControlEvent;
}

export interface ControlLog {
  /** Number and hash of the last entry of a day; 0 and the beginning of the chain where there is none. */
  end(day: Day): Promise<{ sequence: number; head: Hash }>;
  /** Writes an entry behind the last one. @returns whether it came next; what was written before is not written again. */
  append(entry: ControlEntry): Promise<boolean>;
  /** All of a day, from the first on. */
  entries(day: Day): Promise<ControlEntry[]>;
}

/** Operators who may come first, each of them once. */
const mostTries = 32;

/** What the log of a day is about. */
export const controlLogId = (day: Day): string => `controls:${day}`;
export const controlLogStart = (day: Day): Hash => genesisOf(controlLogId(day));

async function nextEntry(controls: ControlLog, id: string, at: Instant, event: ControlEvent) {
  const day = dayOf(at, 'UTC');
  const { sequence, head } = await controls.end(day);
  const by = { role: 'operator', id } as const;
  return sealed<ControlEntry>({ day, sequence: sequence + 1, at, by, event, previousHash: head });
}

/**
 * Notes what an operator is about to do.
 * @throws Fault `store-conflict` when others keep coming first: then it must not be done.
 */
export async function note(
  { controls, clock }: Pick<Shop, 'controls' | 'clock'>,
  { id }: { id: string },
  event: ControlEvent,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++)
    if (await controls.append(await nextEntry(controls, id, clock.now(), event))) return;
  throw new Fault('store-conflict', 'the log of operations kept growing');
}

/** Checks the whole log of a day. */
export const flawInControls = (
  day: Day,
  entries: readonly ControlEntry[],
  head: Hash | undefined,
): Flaw | undefined =>
  flawInLog({ id: controlLogId(day), entries, idOf: (entry) => controlLogId(entry.day), head });
