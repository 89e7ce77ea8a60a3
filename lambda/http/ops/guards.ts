import { createMiddleware } from 'hono/factory';
import { refuse } from '../problem';
import type { OpsEnv } from './env';
import { may, type Permission } from './roles';
import type { OpsSessions } from './session';

/** Lets in who is signed in. Looking for news is no use: a console that is left open ends, too. */
export const signedIn = (sessions: OpsSessions, isUse: (path: string) => boolean) =>
  createMiddleware<OpsEnv>(async (context, next) => {
    const session = await sessions.read(context, { isUse: isUse(context.req.path) });
    if (!session) return refuse(context, 'sign-in-required');
    const { personId: id, roles } = session;
    context.set('person', { id, roles });
    context.set('asker', `operator:${id}`);
    return next();
  });

/** Lets on who has a role for it. */
export const permitted = (permission: Permission) =>
  createMiddleware<OpsEnv>(async (context, next) =>
    may(context.get('person').roles, permission) ? next() : refuse(context, 'role-missing'),
  );

/** A cookie comes along from anywhere: what changes something must come from the console itself. */
export const ownOriginOnly = (baseUrl: string) => {
  const { origin: own } = new URL(baseUrl);
  return createMiddleware<OpsEnv>(async (context, next) => {
    if (context.req.method === 'GET') return next();
    const site = context.req.header('sec-fetch-site');
    const isOwn = context.req.header('origin') === own && (site === undefined || site === 'same-origin');
    return isOwn ? next() : refuse(context, 'foreign-origin');
  });
};
