import { Violation } from '../../../ledger/audit/violation';
import { ended, exposed, type Known, lastMinuteMs, msOf, type Witness } from '../invariants';
import type { RawEntry, RawWindow } from '../raw';

const secondReadingMs = 3_000;
const unlockValidMs = 20_000;

/** From one state to another, and the entry that tells of it. */
interface Way {
  before: RawWindow;
  after: RawWindow;
  entry: RawEntry;
  known: Known;
}

function checkSecured(witness: Witness, before: RawWindow, entry: RawEntry): void {
  if (entry.event.kind === 'attest') {
    const isOwn = entry.by.role === 'customer';
    const isByTwo = before.attestedBy.some((one) => one !== entry.by.id);
    witness.demand('I12', isOwn || isByTwo, 'one operator alone said that it is locked', entry);
    return;
  }
  const { lockId, hasDoorSensor } = before.door;
  const reading = entry.event.reading as { at?: string } | undefined;
  const first = before.relock.lockedSince;
  const isShut = (at: string | undefined) => witness.evidence.saidShut(lockId, at, hasDoorSensor);
  witness.demand('I12', isShut(reading?.at) && isShut(first), 'locked is what no lock has said', {
    entry,
    first,
  });
  const apartMs = msOf(reading?.at) - msOf(first);
  witness.demand('I12', apartMs >= secondReadingMs, 'one reading was enough', { entry, first });
}

function checkLeaving(witness: Witness, { before, after, entry, known }: Way): void {
  const isWay = after.state === 'secured' || after.state === 'no-entry';
  witness.demand('I3', isWay, `from ${before.state} to ${after.state}`, entry);
  if (after.state === 'no-entry') {
    const didOpen = witness
      .lockOf(before)
      ?.history.some(
        ({ at, what }) => what === 'unlocked from afar' && at >= (before.unlock?.commandedAt ?? ''),
      );
    witness.demand('I3', known.isAnswered && !didOpen, 'it was opened, and told that nobody came in', entry);
  }
  if (after.state === 'secured') checkSecured(witness, before, entry);
}

function checkEnd(witness: Witness, { before, after, entry, known }: Way): void {
  witness.demand('I3', !exposed.has(before.state), `an end in ${before.state}`, entry);
  if (known.unlockId === undefined || known.isAnswered) return;
  const validMs = Math.min(
    msOf(before.unlock?.commandedAt) + unlockValidMs,
    msOf(after.endsAt) - lastMinuteMs,
  );
  witness.demand(
    'I3',
    witness.nowMs() >= validMs,
    'it ended while its unlock may still come to the lock',
    entry,
  );
}

/** A door that may be open ends nowhere but locked, or never opened. */
export function checkWay(witness: Witness, way: Way): void {
  const { before, after, entry } = way;
  if (before.state === after.state) return;
  const [wasExposed, isExposed] = [exposed.has(before.state), exposed.has(after.state)];
  if (ended.has(before.state)) throw new Violation('I3', `it went on after its end: ${after.state}`, entry);
  if (after.state === 'securing')
    witness.demand('I12', after.attestedBy.length === 0, 'what was said of an earlier opening counts', entry);
  if (wasExposed && !isExposed) checkLeaving(witness, way);
  if (ended.has(after.state)) checkEnd(witness, way);
}
