import type { Money } from '../../../domain/money';
import type { NoFacts } from '../../../domain/outcome';
import type { TopUpLimit } from '../../../domain/payments/limits';
import type { Earning } from '../../../domain/rewards/sources';

/** Coins at what they cost. */
export interface PricedCoins {
  coins: number;
  price: Money;
  /** 0 at face value. */
  discountPercent: number;
}

export type TopUpOutcomes = {
  /** Three of the packs, and whether there are more. */
  packs: { packs: PricedCoins[]; more: boolean };
  'how-many': NoFacts;
  /** Just what is missing was asked for, and no order waits that coins do not pay. */
  'nothing-missing': NoFacts;
  confirm: {
    offer: PricedCoins;
    sellerName: string;
    withdrawalDays: number;
    /** A pack that costs no more than the fewer coins that were asked for. */
    insteadOf?: number;
    /** It was read before, and costs something else now. */
    changed?: true;
  };
  'confirm-again': { offer: PricedCoins };
  begun: { offer: PricedCoins };
  'nothing-bought': NoFacts;
  'below-least': { leastCoins: number };
  'over-limit': { limit: TopUpLimit; atMostCoins: number };
  /** Coins are not sold; some may be earned. */
  off: { earning: Earning };
  'no-card': { accountPageUrl: string | undefined };
  closed: NoFacts;
  'link-account': NoFacts;
};
