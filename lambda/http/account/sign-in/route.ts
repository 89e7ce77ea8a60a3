import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { Fault } from '../../../domain/fault';
import { householdIdFromSubject } from '../../../domain/household/identity';
import { epochMsOf } from '../../../domain/time';
import { pageCookie } from '../frame/cookies';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { pathWithin, root } from '../frame/return-to';
import type { sessions } from '../frame/session';
import { en, type SignInWords } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };
const purpose = 'sign-in';
/** Time to sign in at the issuer: a forgotten password fits in. */
const awayMs = 20 * 60_000;

const awaySchema = v.object({
  departure: v.object({ state: v.string(), nonce: v.string(), codeVerifier: v.string() }),
  to: v.string(),
});

type Ending = Exclude<keyof SignInWords, 'action'>;

const statusOf = { declined: 200, invalid: 422, unavailable: 503, signedOut: 200 } as const;

/** Away to the issuer of accounts and back, once: as somebody, or with a page that says why not. */
export function signInPages(pages: Pages, session: ReturnType<typeof sessions>): Hono<PageEnv> {
  const { shop, config } = pages;
  const cookie = pageCookie('majordomo-sign-in', config.baseUrl);
  const nowMs = () => epochMsOf(shop.clock.now());

  function end(context: PageContext, ending: Ending) {
    const said = words[context.get('language')];
    const { title, text } = said[ending];
    const body = html`<p>${text}</p><p><a class="button" href="${root}/sign-in">${said.action}</a></p>`;
    return show(context, pages, { title, body }, statusOf[ending]);
  }

  function endUnavailable(context: PageContext, error: unknown) {
    if (!(error instanceof Fault && error.code === 'sign-in-unavailable')) throw error;
    config.report(error, { traceId: context.get('traceId'), path: context.req.path });
    return end(context, 'unavailable');
  }

  /** What was remembered of this browser when it left; used up by reading. */
  async function takeAway(context: PageContext) {
    const sealed = cookie.read(context);
    cookie.remove(context);
    const away = v.safeParse(awaySchema, sealed && (await config.seal.open(purpose, sealed, nowMs())));
    return away.success ? away.output : undefined;
  }

  return new Hono<PageEnv>()
    .get('/sign-in', async (context) => {
      try {
        const { url, departure } = await config.signIn.depart();
        const away = { departure, to: pathWithin(context.req.query('to')) };
        const sealed = await config.seal.close(purpose, away, nowMs() + awayMs);
        cookie.write(context, sealed, awayMs / 1000);
        return context.redirect(url);
      } catch (error) {
        return endUnavailable(context, error);
      }
    })
    .get('/sign-in/return', async (context) => {
      const away = await takeAway(context);
      if (!away) return end(context, 'invalid');
      try {
        const arrival = await config.signIn.arrive(new URL(context.req.url), away.departure);
        if (arrival.kind !== 'signed-in') return end(context, arrival.kind);
        await session.begin(context, householdIdFromSubject(config.householdKey, arrival.subject));
        return context.redirect(away.to);
      } catch (error) {
        return endUnavailable(context, error);
      }
    })
    .post('/sign-out', (context) => {
      session.end(context);
      return context.redirect(`${root}/signed-out`, 303);
    })
    .get('/signed-out', (context) => end(context, 'signedOut'));
}
