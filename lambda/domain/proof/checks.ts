import { entryHash, lineHash } from '../wallet/chain';
import { changeTotal, promoTotal } from '../wallet/lots';
import type { AccountChange, Entry, Line } from '../wallet/movement';
import { breakageAccount, heldAccountOf, systemPrefix } from '../wallet/wallet';

/*
 * What must hold of a line and of an entry, each by itself and both together. Every check gives the first thing that
 * is wrong, in words for whoever audits; undefined when nothing is.
 */

export type Problem = string | undefined;

export const lineProblem = (line: Line): Problem =>
  lineHash(line) === line.hash ? undefined : 'its hash is not the hash of what it says';

const legOf = ({ legs }: Entry, account: string): number =>
  legs.find((leg) => leg.account === account)?.coins ?? 0;

const expiredOf = ({ expired = {} }: AccountChange): number => promoTotal(expired);

/** What a change moves in and out of its account, expiry included. */
const netOf = (change: AccountChange): number => changeTotal(change.lots) - expiredOf(change);

/** Coins that an entry sets aside in an account, or takes out of what is set aside. */
export const heldChange = (entry: Entry, account: string): number => legOf(entry, heldAccountOf(account));

function strayLeg({ legs, changes }: Entry): string | undefined {
  const own = changes.flatMap(({ account }) => [account, heldAccountOf(account)]);
  return legs.find(({ account }) => !account.startsWith(systemPrefix) && !own.includes(account))?.account;
}

/** Double entry: the legs add up to nothing, and say the same as the changes. */
export function entryProblem(entry: Entry): Problem {
  const sum = entry.legs.reduce((total, { coins }) => total + coins, 0);
  if (sum !== 0) return `its legs add up to ${sum}`;
  if (new Set(entry.legs.map(({ account }) => account)).size < entry.legs.length)
    return 'two of its legs are of one account';
  const other = entry.changes.find((change) => legOf(entry, change.account) !== netOf(change));
  if (other) return `its leg of ${other.account} is not what its lots say`;
  const stray = strayLeg(entry);
  if (stray) return `it has a leg of ${stray}, which it does not change`;
  const expired = entry.changes.reduce((total, change) => total + expiredOf(change), 0);
  return legOf(entry, breakageAccount) < expired ? 'coins that expired are missing in breakage' : undefined;
}

/** What of an entry a line repeats, so that it can be read alone. */
export const toldBy = (key: string, entry: Entry, change: AccountChange) => ({
  at: entry.at,
  kind: entry.kind,
  subject: entry.subject,
  journalKey: key,
  coins: changeTotal(change.lots),
  expiredCoins: expiredOf(change),
  balanceCoins: change.balanceCoins,
});

/** Whether a line says what the entry behind it says of the line's account. */
export function toldProblem(line: Line, told: ReturnType<typeof toldBy>): Problem {
  for (const name of ['at', 'kind', 'subject', 'journalKey', 'coins', 'balanceCoins'] as const)
    if (line[name] !== told[name]) return `its ${name} is ${line[name]}, the journal says ${told[name]}`;
  const { expiredCoins = 0 } = line;
  return expiredCoins === told.expiredCoins
    ? undefined
    : `its expiredCoins are ${expiredCoins}, the journal says ${told.expiredCoins}`;
}

/** Whether an entry explains a line, hash and all. */
export function pairProblem(line: Line, entry: Entry): Problem {
  if (entryHash(line.journalKey, entry) !== line.entryHash)
    return 'its entry is not the one it was hashed with';
  const change = entry.changes.find(
    ({ account, sequence }) => account === line.account && sequence === line.sequence,
  );
  return change
    ? toldProblem(line, toldBy(line.journalKey, entry, change))
    : 'its entry does not speak of it';
}
