import { Violation } from '../../../ledger/audit/violation';
import { type Known, lastMinuteMs, msOf, type Witness } from '../invariants';
import type { RawCommand, RawEntry, RawWindow } from '../raw';

/** What had to stand in the table in that very instant. */
function checkStanding(
  witness: Witness,
  { door, householdId, assignment }: RawWindow,
  entry: RawEntry,
): void {
  const provider = door.lockId.slice(0, door.lockId.indexOf(':'));
  const scopes = [
    'all',
    `provider:${provider}`,
    `courier:${assignment?.courierId}`,
    `household:${householdId}`,
  ];
  const isHalted = scopes.some((sk) => witness.storage().get({ pk: 'HALTS', sk }) !== undefined);
  witness.demand('I5', !isHalted, 'an unlock while all is halted', entry);
  const deviceId = String(entry.event.deviceId);
  const device = witness.storage().get({ pk: 'COURIERS', sk: `CD#${deviceId}` });
  const isActive = device?.courierId === assignment?.courierId && device?.revokedAt === undefined;
  witness.demand(
    'I5',
    device !== undefined && isActive,
    'an unlock of a terminal that is not enrolled',
    entry,
  );
  const isOfTwo = device?.enrolledBy !== assignment?.assignedBy;
  witness.demand('I11', isOfTwo, 'one operator enrolled the terminal and sent its courier', entry);
}

function checkCourier(
  witness: Witness,
  { assignment, challenge, extension, endsAt }: RawWindow,
  entry: RawEntry,
  known: Known,
): void {
  const isCourier = entry.by.role === 'courier' && entry.by.id === assignment?.courierId;
  witness.demand(
    'I11',
    isCourier && known.isAuthorized,
    'nobody but the courier of an authorised window',
    entry,
  );
  const isChallenged =
    challenge?.hash === entry.event.challengeHash &&
    challenge?.deviceId === entry.event.deviceId &&
    msOf(entry.at) < msOf(challenge?.expiresAt) &&
    witness.tokens.has(String(challenge?.hash));
  witness.demand('I11', isChallenged, 'an unlock without a challenge of ours', entry);
  if (extension?.endsAt !== endsAt) return;
  const isByTwo = extension.approvedBy !== undefined && extension.approvedBy !== extension.proposedBy;
  witness.demand('I11', isByTwo, 'one operator alone made the window longer', extension);
}

/** An unlock command is written. */
export function checkUnlock(
  witness: Witness,
  before: RawWindow | undefined,
  entry: RawEntry,
  command: RawCommand,
  known: Known,
): void {
  if (!before) throw new Violation('I11', 'a window began with an unlock', entry);
  witness.demand('I2', known.unlockId === undefined && before.unlockBudget === 1, 'a second unlock', command);
  known.unlockId = command.commandId;
  const atMs = msOf(entry.at);
  witness.demand('I1', witness.isProven(before, atMs), 'an unlock without a proven recording', entry);
  witness.demand(
    'I12',
    witness.evidence.saidLocked(before.door.lockId, atMs),
    'of a lock not known to be locked',
    entry,
  );
  const isWithin = atMs >= msOf(before.startsAt) && atMs < msOf(before.endsAt) - lastMinuteMs;
  witness.demand('I4', isWithin, 'an unlock at the wrong time', { entry, before });
  witness.demand('I5', before.revocation === undefined, 'an unlock after the revocation', entry);
  checkStanding(witness, before, entry);
  checkCourier(witness, before, entry, known);
}
