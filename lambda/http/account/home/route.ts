import { Hono } from 'hono';
import type { PageEnv, Pages } from '../frame/env';
import { formatsOf } from '../frame/formats';
import { show } from '../frame/layout';
import { homeView } from './view';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

export const homePage = (pages: Pages): Hono<PageEnv> =>
  new Hono<PageEnv>().get('/', (context) => {
    const language = context.get('language');
    const parts = { words: words[language], formats: formatsOf(language), now: pages.shop.clock.now() };
    const body = homeView(context.get('view'), parts);
    return show(context, pages, { title: parts.words.title, body, place: 'home' });
  });
