import { assertAmount } from '../money';
import { type Instant, laterOf } from '../time';
import {
  bothChanges,
  type Lots,
  lotsTotal,
  promoTotal,
  puttingBack,
  spendableLots,
  takeFirst,
  takingOut,
  withLots,
} from './lots';
import type { Month } from './month';
import { type Leg, type Movement, post, type SideRequest } from './movement';
import { breakageAccount, counterAccounts, type MovementKind, purchasedCoins, type Wallet } from './wallet';

/*
 * Movements of one wallet that stand by themselves. Each is worked out on the wallet as it was read; whoever calls has
 * checked what is allowed. Those that need coins give undefined when there are too few.
 */

/** What every movement is asked with. */
export interface Ask {
  /** Business key: the same in every try. */
  key: string;
  kind: MovementKind;
  subject: string;
  now: Instant;
  usage?: SideRequest['usage'];
}

export function counterLegs(kind: MovementKind, coins: number): Leg[] {
  const account = counterAccounts[kind];
  if (account === undefined) throw new Error(`${kind} has no account on the other side`);
  return [{ account, coins }];
}

/** Coins moved are whole, safe and at least one. @throws Fault `amount-invalid` */
export function assertMoved(coins: number): number {
  assertAmount(coins - 1, 'coins moved, less one,');
  return assertAmount(coins, 'coins moved');
}

export const usageOf = ({ usage }: Pick<Ask, 'usage'>) => (usage ? { usage } : {});

/** Credits coins that never expire. */
export function creditPurchased(wallet: Wallet, ask: Ask & { coins: number }): Movement {
  const coins = assertMoved(ask.coins);
  const side = { wallet, lots: { creditedCoins: coins }, ...usageOf(ask) };
  return post({ ...ask, input: [coins], sides: [side], counterLegs: counterLegs(ask.kind, -coins) });
}

/** Credits promo coins of a month; what the wallet owes is paid first. */
export function creditPromo(wallet: Wallet, ask: Ask & { coins: number; month: Month }): Movement {
  const coins = assertMoved(ask.coins);
  const paidBack = Math.min(coins, wallet.owedCoins);
  const credited = coins - paidBack;
  const side = {
    wallet,
    lots: { promo: { [ask.month]: credited } },
    owedCoins: -paidBack,
    ...usageOf(ask),
  };
  return post({
    ...ask,
    input: [coins, ask.month],
    sides: [side],
    counterLegs: counterLegs(ask.kind, -credited),
  });
}

/** The lots that go first for so many coins, when they are there. */
export function lotsFor(wallet: Wallet, coins: number, now: Instant): Lots | undefined {
  const { taken } = takeFirst(spendableLots(wallet, now), assertMoved(coins));
  return lotsTotal(taken) === coins ? taken : undefined;
}

/** Takes coins at once. */
export function takeCoins(wallet: Wallet, ask: Ask & { coins: number }): Movement | undefined {
  const lots = lotsFor(wallet, ask.coins, ask.now);
  if (!lots) return undefined;
  const side = { wallet, lots: takingOut(lots), ...usageOf(ask) };
  return post({ ...ask, input: [ask.coins], sides: [side], counterLegs: counterLegs(ask.kind, ask.coins) });
}

export interface RefundAsk extends Ask {
  /** What was paid with, of it: goes back where it came from. */
  back: Lots;
  /** What had been earned by it and is taken back. */
  clawbackCoins: number;
}

/** Gives captured coins back and takes what they had earned, in one; what cannot be taken any more is owed. */
export function refundCoins(wallet: Wallet, ask: RefundAsk): Movement {
  const coins = lotsTotal(ask.back);
  const putBack = puttingBack(ask.back, laterOf(ask.now, wallet.at));
  const after = withLots(wallet, putBack);
  const { taken } = takeFirst(spendableLots(after, ask.now), assertAmount(ask.clawbackCoins, 'clawback'));
  const takenCoins = lotsTotal(taken);
  const owedCoins = ask.clawbackCoins - takenCoins;
  return post({
    ...ask,
    input: [coins, ask.clawbackCoins],
    sides: [{ wallet, lots: bothChanges(putBack, takingOut(taken)), owedCoins }],
    counterLegs: [...counterLegs(ask.kind, -coins), ...counterLegs('clawback', takenCoins)],
  });
}

/** Takes back unused coins of a pack: the mark of what was ever credited goes down by them. */
export function withdrawPurchased(wallet: Wallet, ask: Ask & { coins: number }): Movement | undefined {
  const coins = assertMoved(ask.coins);
  if (coins > purchasedCoins(wallet)) return undefined;
  const side = { wallet, lots: { creditedCoins: -coins }, ...usageOf(ask) };
  return post({ ...ask, input: [coins], sides: [side], counterLegs: counterLegs(ask.kind, coins) });
}

/** Books what has expired, and nothing else; undefined when nothing has. */
export function bookExpiry(wallet: Wallet, ask: Omit<Ask, 'kind'>): Movement | undefined {
  const expiredCoins = wallet.availableCoins - lotsTotal(spendableLots(wallet, ask.now));
  if (expiredCoins === 0) return undefined;
  const sides: [SideRequest] = [{ wallet, lots: {} }];
  return post({ ...ask, kind: 'promo-expiry', input: [], sides, counterLegs: [] });
}

/** Empties a wallet for good: purchased coins are refunded, promo coins are forfeited. Nothing may be held. */
export function closeWallet(wallet: Wallet, ask: Omit<Ask, 'kind'>): Movement | undefined {
  if (wallet.heldCoins > 0 || wallet.status === 'closed') return undefined;
  const lots = spendableLots(wallet, ask.now);
  const legs = [
    ...counterLegs('closing', lots.purchasedCoins),
    { account: breakageAccount, coins: promoTotal(lots.promo) },
  ];
  const sides: [SideRequest] = [{ wallet, lots: takingOut(lots), closes: true }];
  return post({ ...ask, kind: 'closing', input: [], sides, counterLegs: legs });
}
