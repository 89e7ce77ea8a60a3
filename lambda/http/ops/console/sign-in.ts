import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import { Fault } from '../../../domain/fault';
import { pathUnder } from '../../pages/return-to';
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
  const trip = signInTrip({ ...config, clock: shop.clock }, 'majordomo-ops-sign-in', 'ops-sign-in');

  function endUnavailable(context: ConsoleContext, error: unknown) {
    if (!(error instanceof Fault && error.code === 'sign-in-unavailable')) throw error;
    config.report(error, { traceId: context.get('traceId'), path: context.req.path });
    return end(house, context, 'unavailable');
  }

  return new Hono<ConsoleEnv>()
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
        if (back.kind !== 'signed-in') return end(house, context, back.kind);
        const roles = rolesIn(back.claims[config.rolesClaim]);
        if (roles.length === 0) return end(house, context, 'noRole');
        await sessions.begin(context, { personId: back.subject, roles });
        return context.redirect(back.to);
      } catch (error) {
        return endUnavailable(context, error);
      }
    })
    .post('/sign-out', (context) => {
      sessions.end(context);
      return context.redirect(`${opsRoot}/signed-out`, 303);
    })
    .get('/signed-out', (context) => end(house, context, 'signedOut'));
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
