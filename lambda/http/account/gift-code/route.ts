import { Hono } from 'hono';
import { type RedeemOutcomes, redeemGiftCode } from '../../../domain/gift-codes/redeem';
import type { Outcome } from '../../../domain/outcome';
import { formBody } from '../../pages/form-body';
import { formatsOf } from '../../pages/formats';
import type { EnteredCode } from '../frame/code-form';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { giftCodeView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

function resultOf(context: PageContext, result: Outcome<RedeemOutcomes>): EnteredCode {
  const language = context.get('language');
  const formats = formatsOf(language);
  const { done, problems } = words[language];
  switch (result.name) {
    case 'redeemed': {
      const { coins, balanceCoins } = result.facts;
      return { status: 200, done: done.redeemed(formats.coins(coins), formats.coins(balanceCoins)) };
    }
    case 'yours-already':
      return { status: 200, done: done['yours-already'](formats.coins(result.facts.coins)) };
    case 'too-many-tries': {
      const time = formats.time(result.facts.until, context.get('view').household.timeZone);
      return { status: 429, problem: problems['too-many-tries'](time) };
    }
    case 'wallet-full':
      return { status: 409, problem: problems['wallet-full'](formats.coins(result.facts.storedCoins)) };
    case 'malformed':
    case 'code-unknown':
      return { status: 422, problem: problems[result.name] };
    default:
      return { status: 409, problem: problems[result.name] };
  }
}

function page(context: PageContext, pages: Pages, result: EnteredCode = { status: 200 }, typed?: string) {
  const said = words[context.get('language')];
  const { status, done, problem } = result;
  const body = giftCodeView({ words: said, done, problem, typed });
  return show(context, pages, { title: said.title, body, place: 'gift-code', isRefused: !!problem }, status);
}

/** A code is worth its coins once: sent again, the page says so and credits nothing. */
export const giftCodePage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .post('/', async (context) => {
      const { code } = await formBody(context, ['code']);
      const householdId = context.get('view').household.id;
      const now = pages.shop.clock.now();
      const result = resultOf(context, await redeemGiftCode(pages.shop, { householdId, code, now }));
      return page(context, pages, result, result.problem ? code : undefined);
    });
