import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import type { DoorOutcomes } from '../../domain/delivery/at-the-door';
import { arrive } from '../../domain/delivery/courier-arrive';
import { type CourierSays, sayAtTheDoor } from '../../domain/delivery/courier-leave';
import { readStop, stopsOfToday } from '../../domain/delivery/courier-stops';
import { challengeTerminal, unlockDoor } from '../../domain/delivery/courier-unlock';
import type { Outcome } from '../../domain/outcome';
import type { Shop } from '../../domain/shop';
import { idempotent } from '../idempotency';
import { bodyOrRefusal, limitedBody } from '../json-body';
import { refuse } from '../problem';
import {
  arriveSchema,
  challengeSchema,
  commandSchema,
  emptySchema,
  placedSchema,
  problemSchema,
  stopSchema,
  stopsSchema,
  unlockSchema,
} from './bodies';
import { describeDoing, describeReading } from './describe';
import { type CourierEnv, signedByTerminal } from './signed';

type CourierContext = Context<CourierEnv, '/stops/:stopId'>;

/** What did not come about, as a problem. */
function refused(context: CourierContext, result: Outcome<Omit<DoorOutcomes, 'done'>>): Response {
  switch (result.name) {
    case 'refused':
      return refuse(context, result.facts.why);
    case 'halted':
      return refuse(context, 'killswitch');
    case 'unknown':
      return refuse(context, 'stop-unknown');
    default:
      return refuse(context, result.name);
  }
}

const answered = (context: CourierContext, result: Outcome<DoorOutcomes>): Response =>
  result.name === 'done' ? context.json(result.facts.stop) : refused(context, result);

const stop = '/stops/:stopId{[\\w-]{1,64}}';

/** `/v1/courier`: what the terminal of a courier asks and says. */
export function courierRoutes(shop: Shop, authority: string): Hono<CourierEnv> {
  const app = new Hono<CourierEnv>();
  app.use(limitedBody, signedByTerminal(shop, authority));
  reading(app, shop);
  asking(app, shop);
  saying(app, shop);
  return app;
}

function reading(app: Hono<CourierEnv>, shop: Shop): void {
  app.get('/stops', describeReading('The stops of the day', stopsSchema), async (context) =>
    context.json({ stops: await stopsOfToday(shop, context.get('terminal')) }),
  );
  app.get(stop, describeReading('One stop', stopSchema), async (context) => {
    const found = await readStop(shop, context.get('terminal'), context.req.param('stopId'));
    return found ? context.json(found) : refuse(context, 'stop-unknown');
  });
}

const arriving = describeDoing({
  summary: 'At the door with the parcel: the camera starts',
  body: arriveSchema,
  answer: stopSchema,
});
const challenging = describeDoing({
  summary: 'Asks for a challenge, good once, for 30 seconds; the one before is worth nothing any more',
  body: emptySchema,
  answer: challengeSchema,
  isKeyed: false,
});
const unlocking = describeDoing({
  summary: 'Asks for the door; what comes of it shows in the stop',
  body: unlockSchema,
  answer: commandSchema,
  status: 202,
});

function asking(app: Hono<CourierEnv>, shop: Shop): void {
  app.post(`${stop}/arrive`, arriving, idempotent(shop), async (context) => {
    const body = await bodyOrRefusal(context, arriveSchema);
    if (body instanceof Response) return body;
    const stopId = context.req.param('stopId');
    return answered(context, await arrive(shop, context.get('terminal'), { stopId, ...body }));
  });
  // Kept by no key: an answer that is kept would be a challenge that is kept.
  app.post(`${stop}/challenge`, challenging, async (context) => {
    const body = await bodyOrRefusal(context, emptySchema);
    if (body instanceof Response) return body;
    const result = await challengeTerminal(shop, context.get('terminal'), context.req.param('stopId'));
    return result.name === 'challenged' ? context.json(result.facts) : refused(context, result);
  });
  app.post(`${stop}/unlock`, unlocking, idempotent(shop), async (context) => {
    const body = await bodyOrRefusal(context, unlockSchema);
    if (body instanceof Response) return body;
    const stopId = context.req.param('stopId');
    const result = await unlockDoor(shop, context.get('terminal'), { stopId, ...body });
    return result.name === 'commanded' ? context.json(result.facts, 202) : refused(context, result);
  });
}

/** What a courier says, and how it is described. */
const sayings = {
  placed: { summary: 'The parcel is put down', body: placedSchema },
  lock: { summary: 'Lock now; always taken', body: emptySchema },
  problem: { summary: 'Something is wrong: the delivery ends, an open door is locked', body: problemSchema },
} as const;

function saying(app: Hono<CourierEnv>, shop: Shop): void {
  for (const [kind, { summary, body: schema }] of Object.entries(sayings)) {
    const description = describeDoing({ summary, body: schema, answer: stopSchema });
    app.post(`${stop}/${kind}`, description, idempotent(shop), async (context) => {
      const body = await bodyOrRefusal<v.GenericSchema<unknown, object>>(context, schema);
      if (body instanceof Response) return body;
      const event = { kind, ...body } as CourierSays;
      const stopId = context.req.param('stopId');
      return answered(context, await sayAtTheDoor(shop, context.get('terminal'), stopId, event));
    });
  }
}
