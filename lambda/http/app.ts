import { Hono } from 'hono';
import { describeRoute, openAPIRouteHandler } from 'hono-openapi';
import * as v from 'valibot';
import type { PaymentCallReader } from '../domain/payments/events';
import type { Shop } from '../domain/shop';
import { epochMsOf } from '../domain/time';
import { accountPages } from './account/app';
import type { AccountPagesConfig } from './account/frame/env';
import { root } from './account/frame/return-to';
import { courierRoutes } from './courier/routes';
import { terminalPage } from './courier/terminal/routes';
import { jsonContent } from './openapi';
import { opsApi } from './ops/api/app';
import { opsConsole } from './ops/console/app';
import { opsRoot } from './ops/console/paths';
import type { OpsConfig } from './ops/env';
import { answerFault, type HttpEnv, refuse } from './problem';
import { type LockCallReader, lockEvents } from './providers/locks';
import { paymentEvents } from './providers/payments';
import type { SignatureCheck } from './providers/signed-message';
import { storeEvents } from './providers/store-events';
import { walletRequests } from './providers/wallets';
import { traceIdOf } from './trace';

export interface HttpAppConfig {
  checkStoreSignature: SignatureCheck;
  readPaymentCall: PaymentCallReader;
  /** By the name of the provider; calls of no other are taken. */
  readLockCalls?: Readonly<Record<string, LockCallReader>>;
  account: Omit<AccountPagesConfig, 'report'>;
  /** Absent where nobody delivers inside: then there is no console. */
  operations?: Omit<OpsConfig, 'report'>;
  /** Where failures go that nobody expects. */
  report(error: unknown, about: { traceId: string; path: string }): void;
}

const healthy = describeRoute({
  summary: 'Whether the function answers',
  tags: ['health'],
  responses: { 200: { description: 'It does', content: jsonContent(v.object({ status: v.literal('ok') })) } },
});

const documentation = {
  info: {
    title: 'Majordomo',
    version: '1',
    description: 'For the systems around the skill. Errors are RFC 9457 problem documents.',
  },
};

function operations(app: Hono<HttpEnv>, shop: Shop, config: OpsConfig): void {
  app.route('/v1/ops', opsApi(shop, config));
  app.route(opsRoot, opsConsole(shop, config));
}

/** The HTTP side of the shop: what its providers call, and what households look at. */
export function makeHttpApp(shop: Shop, config: HttpAppConfig): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (context, next) => {
    const traceId = traceIdOf(context) ?? shop.ids.next('trace', epochMsOf(shop.clock.now()));
    context.set('traceId', traceId);
    context.header('x-trace-id', traceId);
    await next();
  });
  app.notFound((context) => refuse(context, 'route-unknown'));
  app.onError((error, context) => {
    config.report(error, { traceId: context.get('traceId'), path: context.req.path });
    return answerFault(context, error);
  });
  const { checkStoreSignature: checkSignature } = config;
  const storeConfig = { checkSignature, householdKey: config.account.householdKey };
  app.get('/v1/health', healthy, (context) => context.json({ status: 'ok' }));
  app.route('/v1/providers/payments', paymentEvents(shop, config.readPaymentCall));
  app.route('/v1/providers/locks', lockEvents(shop, config.readLockCalls ?? {}));
  app.route('/v1/providers/store', storeEvents(shop, storeConfig));
  app.route('/v1/providers/wallets', walletRequests(shop, storeConfig));
  const authority = new URL(config.account.baseUrl).host;
  app.route('/v1/courier', courierRoutes(shop, authority));
  app.route('/courier', terminalPage(authority));
  if (config.operations) operations(app, shop, { ...config.operations, report: config.report });
  app.get('/', (context) => context.redirect(root));
  app.route(root, accountPages(shop, { ...config.account, report: config.report }));
  app.get('/v1/openapi.json', openAPIRouteHandler(app, { documentation }));
  return app;
}
