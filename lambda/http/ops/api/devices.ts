import type { Hono } from 'hono';
import { enrollDevice, revokeDevice } from '../../../domain/delivery/enroll';
import { isUnexplained } from '../../../domain/delivery/why';
import type { Shop } from '../../../domain/shop';
import { idempotent } from '../../idempotency';
import { bodyOrRefusal } from '../../json-body';
import { refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { enrollSchema, whySchema } from './bodies';
import { describeActing, describeLooking } from './describe';

/* What must be there before a delivery: terminals of couriers. Doors of homes are in homes.ts. */

const device = '/devices/:deviceId{[\\w-]{1,64}}';
const devices = describeLooking('Terminals of couriers, enrolled and revoked');
const enrolling = describeActing(
  'Enrolls a terminal. Whoever has sent its courier to a door cannot, and the other way round',
  enrollSchema,
);
const revoking = describeActing(
  'Takes nothing from a terminal any more, and locks what its courier has open',
  whySchema,
);

export function deviceRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  app.get('/devices', devices, permitted('look'), async (context) =>
    context.json({ devices: await shop.couriers.devices() }),
  );
  app.post('/devices', enrolling, permitted('act'), idempotent(shop), async (context) => {
    const body = await bodyOrRefusal(context, enrollSchema);
    if (body instanceof Response) return body;
    const result = await enrollDevice(shop, context.get('person'), body);
    if (result.name === 'known') return refuse(context, 'device-known');
    return result.name === 'enrolled' ? context.json(result.facts.device) : refuse(context, result.name);
  });
  app.post(`${device}/revoke`, revoking, permitted('act'), idempotent(shop), async (context) => {
    const body = await bodyOrRefusal(context, whySchema);
    if (body instanceof Response) return body;
    if (isUnexplained(body)) return refuse(context, 'text-missing');
    const result = await revokeDevice(shop, context.get('person'), context.req.param('deviceId'), body);
    if (result.name === 'unknown') return refuse(context, 'device-unknown');
    return context.json({ ...result.facts.device, secured: result.facts.secured });
  });
}
