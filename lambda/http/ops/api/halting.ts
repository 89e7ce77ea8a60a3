import type { Hono } from 'hono';
import { halt, lift } from '../../../domain/delivery/operations';
import type { Shop } from '../../../domain/shop';
import { refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { haltView } from '../views';
import { actRoute } from './act-route';
import { haltSchema, liftSchema } from './bodies';
import { describeLooking } from './describe';
import { onlookerOf } from './looking';

const listing = describeLooking('Kill switches that are on');
const halting = {
  path: '/halts',
  summary:
    'Stops a scope: no door of it opens any more, and those that may be open are locked. One person is enough',
  schema: haltSchema,
};
const lifting = {
  path: '/halts/lift',
  summary: 'Lets a scope go on: proposed by one person (202), agreed to by another (200)',
  schema: liftSchema,
};

/** The kill switch. */
export function haltingRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  app.get('/halts', listing, permitted('look'), async (context) => {
    const onlooker = onlookerOf(shop, context);
    const halts = await shop.halts.list();
    return context.json({ halts: halts.map((one) => haltView(one, onlooker)) });
  });
  actRoute(app, shop, halting, async (context, body) => {
    const result = await halt(shop, context.get('person'), body);
    if (result.name === 'text-missing') return refuse(context, 'text-missing');
    if (result.name === 'changed') return refuse(context, 'state-conflict');
    const { halt: standing, secured } = result.facts;
    return context.json({ ...haltView(standing, onlookerOf(shop, context)), secured });
  });
  actRoute(app, shop, lifting, async (context, body) => {
    const result = await lift(shop, context.get('person'), body.scope);
    switch (result.name) {
      case 'proposed':
        return context.json(haltView(result.facts.halt, onlookerOf(shop, context)), 202);
      case 'lifted':
        return context.json(haltView(result.facts.halt, onlookerOf(shop, context)));
      case 'not-halted':
        return refuse(context, 'halt-unknown');
      case 'changed':
        return refuse(context, 'state-conflict');
      default:
        return refuse(context, result.name);
    }
  });
}
