import { Hono } from 'hono';
import type { Outcome } from '../../../domain/outcome';
import { type EnterCodeOutcomes, enterReferralCode } from '../../../domain/referral/enter-code';
import { giveReferralCode } from '../../../domain/referral/give-code';
import { referralTermsIn } from '../../../domain/referral/referral';
import { formBody } from '../../pages/form-body';
import { formatsOf } from '../../pages/formats';
import type { EnteredCode } from '../frame/code-form';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { referralPath, referralView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

function resultOf(context: PageContext, result: Outcome<EnterCodeOutcomes>): EnteredCode {
  const language = context.get('language');
  const { done, problems } = words[language];
  switch (result.name) {
    case 'referred':
    case 'referred-before':
      return { status: 200, done: done[result.name] };
    case 'too-many-tries': {
      const { timeZone } = context.get('view').household;
      const time = formatsOf(language).time(result.facts.until, timeZone);
      return { status: 429, problem: problems['too-many-tries'](time) };
    }
    case 'malformed':
    case 'code-unknown':
      return { status: 422, problem: problems[result.name] };
    default:
      return { status: 409, problem: problems[result.name] };
  }
}

function page(context: PageContext, pages: Pages, result: EnteredCode = { status: 200 }, typed?: string) {
  const { household, referral } = context.get('view');
  const said = words[context.get('language')];
  const { status, done, problem } = result;
  const isOff = referralTermsIn(pages.shop.seller.wallet, household.country) === undefined;
  const wasReferred = referral?.referredBy !== undefined || done !== undefined;
  const body = referralView({ words: said, isOff, mine: referral?.code, wasReferred, done, problem, typed });
  return show(context, pages, { title: said.title, body, place: 'referral', isRefused: !!problem }, status);
}

/** The household's code to give on, and a friend's code to enter. */
export const referralPage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .post('/code', async (context) => {
      await giveReferralCode(pages.shop, context.get('view'));
      return context.redirect(referralPath, 303);
    })
    .post('/', async (context) => {
      const { code } = await formBody(context, ['code']);
      const view = context.get('view');
      const householdId = view.household.id;
      const now = pages.shop.clock.now();
      const asked = { householdId, code, now, view: Promise.resolve(view) };
      const result = resultOf(context, await enterReferralCode(pages.shop, asked));
      return page(context, pages, result, result.problem ? code : undefined);
    });
