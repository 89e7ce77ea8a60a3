import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';
import type { Month } from '../../../domain/wallet/month';

/** Coins that go at the end of a month, unless they are spent before. */
export interface Expiring {
  month: Month;
  coins: number;
}

/** What is not in the balance. */
export interface Beside {
  heldCoins: number;
  /** What coins can be held for at this seller. */
  heldFor: 'orders' | 'orders-and-gifts';
  /** To be paid back out of the next rewards. */
  owedCoins: number;
  /** Earned, and given once what earned them can no longer be returned. */
  waitingCoins: number;
}

export type BalanceOutcomes = {
  /** `next`: what expires soon. */
  balance: { balanceCoins: number; worth: Money; next?: Expiring } & Beside;
  /** Asked for: the soonest first, none when all of them last. */
  expiry: { balanceCoins: number; expiring: Expiring[] };
  /** A wallet with nothing left to spend. */
  empty: Beside;
  /** Linked, and no coin was ever credited. */
  'no-wallet': Pick<Beside, 'waitingCoins'>;
  'link-account': NoFacts;
};
