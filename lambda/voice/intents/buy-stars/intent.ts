import type { Intent as HeardIntent } from 'ask-sdk-model';
import { packFor, packNamed, packOf, type StarPack, starPacks } from '../../../domain/digital/packs';
import { outcome } from '../../../domain/outcome';
import type { Answer, AnswerHandler, Intent } from '../../intent';
import type { Reply } from '../../outcome';
import { recordOf } from '../../paging';
import { numberSlot } from '../../slots';
import { isForeign, readStars } from '../../stars/read';
import type { Turn } from '../../turn';
import { reply } from './reply';
import { notSoldHere, startBuying } from './start';

const shallItBe = ({ referenceName }: StarPack, good?: string) => ({
  pending: {
    intent: 'BuyStarsIntent',
    question: 'pack',
    data: { pack: referenceName, ...(good !== undefined && { good }) },
  },
});

const whichPack = (offered: StarPack, good?: string): Reply =>
  reply(outcome('which-pack', { packs: starPacks, offered }), shallItBe(offered, good));

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  const stars = numberSlot(heard, 'stars');
  const pack = typeof stars === 'number' ? packOf(stars) : undefined;
  if (pack) return startBuying(turn, pack);
  if (isForeign(await readStars(turn))) return notSoldHere();
  if (typeof stars !== 'number') return whichPack(starPacks[0]);
  const offered = packFor(stars);
  return reply(outcome('no-such-pack', { stars, packs: starPacks, offered }), shallItBe(offered));
}

const steps: Partial<Record<Answer, number>> = { next: 1, previous: -1 };

/** "Shall I take this pack?": "next" and "previous" go through the sizes. */
const answerPack: AnswerHandler = async (turn, answer, data) => {
  const asked = recordOf(data);
  const pack = packNamed(String(asked?.pack));
  if (!pack) return undefined;
  const good = typeof asked?.good === 'string' ? asked.good : undefined;
  if (answer === 'yes') return startBuying(turn, pack, good);
  const step = steps[answer];
  if (step === undefined) return undefined;
  const place = starPacks.findIndex(({ referenceName }) => referenceName === pack.referenceName);
  const other = starPacks[place + step];
  return other && whichPack(other, good);
};

export const buyStars: Intent = {
  name: 'BuyStarsIntent',
  slots: { stars: 'AMAZON.NUMBER' },
  handle,
  answers: { pack: answerPack },
};
