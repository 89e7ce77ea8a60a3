import { Hono } from 'hono';
import type { HouseholdView } from '../../../domain/household/household';
import { waitingCoins } from '../../../domain/rewards/worth';
import { notice } from '../../pages/form';
import { doneOf } from '../../pages/form-body';
import { formatsOf } from '../../pages/formats';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { type GiftProblem, giftAnswers } from '../gifts/route';
import { giftWords } from '../gifts/view';
import { homeView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };
/** The orders of the movements that a wallet remembers are among these. */
const latestOrders = 20;

/** In one round trip. */
async function readBeside({ shop }: Pages, { household, wallet }: HouseholdView) {
  const [orders, waiting] = await Promise.all([
    wallet ? shop.orders.latest(household.id, latestOrders) : [],
    waitingCoins(shop, household.id),
  ]);
  return { orders, waitingCoins: waiting };
}

async function page(context: PageContext, pages: Pages, problem?: GiftProblem) {
  const language = context.get('language');
  const view = context.get('view');
  const gifts = giftWords[language];
  const parts = {
    language,
    words: words[language],
    formats: formatsOf(language),
    now: pages.shop.clock.now(),
    ...(await readBeside(pages, view)),
    told: problem ? notice(gifts.problems[problem], 'attention') : notice(doneOf(context, gifts.done)),
  };
  const content = { title: parts.words.title, body: homeView(view, parts), place: 'home' } as const;
  return show(context, pages, { ...content, isRefused: !!problem }, problem ? 409 : 200);
}

/** The balance, what is in it, and what waits for an answer. */
export const homePage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .route(
      '/gifts',
      giftAnswers(pages, (context, problem) => page(context, pages, problem)),
    );
