import { assertAmount } from '../money';
import type { Pack, WalletTerms } from '../wallet/terms';

/** Coins at a price. */
export interface CoinOffer {
  coins: number;
  cents: number;
  /** 0 at face value. */
  discountPercent: number;
}

type Terms = Pick<WalletTerms, 'packs' | 'leastCardCents'>;

/** Rounded down: nobody pays more than the discount says. */
export function packOffer({ coins, discountPercent }: Pack): CoinOffer {
  const cents = Math.floor((assertAmount(coins, 'coins of a pack') * (100 - discountPercent)) / 100);
  return { coins, cents, discountPercent };
}

/** The packs on sale, the smallest first. */
export const packOffers = ({ packs }: Terms): CoinOffer[] =>
  packs.map(packOffer).sort((a, b) => a.coins - b.coins);

/** So many coins at their price: as a pack when there is one of them, else exactly so many at face value. */
export function offerOf(terms: Terms, coins: number): CoinOffer {
  const pack = terms.packs.find((one) => one.coins === coins);
  return pack ? packOffer(pack) : { coins: assertAmount(coins, 'coins'), cents: coins, discountPercent: 0 };
}
