import { entryHash, lineHash } from '../wallet/chain';
import type { AccountChange, Entry, Line } from '../wallet/movement';
import { breakageAccount, heldAccountOf, systemPrefix } from '../wallet/wallet';

/*
 * What must hold of a line and of an entry, each by itself and both together. Every check gives the first thing that
 * is wrong, in words for whoever audits; undefined when nothing is.
 */

export type Problem = string | undefined;

export const lineProblem = (line: Line): Problem =>
  lineHash(line) === line.hash ? undefined : 'its hash is not the hash of what it says';

function legOf({ legs }: Entry, account: string): number {
  for (const leg of legs) if (leg.account === account) return leg.coins;
  return 0;
}

/** Coins of all months together; loops that make nothing, for an audit looks at millions. */
function total(coinsByMonth: Record<string, number> | undefined): number {
  let sum = 0;
  for (const month in coinsByMonth) sum += coinsByMonth[month] ?? 0;
  return sum;
}

const movedBy = ({ lots }: AccountChange): number =>
  (lots.creditedCoins ?? 0) - (lots.debitedCoins ?? 0) + total(lots.promo);

/** Coins that an entry sets aside in an account, or takes out of what is set aside. */
export const heldChange = (entry: Entry, account: string): number => legOf(entry, heldAccountOf(account));

const isOwn = (changes: readonly AccountChange[], account: string): boolean =>
  changes.some((change) => account === change.account || account === heldAccountOf(change.account));

function legsProblem({ legs, changes }: Entry): Problem {
  let sum = 0;
  for (const [place, { account, coins }] of legs.entries()) {
    sum += coins;
    for (let before = 0; before < place; before++)
      if (legs[before]?.account === account) return `two of its legs are of ${account}`;
    if (!account.startsWith(systemPrefix) && !isOwn(changes, account))
      return `it has a leg of ${account}, which it does not change`;
  }
  return sum === 0 ? undefined : `its legs add up to ${sum}`;
}

/** Double entry: the legs add up to nothing, and say the same as the changes. */
export function entryProblem(entry: Entry): Problem {
  const problem = legsProblem(entry);
  if (problem) return problem;
  let expiredCoins = 0;
  for (const change of entry.changes) {
    const expired = total(change.expired);
    if (legOf(entry, change.account) !== movedBy(change) - expired)
      return `its leg of ${change.account} is not what its lots say`;
    expiredCoins += expired;
  }
  const isBooked = expiredCoins === 0 || legOf(entry, breakageAccount) >= expiredCoins;
  return isBooked ? undefined : 'coins that expired are missing in breakage';
}

const differs = (name: string, says: unknown, told: unknown): string =>
  `its ${name} is ${says}, the journal says ${told}`;

/** Whether a line repeats what the entry behind it says of the line's account. */
export function toldProblem(
  line: Line,
  key: string,
  entry: Pick<Entry, 'at' | 'kind' | 'subject'>,
  change: AccountChange,
): Problem {
  const { at, kind, subject, journalKey, coins, expiredCoins = 0, balanceCoins } = line;
  if (at !== entry.at) return differs('at', at, entry.at);
  if (kind !== entry.kind) return differs('kind', kind, entry.kind);
  if (subject !== entry.subject) return differs('subject', subject, entry.subject);
  if (journalKey !== key) return differs('journalKey', journalKey, key);
  return amountsProblem({ coins, expiredCoins, balanceCoins }, change);
}

type Amounts = Required<Pick<Line, 'coins' | 'expiredCoins' | 'balanceCoins'>>;

function amountsProblem({ coins, expiredCoins, balanceCoins }: Amounts, change: AccountChange): Problem {
  const [moved, expired] = [movedBy(change), total(change.expired)];
  if (coins !== moved) return differs('coins', coins, moved);
  if (expiredCoins !== expired) return differs('expiredCoins', expiredCoins, expired);
  return balanceCoins === change.balanceCoins
    ? undefined
    : differs('balanceCoins', balanceCoins, change.balanceCoins);
}

/** Whether an entry explains a line, hash and all. */
export function pairProblem(line: Line, entry: Entry): Problem {
  if (entryHash(line.journalKey, entry) !== line.entryHash)
    return 'its entry is not the one it was hashed with';
  const change = entry.changes.find(
    ({ account, sequence }) => account === line.account && sequence === line.sequence,
  );
  return change ? toldProblem(line, line.journalKey, entry, change) : 'its entry does not speak of it';
}
