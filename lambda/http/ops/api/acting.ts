import type { Context, Hono } from 'hono';
import type * as v from 'valibot';
import { type OperateOutcomes, type OperatorEvent, operate } from '../../../domain/delivery/operations';
import { isUnexplained } from '../../../domain/delivery/why';
import type { Outcome } from '../../../domain/outcome';
import type { Shop } from '../../../domain/shop';
import { refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { windowView } from '../views';
import { actRoute } from './act-route';
import { assignSchema, extensionSchema, saidSchema, whySchema } from './bodies';
import { onlookerOf, windowPath } from './looking';

/* What operators do to a window. There is no way from here to an unlocked door. */

interface Action<Schema extends v.GenericSchema> {
  path: string;
  summary: string;
  schema: Schema;
  event(body: v.InferOutput<Schema>): OperatorEvent;
}

const action = <Schema extends v.GenericSchema>(one: Action<Schema>): Action<Schema> => one;

const actions = [
  action({
    path: 'assign',
    summary: 'Sends a courier, with packages of which one must be scanned at the door',
    schema: assignSchema,
    event: ({ courierId, packageIds, ...why }) => ({
      kind: 'assign',
      assignment: { courierId, packageIds },
      ...why,
    }),
  }),
  action({
    path: 'enable',
    summary: 'Lets the delivery happen once all is ready',
    schema: whySchema,
    event: (why) => ({ kind: 'enable', ...why }),
  }),
  action({
    path: 'revoke',
    summary: 'Calls the delivery off; an open door is locked',
    schema: whySchema,
    event: (why) => ({ kind: 'revoke', ...why }),
  }),
  action({
    path: 'lock',
    summary: 'Locks now; always taken',
    schema: whySchema,
    event: (why) => ({ kind: 'lock', ...why }),
  }),
  action({
    path: 'note',
    summary: 'Writes a note into the log',
    schema: saidSchema,
    event: (said) => ({ kind: 'note', ...said }),
  }),
  action({
    path: 'attest',
    summary: 'Says that somebody knows the door to be locked; two have to say so',
    schema: saidSchema,
    event: (said) => ({ kind: 'attest', ...said }),
  }),
  action({
    path: 'extensions',
    summary: 'Proposes a later end, once; another person has to agree',
    schema: extensionSchema,
    event: (body) => ({ kind: 'propose-extension', ...body }),
  }),
  action({
    path: 'extensions/approve',
    summary: 'Agrees to a later end that another person has proposed',
    schema: whySchema,
    event: (why) => ({ kind: 'approve-extension', ...why }),
  }),
];

function answered(
  shop: Shop,
  context: Context<OpsEnv>,
  result: Outcome<OperateOutcomes>,
): Response | Promise<Response> {
  const onlooker = onlookerOf(shop, context);
  switch (result.name) {
    case 'changed':
      return context.json(windowView(result.facts.step.window, onlooker));
    case 'ignored':
      return context.json(windowView(result.facts.window, onlooker));
    case 'refused':
      return refuse(context, result.facts.why);
    case 'overlaps':
      return refuse(context, 'window-overlaps');
    case 'unknown':
      return refuse(context, 'window-unknown');
    case 'halted':
      return refuse(context, 'killswitch');
    default:
      return refuse(context, result.name);
  }
}

export function actingRoutes(app: Hono<OpsEnv>, shop: Shop): void {
  for (const { path, event: eventOf, ...one } of actions as Action<v.GenericSchema>[])
    actRoute(app, shop, { ...one, path: `${windowPath}/${path}` }, async (context, body) => {
      const event = eventOf(body);
      if (isUnexplained(event)) return refuse(context, 'text-missing');
      const windowId = context.req.param('windowId') ?? '';
      return answered(shop, context, await operate(shop, context.get('person'), windowId, event));
    });
}
