import { creditKey } from '../../payments/payment';
import type { Instant } from '../../time';
import { monthOf } from '../../wallet/month';
import { isTold, type Line } from '../../wallet/movement';
import { periodOf, type UsageName, usageNames } from '../../wallet/usage';
import { recentMovements, type Wallet } from '../../wallet/wallet';
import type { Problem } from '../checks';
import type { AccountEvidence, SealedLeaf } from './evidence';
import type { Finding } from './finding';
import { beginning, type Standing, stepProblem } from './standing';

/*
 * One account, from all that is known of it: its lines stand without gaps, each in its journal and in its seal, and the
 * wallet is what they come to.
 */

const bySequence = (a: { sequence: number }, b: { sequence: number }): number => a.sequence - b.sequence;

/** The place of the first that is not greater than the one before it; -1 when all are in order. */
function outOfOrder(each: readonly { sequence: number }[]): number {
  let before = 0;
  for (let place = 0; place < each.length; place++) {
    const sequence = each[place]?.sequence ?? 0;
    if (sequence <= before) return place;
    before = sequence;
  }
  return -1;
}

/** Sorts by sequence, which mostly is done already; gives one that stands twice. */
function sortedTwice(each: { sequence: number }[]): number | undefined {
  if (outOfOrder(each) < 0) return undefined;
  each.sort(bySequence);
  return each[outOfOrder(each)]?.sequence;
}

const isAlike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function recentOf(lines: readonly Line[]): Wallet['recent'] {
  const told: Wallet['recent'] = [];
  for (let place = lines.length - 1; place >= 0 && told.length < recentMovements; place--) {
    const line = lines[place];
    if (!line || !isTold(line)) continue;
    const { sequence, at, kind, coins, expiredCoins, subject } = line;
    told.push({ sequence, at, kind, coins, ...(expiredCoins !== undefined && { expiredCoins }), subject });
  }
  return told;
}

/** What a line counts towards limits: coins that were bought, and those sent to other households or within the home. */
function countedOf({ kind, coins, subject, journalKey }: Line): Partial<Record<UsageName, number>> {
  if (kind === 'gift-hold') return { 'gift-day': -coins, 'gift-month': -coins, 'gift-count-day': 1 };
  if (kind === 'transfer' && coins < 0) return { 'home-day': -coins, 'home-month': -coins };
  const isBought = kind === 'pack-purchase' && journalKey === creditKey(subject);
  return isBought ? { 'top-up-day': coins, 'top-up-month': coins } : {};
}

/** All counters, as they follow from the lines. */
function usedBy(lines: readonly Line[], at: Instant): Partial<Record<UsageName, number>> {
  const used: Partial<Record<UsageName, number>> = {};
  for (let place = lines.length - 1; place >= 0; place--) {
    const line = lines[place];
    if (!line || monthOf(line.at) !== monthOf(at)) break;
    for (const [name, more] of Object.entries(countedOf(line)) as [UsageName, number][])
      if (periodOf(name, line.at) === periodOf(name, at)) used[name] = (used[name] ?? 0) + more;
  }
  return used;
}

function usageProblem({ usage, at }: Wallet, lines: readonly Line[]): Problem {
  const expected = usedBy(lines, at);
  for (const name of usageNames) {
    const [says, counted] = [usage[name]?.used ?? 0, expected[name] ?? 0];
    if (says !== counted) return `its ${name} is used up to ${says}, the lines say ${counted}`;
  }
  return undefined;
}

/** What a wallet must say after its last line. */
function walletProblem(standing: Standing, lines: readonly Line[], wallet: Wallet): Problem {
  const expected = {
    sequence: standing.sequence,
    at: standing.at,
    head: standing.head,
    status: standing.isClosed ? 'closed' : 'open',
    availableCoins: standing.balanceCoins,
    heldCoins: standing.heldCoins,
    owedCoins: standing.owedCoins,
    purchasedCreditedCoins: standing.creditedCoins,
    purchasedDebitedCoins: standing.debitedCoins,
    steadyLevels: standing.steadyLevels,
    keptLevels: standing.keptLevels,
    recent: recentOf(lines),
  };
  for (const [name, value] of Object.entries(expected)) {
    const has = wallet[name as keyof typeof expected];
    if (!isAlike(has, value))
      return `its ${name} is ${JSON.stringify(has)}, the lines say ${JSON.stringify(value)}`;
  }
  const promo = [...standing.promo].sort();
  return isAlike(Object.entries(wallet.promo).sort(), promo)
    ? usageProblem(wallet, lines)
    : 'its promo coins are not what the lines say';
}

