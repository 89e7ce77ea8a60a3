import { html } from 'hono/html';
import type { Html } from '../../pages/form';
import type { PageContext, Pages } from './env';
import { root } from './return-to';
import { styleUrl } from './style';
import { en, type FrameWords } from './words.en';
import { fr } from './words.fr';

export type { Html };
export type PageName = keyof FrameWords['pages'];

/** Pages of the menu, in its order. */
const places = {
  home: root,
  statement: `${root}/statement`,
  packs: `${root}/packs`,
  'gift-code': `${root}/gift-code`,
  referral: `${root}/referral`,
  contacts: `${root}/contacts`,
  'voice-code': `${root}/voice-code`,
  'my-data': `${root}/my-data`,
} satisfies Partial<Record<PageName, string>>;

type Place = keyof typeof places;

export const frameWords = { en, fr };

/** What a page puts into the frame. */
export interface Content {
  title: string;
  body: Html;
  /** Its place in the menu; a page without one is seen by anybody. */
  place?: Place;
  /** Told before the page's own words: a form was refused. */
  isRefused?: boolean;
}

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;

const menu = (words: FrameWords, current: Place): Html => html`<nav id="menu" aria-label="${words.menu}">
  <ul>
    ${Object.entries(places).map(
      ([name, path]) =>
        html`<li><a href="${path}" ${name === current ? html`aria-current="page"` : ''}>${words.pages[name as PageName]}</a></li>`,
    )}
  </ul>
  <form method="post" action="${root}/sign-out"><button class="quiet">${words.signOut}</button></form>
</nav>`;

/** Where a page is found again: a form that was refused at its page, an answer of the issuer without its code. */
function addressOf(context: PageContext, place: Place | undefined): string {
  const { pathname, search } = new URL(context.req.url);
  if (!place) return pathname;
  return context.req.method === 'GET' ? `${pathname}${search}` : places[place];
}

const languageSwitch = (context: PageContext, words: FrameWords, place: Place | undefined): Html => {
  const other = context.get('language') === 'en' ? 'fr' : 'en';
  return html`<form method="post" action="${root}/language">
    <input type="hidden" name="to" value="${addressOf(context, place)}" />
    <button class="quiet" name="language" value="${other}" lang="${other}">${words.otherLanguage}</button>
  </form>`;
};

/** A whole page, in the language of the request. */
export function show(context: PageContext, pages: Pages, content: Content, status: Status = 200) {
  const language = context.get('language');
  const words = frameWords[language];
  const { title, body, place, isRefused } = content;
  const { name } = pages.shop.seller;
  return context.html(
    html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${isRefused ? `${words.error} – ` : ''}${title} – ${name}</title>
    <link rel="stylesheet" href="${styleUrl}" />
  </head>
  <body>
    <a class="skip" href="#content">${words.skip}</a>
    <header>
      <a class="seller" href="${root}">${name} <span>${words.account}</span></a>
      ${place ? html`<a class="to-menu" href="#menu">${words.menu}</a>` : ''}
      ${languageSwitch(context, words, place)}
    </header>
    <div class="columns">
      <main id="content" tabindex="-1">
        <h1>${title}</h1>
        ${body}
      </main>
      ${place ? menu(words, place) : ''}
    </div>
  </body>
</html>`,
    status,
  );
}
