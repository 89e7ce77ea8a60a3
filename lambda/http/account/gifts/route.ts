import { Hono } from 'hono';
import { acceptGift, returnGift } from '../../../domain/gifts/accept';
import { formBody } from '../../pages/form-body';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { root } from '../frame/return-to';
import type { en } from './words.en';

export type GiftDone = keyof (typeof en)['done'];
export type GiftProblem = keyof (typeof en)['problems'];

type Answered = { done: GiftDone } | { problem: GiftProblem };

/** Accepts or sends back one of the gifts that wait for this household, and for no other. */
async function answerGift(context: PageContext, { shop }: Pages): Promise<Answered> {
  const { giftId, answer } = await formBody(context, ['giftId', 'answer']);
  const gift = context.get('view').gifts?.find((one) => one.giftId === giftId);
  if (!gift) return { problem: 'gone' };
  const now = shop.clock.now();
  const result = answer === 'accept' ? await acceptGift(shop, gift, now) : await returnGift(shop, gift, now);
  switch (result.name) {
    case 'accepted':
    case 'returned':
      return { done: result.name };
    default:
      return { problem: result.name };
  }
}

/** Answers to gifts come from the first page and lead back to it. */
export const giftAnswers = (
  pages: Pages,
  showHome: (context: PageContext, problem: GiftProblem) => Response | Promise<Response>,
): Hono<PageEnv> =>
  new Hono<PageEnv>().post('/', async (context) => {
    const answered = await answerGift(context, pages);
    if ('problem' in answered) return showHome(context, answered.problem);
    return context.redirect(`${root}?done=${answered.done}`, 303);
  });