function sealedProblem(line: Line, leaf: SealedLeaf | undefined, isSealedLater: boolean): Problem {
  if (leaf)
    return leaf.hash === line.hash ? undefined : `it is another line than was sealed on ${leaf.sealedOn}`;
  return isSealedLater ? 'it is in no seal, and a later line is' : undefined;
}

/** Called for every line that stands in its seal. */
export type OnSealed = (line: Line, leaf: SealedLeaf) => void;

/** Walks the lines beside what journals and seals say of them. */
class Walk {
  readonly standing: Standing = beginning();
  private toldPlace = 0;
  private leafPlace = 0;
  private readonly lastSealed: number;

  constructor(
    private readonly evidence: AccountEvidence,
    private readonly onSealed: OnSealed,
  ) {
    this.lastSealed = evidence.leaves.at(-1)?.sequence ?? 0;
  }

  /** The first line that is wrong, and how. */
  firstProblem(): { sequence: number; problem: string } | undefined {
    for (const line of this.evidence.lines) {
      const expected = this.standing.sequence + 1;
      if (line.sequence !== expected) return { sequence: expected, problem: this.missing() };
      const problem = this.step(line);
      if (problem) return { sequence: expected, problem };
    }
    const isMore = this.told() ?? this.leaf();
    return isMore && { sequence: this.standing.sequence + 1, problem: this.missing() };
  }

  private told() {
    return this.evidence.told[this.toldPlace];
  }

  private leaf() {
    return this.evidence.leaves[this.leafPlace];
  }

  private missing(): string {
    const sealed = this.leaf();
    if (sealed) return `it is missing, and was sealed on ${sealed.sealedOn}`;
    return this.told()
      ? `it is missing, and journal ${this.told()?.journalKey} speaks of it`
      : 'it is missing';
  }

  private step(line: Line): Problem {
    const [told, leaf] = [this.told(), this.leaf()];
    const isTold = told?.sequence === line.sequence;
    const isSealed = leaf?.sequence === line.sequence;
    if (isTold) this.toldPlace++;
    if (isSealed) this.leafPlace++;
    const problem =
      stepProblem(this.standing, line, isTold ? told : undefined) ??
      sealedProblem(line, isSealed ? leaf : undefined, line.sequence < this.lastSealed);
    if (!problem && isSealed && leaf) this.onSealed(line, leaf);
    return problem;
  }
}

/** Puts everything in order; nothing may stand twice. */
function twice({ lines, told, leaves }: AccountEvidence): { sequence: number; problem: string } | undefined {
  const [line, entry, leaf] = [sortedTwice(lines), sortedTwice(told), sortedTwice(leaves)];
  if (line !== undefined) return { sequence: line, problem: 'it stands twice' };
  if (entry !== undefined) return { sequence: entry, problem: 'two journals speak of it' };
  return leaf === undefined ? undefined : { sequence: leaf, problem: 'it is sealed twice' };
}

/** What is wrong with an account: its first wrong line and, with all lines right, its wallet. */
export function auditAccount(evidence: AccountEvidence, onSealed: OnSealed): Finding | undefined {
  const { account, lines, wallets } = evidence;
  const isTwice = twice(evidence);
  const walk = new Walk(evidence, onSealed);
  const wrong = isTwice ?? walk.firstProblem();
  if (wrong) return { place: { of: 'line', account, sequence: wrong.sequence }, problem: wrong.problem };
  const [wallet, other] = wallets;
  const problem = other
    ? 'two wallets are of this account'
    : wallet && walletProblem(walk.standing, lines, wallet);
  return problem === undefined ? undefined : { place: { of: 'wallet', account }, problem };
}
