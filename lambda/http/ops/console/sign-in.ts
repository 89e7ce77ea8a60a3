import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import { pathUnder } from '../../pages/return-to';
import { signInRoutes } from '../../pages/sign-in-routes';
import { signInTrip } from '../../pages/sign-in-trip';
import { rolesIn } from '../roles';
import type { OpsSessions } from '../session';
import { type Console, type ConsoleContext, type ConsoleEnv, wordsOf } from './env';
import { show } from './layout';
import { opsRoot } from './paths';

// biome-ignore format: one line says it all
const statusOf = { declined: 200, invalid: 422, unavailable: 503, signedOut: 200, noRole: 403, ended: 401 } as const;

const pathWithin = (wanted: string | undefined): string => pathUnder(opsRoot, wanted);
const signInPath = (to: string): string => `${opsRoot}/sign-in?${new URLSearchParams({ to })}`;

function end(
  house: Console,
  context: ConsoleContext,
  ending: keyof typeof statusOf,
  path = signInPath(opsRoot),
) {
  const { signIn } = wordsOf(context.get('language')).say;
  const { title, text } = signIn[ending];
  const body = html`<p>${text}</p><p><a class="button" href="${path}">${signIn.action}</a></p>`;
  return show(house, context, { title, body }, statusOf[ending]);
}

/** Away to the issuer of operations' accounts and back, as somebody with a role. */
export function signInPages(house: Console, sessions: OpsSessions): Hono<ConsoleEnv> {
  const { shop, config } = house;
  return signInRoutes<ConsoleEnv>({
    trip: signInTrip({ ...config, clock: shop.clock }, 'majordomo-ops-sign-in', 'ops-sign-in'),
    root: opsRoot,
    pathWithin,
    report: (context, error) =>
      config.report(error, { traceId: context.get('traceId'), path: context.req.path }),
    end: (context, ending) => end(house, context, ending),
    async begin(context, { subject, claims }) {
      const roles = rolesIn(claims[config.rolesClaim]);
      if (roles.length === 0) return end(house, context, 'noRole');
      await sessions.begin(context, { personId: subject, roles });
      return undefined;
    },
    leave: (context) => sessions.end(context),
  });
}

/** Lets in who is signed in; who is not goes to sign in and comes back. A form that was sent is not done, and says so. */
export const staffOnly = (house: Console, sessions: OpsSessions) =>
  createMiddleware<ConsoleEnv>(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const isNews = pathname.endsWith('/live');
    const session = await sessions.read(context, { isUse: !isNews });
    if (session) {
      context.set('person', { id: session.personId, roles: session.roles });
      return next();
    }
    if (isNews) return context.body(null, 401);
    const path = signInPath(pathWithin(`${pathname}${search}`));
    return context.req.method === 'GET' ? context.redirect(path) : end(house, context, 'ended', path);
  });
