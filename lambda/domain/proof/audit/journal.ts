import { canonical, entryHash, sha256 } from '../../wallet/chain';
import { capturedCoins } from '../../wallet/holds';
import type { Entry, Journal } from '../../wallet/movement';
import { entryProblem, heldChange, type Problem } from '../checks';
import type { Told } from './evidence';

/** Which parts a journal of each status has. */
const parts: Record<Journal['status'], { hold: boolean; resolution: boolean }> = {
  posted: { hold: false, resolution: false },
  pending: { hold: true, resolution: false },
  captured: { hold: true, resolution: true },
  voided: { hold: true, resolution: true },
  expired: { hold: true, resolution: true },
};

/** Coins that were held are those that were taken, month by month. */
function isTaken(promo: Record<string, number> = {}, held: Record<string, number>): boolean {
  for (const month in promo) if (promo[month] !== -(held[month] ?? 0)) return false;
  for (const month in held) if (promo[month] !== -(held[month] ?? 0)) return false;
  return true;
}

/** What is held is what the entry took. */
function holdProblem({ hold, entry }: Journal): Problem {
  if (!hold) return undefined;
  const [change] = entry.changes;
  const isWhole =
    change?.account === hold.account &&
    (change.lots.debitedCoins ?? 0) === hold.lots.purchasedCoins &&
    isTaken(change.lots.promo, hold.lots.promo);
  if (!isWhole) return 'its hold is not what its entry took';
  if (hold.expiresAt !== entry.expiresAt)
    return `its hold ends at ${hold.expiresAt}, its entry says ${entry.expiresAt}`;
  return hold.expiresAt >= entry.at ? undefined : 'its hold ends before it began';
}

/** How a hold ended is hashed with what was captured: see `resolveHold` and `acceptHeld`. */
function resolutionProblem(journal: Journal): Problem {
  const { key, status, resolution } = journal;
  if (!resolution) return undefined;
  const asked = [key, resolution.kind, resolution.subject, status, capturedCoins(journal)];
  return resolution.inputHash === sha256(canonical(asked)) ? undefined : 'its hold did not end as it says';
}

function statusProblem({ status, hold, resolution }: Journal): Problem {
  const { [status]: expected } = parts;
  const isWhole =
    expected.hold === (hold !== undefined) && expected.resolution === (resolution !== undefined);
  return isWhole ? undefined : `it is ${status}, and has other parts than that`;
}

/** The first thing wrong with a journal by itself. */
export function journalProblem(journal: Journal): Problem {
  const { entry, resolution } = journal;
  return (
    entryProblem(entry) ??
    (resolution && entryProblem(resolution)) ??
    statusProblem(journal) ??
    holdProblem(journal) ??
    resolutionProblem(journal)
  );
}

function toldIn(key: string, entry: Entry): { account: string; told: Told }[] {
  const hash = entryHash(key, entry);
  const { at, kind, subject } = entry;
  return entry.changes.map((change) => {
    const { account, sequence } = change;
    const heldCoins = heldChange(entry, account);
    return {
      account,
      told: { journalKey: key, entryHash: hash, sequence, at, kind, subject, heldCoins, change },
    };
  });
}

/** What a journal says of the lines of its accounts. */
export const toldOf = ({ key, entry, resolution }: Journal): { account: string; told: Told }[] =>
  resolution ? [...toldIn(key, entry), ...toldIn(key, resolution)] : toldIn(key, entry);
