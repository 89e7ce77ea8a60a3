import { spendableCoins, spendableLots, takeFirst, takingOut } from '../wallet/lots';
import { type Movement, post } from '../wallet/movement';
import { type Ask, assertMoved, counterLegs, takeCoins } from '../wallet/moves';
import type { Wallet } from '../wallet/wallet';

/* Movements of the wallet of stars. In the ledger a star is a coin of the digital purse. */

type StarsAsk = Omit<Ask, 'kind' | 'usage'> & { stars: number };

/** Stars that can be spent now. */
export const spendableStars = (wallet: Wallet): number => spendableCoins(wallet, wallet.at);

/** Credits a unit that was bought; what is owed is paid first. */
export function creditUnit(wallet: Wallet, ask: StarsAsk): Movement {
  const stars = assertMoved(ask.stars);
  const paidBack = Math.min(stars, wallet.owedCoins);
  const credited = stars - paidBack;
  return post({
    ...ask,
    kind: 'digital-purchase',
    input: [stars],
    sides: [{ wallet, lots: { creditedCoins: credited }, owedCoins: -paidBack }],
    counterLegs: counterLegs('digital-purchase', -credited),
  });
}

/** Takes a unit back that was refunded; what was spent already is owed from now on. */
export function reverseUnit(wallet: Wallet, ask: StarsAsk): Movement {
  const stars = assertMoved(ask.stars);
  const { taken } = takeFirst(spendableLots(wallet, ask.now), stars);
  const takenStars = taken.purchasedCoins;
  return post({
    ...ask,
    kind: 'digital-reversal',
    input: [stars],
    sides: [{ wallet, lots: takingOut(taken), owedCoins: stars - takenStars }],
    counterLegs: counterLegs('digital-reversal', takenStars),
  });
}

/** Spends stars; undefined when there are too few. Whoever owes some has none: what comes in pays them first. */
export const useStars = (wallet: Wallet, { stars, ...ask }: StarsAsk): Movement | undefined =>
  takeCoins(wallet, { ...ask, kind: 'digital-use', coins: stars });
