import type { PendingHold } from './holds';
import { lotsTotal, takingOut } from './lots';
import { type Movement, makeEntry, post } from './movement';
import { type Ask, assertMoved, usageOf } from './moves';
import { purchasedCoins, type Wallet } from './wallet';

/*
 * Coins from one household to another: one movement, two wallets, two lines. Only purchased coins can be given away.
 */

/** At once, as within a home; undefined when the sender has too few purchased coins. */
export function transferCoins(from: Wallet, to: Wallet, ask: Ask & { coins: number }): Movement | undefined {
  const coins = assertMoved(ask.coins);
  if (coins > purchasedCoins(from)) return undefined;
  const lots = takingOut({ purchasedCoins: coins, promo: {} });
  return post({
    ...ask,
    input: [coins],
    sides: [
      { wallet: from, lots, ...usageOf(ask) },
      { wallet: to, lots: { creditedCoins: coins } },
    ],
    counterLegs: [],
  });
}

/** A gift that was held is accepted: it leaves the sender's hold and is the other's. */
export function acceptHeld(from: Wallet, to: Wallet, journal: PendingHold, ask: Pick<Ask, 'now'>): Movement {
  const coins = lotsTotal(journal.hold.lots);
  const { entry, sides } = makeEntry({
    key: journal.key,
    kind: 'gift-accept',
    subject: journal.entry.subject,
    now: ask.now,
    input: ['captured', coins],
    sides: [
      { wallet: from, lots: {}, heldCoins: -coins },
      { wallet: to, lots: { creditedCoins: coins } },
    ],
    counterLegs: [],
  });
  return { journal: { ...journal, status: 'captured', resolution: entry }, sides };
}
