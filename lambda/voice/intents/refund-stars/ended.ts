import { packNamed } from '../../../domain/digital/packs';
import { outcome } from '../../../domain/outcome';
import type { Reply } from '../../outcome';
import type { Ended } from '../../stars/hand-over';
import { owedIn, readStars, type Stars, starsIn } from '../../stars/read';
import type { Turn } from '../../turn';
import { reply } from './reply';

function accepted({ productId, unitsBefore }: Ended, stars: Stars): Reply {
  const product = stars.products?.find((one) => one.productId === productId);
  const pack = product && packNamed(product.referenceName);
  if (!pack || product.activeUnits >= unitsBefore) return reply(outcome('refund-soon'));
  return reply(outcome('refunded', { pack, stars: starsIn(stars), owedStars: owedIn(stars) }));
}

/** What came of a refund. Stars go back when Amazon counts a unit less, not when she says that she will. */
export async function afterRefunding(turn: Turn, ended: Ended): Promise<Reply> {
  const stars = await readStars(turn);
  switch (ended.result) {
    case 'ACCEPTED':
      return accepted(ended, stars);
    case 'DECLINED':
      return reply(outcome('refund-declined'));
    case 'NOT_ENTITLED':
      return reply(outcome('nothing-to-refund'));
    default:
      return reply(outcome('refund-failed'));
  }
}
