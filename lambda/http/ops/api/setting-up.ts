import type { Hono } from 'hono';
import { enrollDevice, revokeDevice } from '../../../domain/delivery/enroll';
import { setUpHome } from '../../../domain/delivery/set-up';
import { householdIdFromSubject } from '../../../domain/household/identity';
import type { Shop } from '../../../domain/shop';
import { idempotent } from '../../idempotency';
import { bodyOrRefusal } from '../../json-body';
import { refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { enrollSchema, homeSchema, whySchema } from './bodies';
import { describeActing, describeLooking } from './describe';

/* What must be there before a delivery: terminals of couriers, doors of homes. */

export function settingUpRoutes(app: Hono<OpsEnv>, shop: Shop, householdKey: string): void {
  deviceRoutes(app, shop);
  homeRoutes(app, shop, householdKey);
}

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

function deviceRoutes(app: Hono<OpsEnv>, shop: Shop): void {
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
    if (body.reason === 'other' && body.text === undefined) return refuse(context, 'text-missing');
    const result = await revokeDevice(shop, context.get('person'), context.req.param('deviceId'), body);
    if (result.name === 'unknown') return refuse(context, 'device-unknown');
    return context.json({ ...result.facts.device, secured: result.facts.secured });
  });
}

const home = '/homes/:customerId{.{1,200}}';
const doors = describeLooking('The doors of a customer’s home');
const settingUp = describeActing(
  'Sets up the doors of a customer’s home, in the place of those before',
  homeSchema,
);

function homeRoutes(app: Hono<OpsEnv>, shop: Shop, householdKey: string): void {
  const householdOf = (customerId: string) => householdIdFromSubject(householdKey, customerId);
  app.get(home, doors, permitted('identify'), async (context) => {
    const known = await shop.deliveryHomes.read(householdOf(context.req.param('customerId')));
    return known ? context.json(known.home) : refuse(context, 'home-unknown');
  });
  app.put(home, settingUp, permitted('act'), idempotent(shop), async (context) => {
    const body = await bodyOrRefusal(context, homeSchema);
    if (body instanceof Response) return body;
    const result = await setUpHome(shop, householdOf(context.req.param('customerId')), body);
    return result.name === 'saved' ? context.json(result.facts.home) : refuse(context, 'state-conflict');
  });
}
