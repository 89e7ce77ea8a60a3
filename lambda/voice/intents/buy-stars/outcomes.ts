import type { DigitalGood } from '../../../domain/digital/good';
import type { StarPack } from '../../../domain/digital/packs';
import type { NoFacts } from '../../../domain/outcome';

export type BuyStarsOutcomes = {
  'which-pack': { packs: readonly StarPack[]; offered: StarPack };
  'no-such-pack': { stars: number; packs: readonly StarPack[]; offered: StarPack };
  /** Amazon sells nothing of this skill in this language or country. */
  'not-sold-here': NoFacts;
  'not-sold-now': { pack: StarPack };
  /** The customer does not let Alexa buy by voice. */
  'purchasing-off': NoFacts;
  'amazon-silent': NoFacts;
  bought: { pack: StarPack; stars: number; owedStars: number };
  /** For a notebook that can be had now. */
  'bought-for-good': { stars: number; good: DigitalGood };
  /** Amazon accepted, and does not count it yet. */
  'bought-soon': NoFacts;
  declined: NoFacts;
  /** A parent has to agree first. */
  'waits-for-approval': NoFacts;
  failed: NoFacts;
};
