import type { Hono } from 'hono';
import { enrollDevice, revokeDevice } from '../../../domain/delivery/enroll';
import { isUnexplained } from '../../../domain/delivery/why';
import type { Shop } from '../../../domain/shop';
import { refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { actRoute } from './act-route';
import { enrollSchema, whySchema } from './bodies';
import { describeLooking } from './describe';

/* What must be there before a delivery: terminals of couriers. Doors of homes are in homes.ts. */

const looking = describeLooking('Terminals of couriers, enrolled and revoked');
const enrolling = {
  path: '/devices',
  summary: 'Enrolls a terminal. Whoever has sent its courier to a door cannot, and the other way round',
  schema: enrollSchema,
};
const revoking = {
  path: '/devices/:deviceId{[\\w-]{1,64}}/revoke',
  summary: 'Takes nothing from a terminal any more, and locks what its courier has open',
  schema: whySchema,
};

export function deviceRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  app.get('/devices', looking, permitted('look'), async (context) =>
    context.json({ devices: await shop.couriers.devices() }),
  );
  actRoute(app, shop, enrolling, async (context, body) => {
    const result = await enrollDevice(shop, context.get('person'), body);
    if (result.name === 'known') return refuse(context, 'device-known');
    return result.name === 'enrolled' ? context.json(result.facts.device) : refuse(context, result.name);
  });
  actRoute(app, shop, revoking, async (context, body) => {
    if (isUnexplained(body)) return refuse(context, 'text-missing');
    const deviceId = context.req.param('deviceId') ?? '';
    const result = await revokeDevice(shop, context.get('person'), deviceId, body);
    if (result.name === 'unknown') return refuse(context, 'device-unknown');
    return context.json({ ...result.facts.device, secured: result.facts.secured });
  });
}
