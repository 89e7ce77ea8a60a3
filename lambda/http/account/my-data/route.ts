import { Hono } from 'hono';
import { html } from 'hono/html';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { formBody } from '../frame/form-body';
import { formatsOf } from '../frame/formats';
import { show } from '../frame/layout';
import type { sessions } from '../frame/session';
import { myDataPath, myDataView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

function page(context: PageContext, pages: Pages, wrong?: string) {
  const language = context.get('language');
  const now = pages.shop.clock.now();
  const parts = { words: words[language], formats: formatsOf(language), now, wrong };
  const body = myDataView(context.get('view'), parts);
  const isRefused = wrong !== undefined;
  return show(
    context,
    pages,
    { title: parts.words.title, body, place: 'my-data', isRefused },
    isRefused ? 422 : 200,
  );
}

/** The word of either language: whoever switches between two tabs need not begin again. */
const isTheWord = (typed: string): boolean => [en.word, fr.word].includes(typed.toLowerCase());

/** What is known of a household, and how to have it forgotten. */
export const myDataPage = (pages: Pages, session: ReturnType<typeof sessions>): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get('/', (context) => page(context, pages))
    .post('/delete', async (context) => {
      const { word } = await formBody(context, ['word']);
      if (!isTheWord(word)) return page(context, pages, word);
      await pages.shop.households.erase(context.get('view').household.id);
      session.end(context);
      return context.redirect(`${myDataPath}/deleted`, 303);
    });

/** For somebody who is not signed in any more, and unknown. */
export const dataDeletedPage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>().get('/my-data/deleted', (context) => {
    const { title, text } = words[context.get('language')].erased;
    return show(context, pages, { title, body: html`<p>${text}</p>` });
  });
