import { Hono } from 'hono';
import { removeVoiceCode, setVoiceCode } from '../../../domain/voice-code/set';
import { doneOf, formBody } from '../../pages/form-body';
import { formatsOf } from '../../pages/formats';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { type CodeProblem, voiceCodePath, voiceCodeView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

function page(context: PageContext, pages: Pages, problem?: CodeProblem) {
  const language = context.get('language');
  const done = doneOf(context, words[language].done);
  const parts = { words: words[language], formats: formatsOf(language), done, problem };
  const body = voiceCodeView(context.get('view'), parts);
  const content = { title: parts.words.title, body, place: 'voice-code', isRefused: !!problem } as const;
  return show(context, pages, content, problem ? 422 : 200);
}

/** Sets the code or says what is wrong with it. */
async function change(context: PageContext, { shop }: Pages): Promise<CodeProblem | undefined> {
  const { digits, again } = await formBody(context, ['digits', 'again']);
  const isRepeated = digits === again || !/^\d{4}$/.test(digits);
  if (!isRepeated) return { field: 'again', name: 'different' };
  const { name } = await setVoiceCode(shop, context.get('view').household.id, digits, shop.clock.now());
  return name === 'set' ? undefined : { field: 'digits', name };
}

/** The four digits that voice asks for: the one place where they are set. */
export const voiceCodePage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .post('/', async (context) => {
      const problem = await change(context, pages);
      return problem ? page(context, pages, problem) : context.redirect(`${voiceCodePath}?done=set`, 303);
    })
    .post('/remove', async (context) => {
      await removeVoiceCode(pages.shop, context.get('view').household.id);
      return context.redirect(`${voiceCodePath}?done=removed`, 303);
    });
