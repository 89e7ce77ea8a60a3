import type { DigitalGood } from '../../../domain/digital/good';
import type { StarPack } from '../../../domain/digital/packs';
import type { Day } from '../../../domain/time';

export type ReadNotebookOutcomes = {
  /** The page of a day. */
  page: { good: DigitalGood; day: Day };
  /** Theirs as of now; with the page of the day. */
  bought: { good: DigitalGood; day: Day; starsLeft: number };
  /** Not theirs yet, and there are stars enough. */
  offer: { good: DigitalGood; stars: number };
  /** Not theirs yet, and this pack would do. */
  'too-few-stars': { good: DigitalGood; stars: number; owedStars: number; pack: StarPack };
};
