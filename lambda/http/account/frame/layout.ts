import { html } from 'hono/html';
import type { PageContext, Pages } from './env';
import { root } from './return-to';
import { styleUrl } from './style';
import { en, type FrameWords } from './words.en';
import { fr } from './words.fr';

export type Html = ReturnType<typeof html>;
export type PageName = keyof FrameWords['pages'];

export const frameWords = { en, fr };

/** What a page puts into the frame. */
export interface Content {
  title: string;
  body: Html;
  /** Its place in the menu; a page without one is seen by anybody. */
  place?: PageName;
  /** Told before the page's own words: a form was refused. */
  isRefused?: boolean;
}

type Status = 200 | 401 | 403 | 404 | 409 | 422 | 429 | 500 | 503;

/** Pages of the menu, in its order. */
const places = {
  home: root,
  'voice-code': `${root}/voice-code`,
  'my-data': `${root}/my-data`,
} satisfies Partial<Record<PageName, string>>;

const menu = (words: FrameWords, current: PageName): Html => html`<nav id="menu" aria-label="${words.menu}">
  <ul>
    ${Object.entries(places).map(
      ([name, path]) =>
        html`<li><a href="${path}" ${name === current ? html`aria-current="page"` : ''}>${words.pages[name as PageName]}</a></li>`,
    )}
  </ul>
  <form method="post" action="${root}/sign-out"><button class="quiet">${words.signOut}</button></form>
</nav>`;

/** Comes back to the same page; a form that was just refused begins anew. */
const languageSwitch = (context: PageContext, words: FrameWords): Html => {
  const other = context.get('language') === 'en' ? 'fr' : 'en';
  const { pathname, search } = new URL(context.req.url);
  return html`<form method="post" action="${root}/language">
    <input type="hidden" name="to" value="${pathname}${search}" />
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
      ${languageSwitch(context, words)}
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
