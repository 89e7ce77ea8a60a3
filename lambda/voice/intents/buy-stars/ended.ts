import { missingStars } from '../../../domain/digital/acquire';
import type { DigitalGood } from '../../../domain/digital/good';
import { goodNamed } from '../../../domain/digital/goods';
import { packNamed, type StarPack } from '../../../domain/digital/packs';
import { outcome } from '../../../domain/outcome';
import type { Reply } from '../../outcome';
import type { Ended } from '../../stars/hand-over';
import { owedIn, readStars, type Stars, starsIn } from '../../stars/read';
import type { Turn } from '../../turn';
import { reply } from './reply';

/** The notebook that the stars were bought for, when it can be had now. */
function wanted({ good: id }: Ended, { account }: Stars): DigitalGood | undefined {
  const good = id === undefined ? undefined : goodNamed(id);
  return good && missingStars(account, good) === 0 ? good : undefined;
}

function booked(ended: Ended, stars: Stars, pack: StarPack): Reply {
  const good = wanted(ended, stars);
  if (!good) return reply(outcome('bought', { pack, stars: starsIn(stars), owedStars: owedIn(stars) }));
  return reply(outcome('bought-for-good', { stars: starsIn(stars), good }), {
    pending: { intent: 'ReadNotebookIntent', question: 'get', data: { good: good.id } },
  });
}

function accepted(ended: Ended, stars: Stars): Reply {
  const product = stars.products?.find(({ productId }) => productId === ended.productId);
  const pack = product && packNamed(product.referenceName);
  if (!pack || product.activeUnits <= ended.unitsBefore) return reply(outcome('bought-soon'));
  return booked(ended, stars, pack);
}

/** What came of a purchase. Whatever Alexa said of it, only what Amazon counts is booked. */
export async function afterBuying(turn: Turn, ended: Ended): Promise<Reply> {
  const stars = await readStars(turn);
  switch (ended.result) {
    case 'ACCEPTED':
    case 'ALREADY_PURCHASED':
      return accepted(ended, stars);
    case 'DECLINED':
      return reply(outcome('declined'));
    case 'PENDING_PURCHASE':
      return reply(outcome('waits-for-approval'));
    default:
      return reply(outcome('failed'));
  }
}
