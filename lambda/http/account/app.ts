import { Hono } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { Fault } from '../../domain/fault';
import type { Shop } from '../../domain/shop';
import { formBody } from '../pages/form-body';
import { neverKept, ownFormsOnly, pageHeaders, shortFormsOnly } from '../pages/guard';
import { isLanguage, languageChoice } from '../pages/language';
import { passingFaults } from '../problem';
import { contactsPage } from './contacts/route';
import type { AccountPagesConfig, PageContext, PageEnv, Pages } from './frame/env';
import { frameWords, show } from './frame/layout';
import { membersOnly } from './frame/members';
import { pathWithin, root } from './frame/return-to';
import { sessions } from './frame/session';
import { style, stylePath } from './frame/style';
import { giftCodePage } from './gift-code/route';
import { homePage } from './home/route';
import { dataDeletedPage, myDataPage } from './my-data/route';
import { packsPage } from './packs/route';
import { receiptPage } from './receipt/route';
import { referralPage } from './referral/route';
import { signInPages } from './sign-in/route';
import { statementPage } from './statement/route';
import { voiceCodePage } from './voice-code/route';

const keptForSeconds = 31_536_000;

/** Says what could not be shown, and how to go on. */
function showProblem(
  context: PageContext,
  pages: Pages,
  problem: { title: string; text: string; more?: string },
  status: 403 | 404 | 413 | 500 | 503,
) {
  const { back } = frameWords[context.get('language')];
  const { title, text, more } = problem;
  const body = html`<p>${text}</p>${more ? html`<p class="minor">${more}</p>` : ''}
<p><a class="button" href="${root}">${back}</a></p>`;
  return show(context, pages, { title, body }, status);
}

function showFailure(context: PageContext, pages: Pages, error: Error) {
  const words = frameWords[context.get('language')];
  if (error instanceof HTTPException)
    return showProblem(context, pages, words.foreignForm, error.status === 413 ? 413 : 403);
  const traceId = context.get('traceId');
  pages.config.report(error, { traceId, path: context.req.path });
  if (error instanceof Fault && passingFaults.includes(error.code))
    return showProblem(context, pages, words.busy, 503);
  return showProblem(context, pages, { ...words.failed, more: words.failed.reference(traceId) }, 500);
}

const styleSheet = () =>
  new Response(style, {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': `public, max-age=${keptForSeconds}, immutable`,
    },
  });

/** The pages on which a household sees and keeps its account, under `/account`. They work without a script. */
export function accountPages(shop: Shop, config: AccountPagesConfig): Hono<PageEnv> {
  const pages = { shop, config };
  const session = sessions(pages);
  const language = languageChoice(config.baseUrl);
  const app = new Hono<PageEnv>();
  app.onError((error, context) => showFailure(context, pages, error));
  app.use(
    neverKept,
    pageHeaders({ isScripted: false }),
    language.forAnybody,
    ownFormsOnly(config.baseUrl),
    shortFormsOnly,
  );
  app.use(trimTrailingSlash());
  app.get(stylePath, styleSheet);
  app.post('/language', async (context) => {
    const form = await formBody(context, ['language', 'to']);
    if (isLanguage(form.language)) language.choose(context, form.language);
    return context.redirect(pathWithin(form.to), 303);
  });
  app.route('/', signInPages(pages, session));
  app.route('/', dataDeletedPage(pages));
  app.use(membersOnly(pages, session, language));
  app.route('/', homePage(pages));
  app.route('/statement', statementPage(pages));
  app.route('/statement', receiptPage(pages));
  app.route('/packs', packsPage(pages));
  app.route('/gift-code', giftCodePage(pages));
  app.route('/referral', referralPage(pages));
  app.route('/contacts', contactsPage(pages));
  app.route('/voice-code', voiceCodePage(pages));
  app.route('/my-data', myDataPage(pages, session));
  app.all('*', (context) => showProblem(context, pages, frameWords[context.get('language')].notFound, 404));
  return app;
}
