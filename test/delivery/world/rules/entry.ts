import { sortedJson, Violation } from '../../../ledger/audit/violation';
import {
  chainTag,
  exposed,
  hashOf,
  type Known,
  longestExposureMs,
  msOf,
  openStates,
  type Witness,
} from '../invariants';
import { commandIn, entryIn, type RawEntry, type RawWindow, type WindowChange } from '../raw';

/** An entry follows from the one before: its number, its hashes, the head of its window. */
function checkChain(witness: Witness, known: Known, entry: RawEntry, after: RawWindow): void {
  const { hash, ...rest } = entry;
  const isNext = entry.sequence === known.entries + 1 && after.version === entry.sequence;
  witness.demand('I6', isNext, 'entries are not numbered one by one', entry);
  const follows = entry.previousHash === known.head;
  witness.demand('I6', follows, 'an entry does not follow from the one before', entry);
  witness.demand('I6', hashOf(sortedJson([chainTag, rest])) === hash, 'the hash of an entry is wrong', entry);
  const isHead = after.head === hash && entry.windowId === after.windowId;
  witness.demand('I6', isHead, 'a window has another head', entry);
}

/** An entry tells of exactly the commands that were written with it. */
function checkTold(witness: Witness, entry: RawEntry, change: WindowChange): void {
  const written = change.commands
    .filter((command) => !command.before)
    .map(({ after: item }) => commandIn(item));
  const told = entry.commands.map(({ commandId, kind }) => `${kind} ${commandId}`).sort();
  const stand = written.map((command) => `${command?.body.kind} ${command?.commandId}`).sort();
  const isSame = sortedJson(told) === sortedJson(stand);
  witness.demand('I6', isSame, 'an entry tells of other commands', { told, stand });
}

/** A step has one entry, which tells what it was. */
export function checkEntry(
  witness: Witness,
  known: Known,
  change: WindowChange,
  before: RawWindow | undefined,
  after: RawWindow,
): RawEntry {
  const [one, ...others] = change.entries;
  if (!one?.after) throw new Violation('I6', 'a step has no entry', change.windowId);
  witness.demand('I6', others.length === 0 && one.before === undefined, 'a step has two entries', others);
  const entry = entryIn(one.after);
  checkChain(witness, known, entry, after);
  const isWay = entry.from === before?.state && entry.to === after.state;
  witness.demand('I6', isWay, 'an entry tells another way', entry);
  checkTold(witness, entry, change);
  witness.demand('I6', msOf(entry.at) <= witness.nowMs(), 'an entry is of the future', entry);
  known.head = entry.hash;
  known.entries += 1;
  return entry;
}

/** A door that may be open is looked at again within three minutes, and is listed for it. */
export function checkDeadline(
  witness: Witness,
  change: WindowChange,
  after: RawWindow,
  entry: RawEntry,
): void {
  if (!exposed.has(after.state)) return;
  const deadlineMs = msOf(after.deadlineAt);
  const isSoon = deadlineMs <= msOf(entry.at) + longestExposureMs;
  witness.demand('I7', isSoon, 'no deadline within three minutes', after);
  if (openStates.has(after.state)) {
    const hardMs = msOf(after.unlock?.commandedAt) + longestExposureMs;
    const isHard = deadlineMs <= Math.min(hardMs, msOf(after.endsAt));
    witness.demand('I7', isHard, 'somebody may stay too long', after);
  }
  const { gpk, gsk } = change.after ?? {};
  const isListed = String(gpk).startsWith('DUE#door#');
  witness.demand('I7', isListed, 'a door that may be open is not listed', after.state);
  witness.demand('I7', msOf(String(gsk)) <= deadlineMs, 'the sweeper would come after the deadline', { gsk });
}
