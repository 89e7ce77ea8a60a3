import { html } from 'hono/html';
import type { Html } from '../../pages/form';
import type { Person } from '../env';
import { type Console, type ConsoleContext, wordsOf } from './env';
import { opsRoot, type Place, places } from './paths';
import { scriptUrl } from './script';
import { styleUrl } from './style';

/** What a page puts into the frame. */
export interface Content {
  title: string;
  body: Html;
  /** Its place in the menu. */
  place?: Place;
  /** A form was refused. */
  isRefused?: boolean;
  /** Loaded again by itself where no script runs. */
  isWatched?: boolean;
}

export type Status = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 500 | 503;

type Words = ReturnType<typeof wordsOf>;

const menu = ({ names, say }: Words, current: Place | undefined): Html => html`<div class="bar">
  <nav aria-label="${say.menu}">
    <ul>
      ${Object.entries(places).map(
        ([name, path]) =>
          html`<li><a href="${path}" ${name === current ? html`aria-current="page"` : ''}>${names.pages[name as Place]}</a></li>`,
      )}
    </ul>
  </nav>
</div>`;

const whoIsIn = ({ names, say }: Words, person: Person | undefined): Html =>
  person
    ? html`<span class="who">${say.signedInAs(person.id, person.roles.map((role) => names.roles[role]).join(', '))}</span>
      <form method="post" action="${opsRoot}/sign-out"><button class="quiet">${say.signOut}</button></form>`
    : html``;

function languageSwitch(context: ConsoleContext, { say }: Words): Html {
  const other = context.get('language') === 'en' ? 'fr' : 'en';
  const { pathname, search } = new URL(context.req.url);
  const to = context.req.method === 'GET' ? `${pathname}${search}` : opsRoot;
  return html`<form method="post" action="${opsRoot}/language">
    <input type="hidden" name="to" value="${to}" />
    <button class="quiet" name="language" value="${other}" lang="${other}">${say.otherLanguage}</button>
  </form>`;
}

/** Seconds after which a page without a script is loaded again. */
const reloadSeconds = 15;
const reloading = html`<noscript><meta http-equiv="refresh" content="${reloadSeconds}" /></noscript>`;

/** A whole page, in the language of the request. */
export function show(
  { shop }: Pick<Console, 'shop'>,
  context: ConsoleContext,
  content: Content,
  status: Status = 200,
) {
  const language = context.get('language');
  const words = wordsOf(language);
  const { say } = words;
  const { title, body, place, isRefused, isWatched } = content;
  const person: Person | undefined = context.get('person');
  const { name } = shop.seller;
  return context.html(
    html`<!doctype html>
<html lang="${language}" data-now="${shop.clock.now()}" data-ago="${say.ages.ago}" data-just-now="${say.ages.now}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${isRefused ? `${say.error} – ` : ''}${title} – ${name}</title>
    <link rel="stylesheet" href="${styleUrl}" />
    ${isWatched ? reloading : ''}
    <script src="${scriptUrl}" defer></script>
  </head>
  <body>
    <a class="skip" href="#content">${say.skip}</a>
    <header>
      <a class="seller" href="${opsRoot}">${name} <span>${say.operations}</span></a>
      ${whoIsIn(words, person)}
      ${languageSwitch(context, words)}
    </header>
    ${person ? menu(words, place) : ''}
    <main id="content" tabindex="-1">
      <h1>${title}</h1>
      <p id="news" class="unseen" role="status"></p>
      ${body}
    </main>
  </body>
</html>`,
    status,
  );
}
