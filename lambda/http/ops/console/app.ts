import { Hono } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { Fault } from '../../../domain/fault';
import type { Shop } from '../../../domain/shop';
import { formBody } from '../../pages/form-body';
import { neverKept, ownFormsOnly, pageHeaders, shortFormsOnly } from '../../pages/guard';
import { isLanguage, languageChoice } from '../../pages/language';
import { pathUnder } from '../../pages/return-to';
import { passingFaults } from '../../problem';
import type { OpsConfig } from '../env';
import { opsSessions } from '../session';
import { boardPage } from './board';
import { devicesPage } from './devices';
import { type Console, type ConsoleContext, type ConsoleEnv, wordsOf } from './env';
import { figuresPage } from './figures-page';
import { haltsPage } from './halts';
import { homesPage } from './homes';
import { type Status, show } from './layout';
import { opsRoot } from './paths';
import { readinessPage } from './readiness';
import { scriptPath, scriptText } from './script';
import { apiWithin } from './send';
import { signInPages, staffOnly } from './sign-in';
import { style, stylePath } from './style';
import { windowPage } from './window-page';

const keptForSeconds = 31_536_000;

const kept = (text: string, contentType: string) => () =>
  new Response(text, {
    headers: {
      'content-type': `${contentType}; charset=utf-8`,
      'cache-control': `public, max-age=${keptForSeconds}, immutable`,
    },
  });

/** Says what could not be shown, and how to go on. */
function showProblem(
  house: Console,
  context: ConsoleContext,
  { title, text, more }: { title: string; text: string; more?: string },
  status: Status,
) {
  const { say } = wordsOf(context.get('language'));
  const body = html`<p>${text}</p>${more ? html`<p class="minor">${more}</p>` : ''}
<p><a class="button" href="${opsRoot}">${say.back}</a></p>`;
  return show(house, context, { title, body }, status);
}

function showFailure(house: Console, context: ConsoleContext, error: Error) {
  const { say } = wordsOf(context.get('language'));
  if (error instanceof HTTPException)
    return showProblem(house, context, say.foreignForm, error.status === 413 ? 413 : 403);
  const traceId = context.get('traceId');
  house.config.report(error, { traceId, path: context.req.path });
  if (error instanceof Fault && passingFaults.includes(error.code))
    return showProblem(house, context, say.busy, 503);
  return showProblem(house, context, { ...say.failed, more: say.failed.reference(traceId) }, 500);
}

/** The console of operations, under `/ops`. It works without its script, too. */
export function opsConsole(shop: Shop, config: OpsConfig): Hono<ConsoleEnv> {
  const house: Console = { shop, config, ask: apiWithin(shop, config) };
  const sessions = opsSessions(shop, config);
  const language = languageChoice(config.baseUrl);
  const app = new Hono<ConsoleEnv>();
  app.onError((error, context) => showFailure(house, context, error));
  app.use(neverKept, pageHeaders({ isScripted: true }), language.forAnybody);
  app.use(ownFormsOnly(config.baseUrl), shortFormsOnly, trimTrailingSlash());
  app.get(stylePath, kept(style, 'text/css'));
  app.get(scriptPath, kept(scriptText, 'text/javascript'));
  app.post('/language', async (context) => {
    const form = await formBody(context, ['language', 'to']);
    if (isLanguage(form.language)) language.choose(context, form.language);
    return context.redirect(pathUnder(opsRoot, form.to), 303);
  });
  app.route('/', signInPages(house, sessions));
  app.use(staffOnly(house, sessions));
  for (const page of [boardPage, windowPage, readinessPage, haltsPage, devicesPage, homesPage, figuresPage])
    app.route('/', page(house));
  app.all('*', (context) => showProblem(house, context, wordsOf(context.get('language')).say.notFound, 404));
  return app;
}
