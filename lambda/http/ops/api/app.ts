import { Hono } from 'hono';
import type { Shop } from '../../../domain/shop';
import { limitedBody } from '../../json-body';
import { neverKept } from '../../pages/guard';
import type { OpsConfig, OpsEnv } from '../env';
import { ownOriginOnly, signedIn } from '../guards';
import { opsSessions } from '../session';
import { actingRoutes } from './acting';
import { deviceRoutes } from './devices';
import { exportingRoutes } from './exporting';
import { haltingRoutes } from './halting';
import { homeRoutes } from './homes';
import { lookingRoutes } from './looking';

/** `/v1/ops`: what operations see and do. */
export function opsApi(shop: Shop, config: OpsConfig): Hono<OpsEnv> {
  const app = new Hono<OpsEnv>();
  const isUse = (path: string) => !path.endsWith('/events');
  app.use(neverKept, limitedBody, signedIn(opsSessions(shop, config), isUse), ownOriginOnly(config.baseUrl));
  lookingRoutes(app, shop);
  actingRoutes(app, shop);
  haltingRoutes(app, shop);
  deviceRoutes(app, shop);
  homeRoutes(app, shop, config.householdKey);
  exportingRoutes(app, shop);
  return app;
}
