import type { DigitalGood } from '../../../domain/digital/good';
import { packFor } from '../../../domain/digital/packs';
import { outcome } from '../../../domain/outcome';
import type { Reply } from '../../outcome';
import { owedIn, type Stars, starsIn } from '../../stars/read';
import { reply } from './reply';

/** "Shall I get it?", with what it costs. */
export const offer = (good: DigitalGood, stars: Stars): Reply =>
  reply(outcome('offer', { good, stars: starsIn(stars) }), {
    pending: { intent: 'ReadNotebookIntent', question: 'get', data: { good: good.id } },
  });

/** What is missing, and the smallest pack that would do. */
export function tooFewStars(good: DigitalGood, stars: Stars, missing: number): Reply {
  const pack = packFor(missing);
  const facts = { good, stars: starsIn(stars), owedStars: owedIn(stars), pack };
  return reply(outcome('too-few-stars', facts), {
    pending: {
      intent: 'BuyStarsIntent',
      question: 'pack',
      data: { pack: pack.referenceName, good: good.id },
    },
  });
}
