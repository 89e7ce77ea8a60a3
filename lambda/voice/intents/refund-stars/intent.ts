import type { Intent as HeardIntent } from 'ask-sdk-model';
import { type StarPack, starPacks } from '../../../domain/digital/packs';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler, Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { recordOf } from '../../paging';
import { numberSlot } from '../../slots';
import { handOver } from '../../stars/hand-over';
import { readStars } from '../../stars/read';
import type { Turn } from '../../turn';
import { reply } from './reply';

type Products = NonNullable<Awaited<ReturnType<typeof readStars>>['products']>;

const productOf = (products: Products, pack: StarPack) =>
  products.find(({ referenceName, activeUnits }) => referenceName === pack.referenceName && activeUnits > 0);

/** Packs of which there is at least one to give back, largest first. */
const refundable = (products: Products): StarPack[] =>
  starPacks.filter((pack) => productOf(products, pack)).reverse();

const shallItBe = ({ referenceName }: StarPack) => ({
  pending: { intent: 'RefundStarsIntent', question: 'pack', data: { pack: referenceName } },
});

/** Alexa herself takes it back, or sends the customer to who does. */
function startRefund(products: Products, pack: StarPack): Reply {
  const product = productOf(products, pack);
  return product ? handOver('Cancel', product) : reply(outcome('nothing-to-refund'));
}

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  const { products } = await readStars(turn);
  if (!products) return reply(outcome('amazon-silent'));
  const packs = refundable(products);
  const [offered] = packs;
  if (!offered) return reply(outcome('nothing-to-refund'));
  const stars = numberSlot(heard, 'stars');
  const named = packs.find((pack) => pack.stars === stars);
  if (named) return startRefund(products, named);
  if (typeof stars === 'number')
    return reply(outcome('none-of-that-size', { stars, packs, offered }), shallItBe(offered));
  if (packs.length === 1) return startRefund(products, offered);
  return reply(outcome('which-refund', { packs, offered }), shallItBe(offered));
}

/** "Shall I ask for this one back?": "next" goes on to the next smaller one. */
const answerPack: AnswerHandler = async (turn, answer, data) => {
  if (answer !== 'yes' && answer !== 'next') return undefined;
  const { products } = await readStars(turn);
  if (!products) return reply(outcome('amazon-silent'));
  const packs = refundable(products);
  const place = packs.findIndex(({ referenceName }) => referenceName === recordOf(data)?.pack);
  const offered = packs[answer === 'next' ? place + 1 : place];
  if (!offered) return undefined;
  if (answer === 'yes') return startRefund(products, offered);
  return reply(outcome('which-refund', { packs, offered }), shallItBe(offered));
};

export const refundStars: Intent = {
  name: 'RefundStarsIntent',
  slots: { stars: 'AMAZON.NUMBER' },
  handle,
  answers: { pack: answerPack },
};
