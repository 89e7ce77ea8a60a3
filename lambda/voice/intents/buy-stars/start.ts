import type { StarPack } from '../../../domain/digital/packs';
import { outcome } from '../../../domain/outcome';
import type { Reply } from '../../outcome';
import { handOver } from '../../stars/hand-over';
import { mayBuyByVoice, readStars } from '../../stars/read';
import type { Turn } from '../../turn';
import { reply } from './reply';

/** Nothing of the kind in this language or country: nothing more is said of it. */
export const notSoldHere = (): Reply => reply(outcome('not-sold-here'));

/** Hands over to Alexa, who tells the price and asks; or says why that cannot be. */
export async function startBuying(turn: Turn, pack: StarPack, good?: string): Promise<Reply> {
  const [{ products }, isAllowed] = await Promise.all([readStars(turn), mayBuyByVoice(turn)]);
  if (!products) return reply(outcome('amazon-silent'));
  if (products.length === 0) return notSoldHere();
  const product = products.find(({ referenceName }) => referenceName === pack.referenceName);
  if (!product?.isPurchasable) return reply(outcome('not-sold-now', { pack }));
  return isAllowed ? handOver('Buy', product, good) : reply(outcome('purchasing-off'));
}
