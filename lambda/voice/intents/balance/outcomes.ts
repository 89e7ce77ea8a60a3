import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';

export type BalanceOutcomes = {
  balance: { balanceCoins: number; worth: Money };
  /** A wallet with nothing left in it. */
  empty: NoFacts;
  /** Linked, and no coin was ever credited. */
  'no-wallet': NoFacts;
  'link-account': NoFacts;
};
