import { assertAmount } from '../money';
import { type Instant, laterOf } from '../time';
import { addMonths, hasExpired, type Month, monthOf } from './month';
import { purchasedCoins, type Wallet } from './wallet';

/** Coins by what they are: what a hold took, what a refund gives back. */
export interface Lots {
  purchasedCoins: number;
  promo: Record<Month, number>;
}

/** A signed change of a wallet's lots. */
export interface LotsChange {
  /** Moves the mark of purchased coins ever credited. */
  creditedCoins?: number;
  /** Moves the mark of purchased coins ever taken. */
  debitedCoins?: number;
  promo?: Record<Month, number>;
}

type WithLots = Pick<Wallet, 'at' | 'promo' | 'purchasedCreditedCoins' | 'purchasedDebitedCoins'>;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export const promoTotal = (promo: Record<Month, number>): number => sum(Object.values(promo));
export const lotsTotal = (lots: Lots): number => lots.purchasedCoins + promoTotal(lots.promo);

/** Signed coins that a change adds to what is available. */
export const changeTotal = ({ creditedCoins = 0, debitedCoins = 0, promo = {} }: LotsChange): number =>
  creditedCoins - debitedCoins + promoTotal(promo);

/** Buckets that are over at an instant. */
export const expiredBuckets = (promo: Record<Month, number>, at: Instant): Record<Month, number> =>
  Object.fromEntries(Object.entries(promo).filter(([month]) => hasExpired(month, at)));

/**
 * What can be spent now: an expired coin cannot, whether or not its expiry has been booked. A clock that is behind the
 * wallet's last movement brings nothing back.
 */
export function spendableLots(wallet: WithLots, now: Instant): Lots {
  const at = laterOf(now, wallet.at);
  const open = Object.entries(wallet.promo).filter(([month]) => !hasExpired(month, at));
  return { purchasedCoins: purchasedCoins(wallet), promo: Object.fromEntries(open) };
}

export const spendableCoins = (wallet: WithLots, now: Instant): number =>
  lotsTotal(spendableLots(wallet, now));

/** The first coins to go, as many as there are: promo coins, earliest expiry first, then purchased ones. */
export function takeFirst(lots: Lots, coins: number): { taken: Lots; rest: Lots } {
  let missing = coins;
  const taken: Lots = { purchasedCoins: 0, promo: {} };
  const rest: Lots = { purchasedCoins: lots.purchasedCoins, promo: {} };
  for (const month of Object.keys(lots.promo).sort()) {
    const there = lots.promo[month] ?? 0;
    const some = Math.min(missing, there);
    if (some > 0) taken.promo[month] = some;
    if (some < there) rest.promo[month] = there - some;
    missing -= some;
  }
  taken.purchasedCoins = Math.min(missing, lots.purchasedCoins);
  rest.purchasedCoins = lots.purchasedCoins - taken.purchasedCoins;
  return { taken, rest };
}

/** Two changes as one. */
export function bothChanges(a: LotsChange, b: LotsChange): LotsChange {
  const promo = { ...a.promo };
  for (const [month, coins] of Object.entries(b.promo ?? {})) promo[month] = (promo[month] ?? 0) + coins;
  return {
    creditedCoins: (a.creditedCoins ?? 0) + (b.creditedCoins ?? 0),
    debitedCoins: (a.debitedCoins ?? 0) + (b.debitedCoins ?? 0),
    promo,
  };
}

/** The change that takes lots out of a wallet. */
export const takingOut = (lots: Lots): LotsChange => ({
  debitedCoins: lots.purchasedCoins,
  promo: Object.fromEntries(Object.entries(lots.promo).map(([month, coins]) => [month, -coins])),
});

/** Months by which a bucket outlives its expiry when its coins come back only after it: time to spend them. */
const graceMonths = 1;

/** The change that puts lots back where they came from; promo coins that expired meanwhile get a month of grace. */
export function puttingBack(lots: Lots, at: Instant): LotsChange {
  const promo: Record<Month, number> = {};
  for (const [month, coins] of Object.entries(lots.promo)) {
    const bucket = hasExpired(month, at) ? addMonths(monthOf(at), graceMonths) : month;
    promo[bucket] = (promo[bucket] ?? 0) + coins;
  }
  return { debitedCoins: 0 - lots.purchasedCoins, promo };
}

/**
 * A wallet's lots after a change; empty buckets are left out.
 * @throws Fault `amount-invalid` when a lot would be negative or beyond 2^53 - 1.
 */
export function withLots<W extends WithLots>(wallet: W, change: LotsChange): W {
  const promo: Record<Month, number> = { ...wallet.promo };
  for (const [month, coins] of Object.entries(change.promo ?? {})) {
    const left = assertAmount((promo[month] ?? 0) + coins, `promo coins of ${month}`);
    if (left === 0) delete promo[month];
    else promo[month] = left;
  }
  const changed = {
    ...wallet,
    promo,
    purchasedCreditedCoins: wallet.purchasedCreditedCoins + (change.creditedCoins ?? 0),
    purchasedDebitedCoins: wallet.purchasedDebitedCoins + (change.debitedCoins ?? 0),
  };
  assertAmount(changed.purchasedDebitedCoins, 'purchased coins taken');
  assertAmount(purchasedCoins(changed), 'purchased coins');
  return changed;
}
