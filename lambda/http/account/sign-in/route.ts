import type { Hono } from 'hono';
import { html } from 'hono/html';
import { householdIdFromSubject } from '../../../domain/household/identity';
import { type SignInEnding, signInRoutes } from '../../pages/sign-in-routes';
import { signInTrip } from '../../pages/sign-in-trip';
import type { PageContext, PageEnv, Pages } from '../frame/env';
import { show } from '../frame/layout';
import { pathWithin, root } from '../frame/return-to';
import type { sessions } from '../frame/session';
import { en } from './words.en';
import { fr } from './words.fr';

const words = { en, fr };

const statusOf = { declined: 200, invalid: 422, unavailable: 503, signedOut: 200 } as const;

function end(pages: Pages, context: PageContext, ending: SignInEnding) {
  const said = words[context.get('language')];
  const { title, text } = said[ending];
  const body = html`<p>${text}</p><p><a class="button" href="${root}/sign-in">${said.action}</a></p>`;
  return show(context, pages, { title, body }, statusOf[ending]);
}

/** Away to the issuer of accounts and back, as the household of that account. */
export function signInPages(pages: Pages, session: ReturnType<typeof sessions>): Hono<PageEnv> {
  const { shop, config } = pages;
  return signInRoutes<PageEnv>({
    trip: signInTrip({ ...config, clock: shop.clock }, 'majordomo-sign-in', 'sign-in'),
    root,
    pathWithin,
    report: (context, error) =>
      config.report(error, { traceId: context.get('traceId'), path: context.req.path }),
    end: (context, ending) => end(pages, context, ending),
    async begin(context, { subject }) {
      await session.begin(context, { householdId: householdIdFromSubject(config.householdKey, subject) });
    },
    leave: (context) => session.end(context),
  });
}
