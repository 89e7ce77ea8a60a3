import { Hono } from 'hono';
import { html } from 'hono/html';
import { Fault } from '../../../domain/fault';
import { householdIdFromSubject } from '../../../domain/household/identity';
import { signInTrip } from '../../pages/sign-in-trip';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { pathWithin, root } from '../frame/return-to';
import type { sessions } from '../frame/session';
import { en, type SignInWords } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

type Ending = Exclude<keyof SignInWords, 'action'>;

const statusOf = { declined: 200, invalid: 422, unavailable: 503, signedOut: 200 } as const;

/** Away to the issuer of accounts and back, once: as somebody, or with a page that says why not. */
export function signInPages(pages: Pages, session: ReturnType<typeof sessions>): Hono<PageEnv> {
  const { shop, config } = pages;
  const trip = signInTrip({ ...config, clock: shop.clock }, 'majordomo-sign-in', 'sign-in');

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

  return new Hono<PageEnv>()
    .get('/sign-in', async (context) => {
      try {
        return await trip.depart(context, pathWithin(context.req.query('to')));
      } catch (error) {
        return endUnavailable(context, error);
      }
    })
    .get('/sign-in/return', async (context) => {
      try {
        const back = await trip.arrive(context);
        if (back.kind !== 'signed-in') return end(context, back.kind);
        const householdId = householdIdFromSubject(config.householdKey, back.subject);
        await session.begin(context, { householdId });
        return context.redirect(back.to);
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
