import type { StarPack } from '../../../domain/digital/packs';
import type { NoFacts } from '../../../domain/outcome';

export type RefundStarsOutcomes = {
  /** Several sizes were bought: one of them is asked about. */
  'which-refund': { packs: StarPack[]; offered: StarPack };
  'none-of-that-size': { stars: number; packs: StarPack[]; offered: StarPack };
  'nothing-to-refund': NoFacts;
  'amazon-silent': NoFacts;
  refunded: { pack: StarPack; stars: number; owedStars: number };
  /** Amazon took the request, and still counts the unit. */
  'refund-soon': NoFacts;
  'refund-declined': NoFacts;
  'refund-failed': NoFacts;
};
