/**
 * The outer side of the local Alexa: one server on loopback with the skill management API (for the ASK CLI), the
 * runtime API (for the skill), a JSON interface and the page.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import type { LocalAlexa, Locale } from '../types';
import { createAlerts } from './alerts';
import { ApiError, errorResponse, notFound } from './api-error';
import type { MovableClock } from './clock';
import { type ConnectionChoices, grantEverything } from './connections';
import { createEntitlements, type Entitlements } from './entitlements';
import { type FetchHandler, listen } from './http-server';
import { localRoutes, type Panel } from './local';
import { pageRoutes } from './page-files';
import { createProgressiveResponses, runtimeRoutes } from './runtime';
import { openSkillPackage } from './skill-package';
import { smapiRoutes } from './smapi';

export { createClock, type MovableClock } from './clock';
export { answerConnections, type ConnectionChoices, grantEverything } from './connections';
export { createEntitlements, type Entitlements, openEntitlements } from './entitlements';
export type { Panel, ShownTurn } from './local';

export interface ServeOptions {
  alexa: LocalAlexa;
  /** 0 takes a free one. */
  port: number;
  /** Loopback unless said otherwise; nothing here asks for a password. */
  host?: string;
  clock: MovableClock;
  /** Asked for every path that the local Alexa does not know. */
  extraRoutes?: FetchHandler;
  /** Pages shown beside the talk. */
  panels?: Panel[];
  /** Things to say, offered as buttons. */
  suggestions?: { [locale: Locale]: string[] };
  /** Shared with `answerConnections`, which sells in-skill products; a fresh one otherwise. */
  entitlements?: Entitlements;
  /** Shared with `answerConnections`: how purchases, permissions and verifications end. Changed over `/local/connections`. */
  connectionChoices?: ConnectionChoices;
}

export interface LocalAlexaServer {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Serves it. Requests name this server as the runtime API, unless the local Alexa was given another. */
export async function serveLocalAlexa(options: ServeOptions): Promise<LocalAlexaServer> {
  const host = options.host ?? '127.0.0.1';
  const app = localAlexaApp(options);
  const server = await listen((request) => app.fetch(request), options.port, host);
  const { port } = server.address() as AddressInfo;
  const url = `http://${host}:${port}`;
  options.alexa.options.apiEndpoint ??= url;
  return { url, close: () => close(server) };
}

/** The whole application as a fetch handler, for tests that need no socket. */
export function localAlexaApp(options: ServeOptions): Hono {
  const { alexa, clock, panels = [], suggestions = {}, entitlements = createEntitlements() } = options;
  const connectionChoices = options.connectionChoices ?? grantEverything();
  const now = clock.now;
  const skillPackage = openSkillPackage(alexa.options.packageDir);
  const alerts = createAlerts(now);
  const progressive = createProgressiveResponses();
  const app = new Hono();
  app.onError(errorResponse);
  app.use('*', async (c, next) => {
    requireKnownHost(new URL(c.req.url).hostname, options.host);
    await next();
  });
  app.get('/health', (c) => c.json({ status: 'ready' }));
  app.route('/', smapiRoutes({ alexa, skillPackage, entitlements, now }));
  app.route(
    '/',
    runtimeRoutes({ alexa, skillPackage, entitlements, connectionChoices, alerts, progressive }),
  );
  app.route(
    '/',
    localRoutes({ alexa, skillPackage, clock, alerts, progressive, panels, suggestions, connectionChoices }),
  );
  app.route('/', pageRoutes());
  app.notFound((c) => fallBack(c.req.raw, options.extraRoutes));
  return app;
}

/** A site in the developer's browser can point its own name at 127.0.0.1; such a name is refused. */
function requireKnownHost(hostname: string, own?: string) {
  const known = ['127.0.0.1', 'localhost', '[::1]', own];
  if (!known.includes(hostname))
    throw new ApiError(403, 'FORBIDDEN', `"${hostname}" is not a name of this server.`);
}

async function fallBack(request: Request, extraRoutes?: FetchHandler): Promise<Response> {
  if (extraRoutes) return extraRoutes(request);
  const { pathname } = new URL(request.url);
  throw notFound(`The local Alexa has nothing at ${request.method} ${pathname}.`);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
