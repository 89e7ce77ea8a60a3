import type { Instant } from '../../time';
import { type Holdings, holdingsAfter } from '../../wallet/holdings';
import { expiryOf, type Month } from '../../wallet/month';
import type { AccountChange, Line } from '../../wallet/movement';
import { type Problem, toldProblem } from '../checks';
import type { Told } from './evidence';

/*
 * An account is followed line by line: each continues the one before, and says what its journal says; coins are carried along lot by lot.
 */

/** Where an account stands after some lines. */
export interface Standing extends Holdings {
  sequence: number;
  at: string;
  head: string;
  balanceCoins: number;
  heldCoins: number;
  owedCoins: number;
  creditedCoins: number;
  debitedCoins: number;
  promo: Map<Month, number>;
  promoCoins: number;
  isClosed: boolean;
}

export const beginning = (): Standing => ({
  sequence: 0,
  at: '',
  head: '',
  balanceCoins: 0,
  heldCoins: 0,
  owedCoins: 0,
  creditedCoins: 0,
  debitedCoins: 0,
  promo: new Map(),
  promoCoins: 0,
  isClosed: false,
  steadyLevels: [],
  keptLevels: [],
});

function chainProblem(standing: Standing, line: Line): Problem {
  if (line.previousHash !== standing.head) return 'it does not continue the line before';
  if (line.at < standing.at) return 'it is earlier than the line before';
  return undefined;
}

function balanceProblem(standing: Standing, line: Line, told: Told): Problem {
  const { coins, expiredCoins = 0, balanceCoins, heldCoins, owedCoins } = line;
  if (balanceCoins !== standing.balanceCoins + coins - expiredCoins)
    return `its balance is ${balanceCoins}, which does not follow from the line before`;
  if (heldCoins !== standing.heldCoins + told.heldCoins)
    return `its held coins are ${heldCoins}, which does not follow from the line before`;
  return Math.min(balanceCoins, heldCoins, owedCoins) < 0 ? 'a balance is below nothing' : undefined;
}

/** Instants of expiry, looked up once for each month. */
const expiries = new Map<Month, Instant>();

function hasExpired(month: Month, at: Instant): boolean {
  let expiry = expiries.get(month);
  if (expiry === undefined) {
    expiry = expiryOf(month);
    expiries.set(month, expiry);
  }
  return at >= expiry;
}

const none: Record<Month, number> = {};

/** All that has expired by then is booked, bucket by bucket, and nothing else. */
function expiryProblem({ promo }: Standing, at: Instant, expired: Record<Month, number>): Problem {
  for (const [month, coins] of promo)
    if (hasExpired(month, at) && expired[month] !== coins) return `coins of ${month} had expired by then`;
  for (const month in expired)
    if (promo.get(month) !== expired[month] || !hasExpired(month, at))
      return `${expired[month]} coins of ${month} had not expired`;
  return undefined;
}

function addToBucket(standing: Standing, month: Month, coins: number): Problem {
  const left = (standing.promo.get(month) ?? 0) + coins;
  if (left < 0) return `promo coins of ${month} go below nothing`;
  if (left === 0) standing.promo.delete(month);
  else standing.promo.set(month, left);
  standing.promoCoins += coins;
  return undefined;
}

function bucketsProblem(standing: Standing, buckets: Record<Month, number>, sign: 1 | -1): Problem {
  for (const month in buckets) {
    const problem = addToBucket(standing, month, sign * (buckets[month] ?? 0));
    if (problem) return problem;
  }
  return undefined;
}

/** Moves the lots on; what goes wrong on the way is told. */
function lotsProblem(standing: Standing, { lots, expired = none }: AccountChange): Problem {
  const problem = bucketsProblem(standing, expired, -1) ?? bucketsProblem(standing, lots.promo ?? none, 1);
  if (problem) return problem;
  standing.creditedCoins += lots.creditedCoins ?? 0;
  standing.debitedCoins += lots.debitedCoins ?? 0;
  const purchased = standing.creditedCoins - standing.debitedCoins;
  return purchased < 0 || standing.debitedCoins < 0 ? 'purchased coins go below nothing' : undefined;
}

const lotsTotalOf = ({ creditedCoins, debitedCoins, promoCoins }: Standing): number =>
  creditedCoins - debitedCoins + promoCoins;

function continueWith(standing: Standing, line: Line): void {
  standing.sequence = line.sequence;
  standing.at = line.at;
  standing.head = line.hash;
  standing.balanceCoins = line.balanceCoins;
  standing.heldCoins = line.heldCoins;
  standing.owedCoins = line.owedCoins;
  standing.isClosed ||= line.kind === 'closing';
  const { steadyLevels, keptLevels } = holdingsAfter(standing, line.at, line.balanceCoins);
  standing.steadyLevels = steadyLevels;
  standing.keptLevels = keptLevels;
}

/** The first thing wrong with the next line; the standing moves on to it. */
export function stepProblem(standing: Standing, line: Line, told: Told | undefined): Problem {
  if (!told) return 'no journal speaks of it';
  const problem =
    chainProblem(standing, line) ??
    (line.entryHash === told.entryHash ? undefined : 'its entry is not the one it was hashed with') ??
    toldProblem(line, told.journalKey, told, told.change) ??
    balanceProblem(standing, line, told) ??
    expiryProblem(standing, line.at, told.change.expired ?? none) ??
    lotsProblem(standing, told.change);
  if (problem) return problem;
  continueWith(standing, line);
  return lotsTotalOf(standing) === line.balanceCoins ? undefined : 'its lots do not add up to its balance';
}
