import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { HandOverMessage } from '../../lambda/adapters/commerce/message';
import type { makeVerifier } from '../../lambda/adapters/system/standard-webhooks';
import { storePage } from './page';
import type { Faults, StoreState } from './state';
import type { StepResult, Warehouse } from './warehouse';

export interface StoreAppOptions {
  state: StoreState;
  warehouse: Warehouse;
  verify: ReturnType<typeof makeVerifier>;
  save(): void;
  /** Something may be due now. */
  wake(): void;
}

const messageSchema = v.object({
  type: v.picklist(['order.placed', 'order.cancelled']),
  timestamp: v.string(),
  data: v.looseObject({
    orderId: v.string(),
    lines: v.array(v.looseObject({ sku: v.string(), quantity: v.number() })),
  }),
});

const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const faultsSchema = v.partial(
  v.strictObject({
    refuseNext: wholeNumber,
    failNext: wholeNumber,
    dropNext: wholeNumber,
    slowMs: wholeNumber,
    duplicateEvents: v.boolean(),
    reorderEvents: v.boolean(),
  }),
);
const itemSchema = v.strictObject({
  stock: v.optional(wholeNumber),
  prices: v.optional(v.strictObject({ EUR: wholeNumber, USD: wholeNumber })),
});
/** What there was too little of, of an order that ships. */
const stepSchema = v.optional(
  v.object({ missing: v.optional(v.array(v.strictObject({ sku: v.string(), quantity: wholeNumber }))) }),
  {},
);
const steps = { ship: 'shipped', deliver: 'delivered', cancel: 'cancelled' } as const;

/** Uses up one of the failures that were asked for. */
function spend(faults: Faults, name: 'refuseNext' | 'failNext' | 'dropNext'): boolean {
  const isAsked = faults[name] > 0;
  if (isAsked) faults[name] -= 1;
  return isAsked;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const parsed = async <T>(context: Context, schema: v.GenericSchema<unknown, T>) =>
  v.safeParse(schema, await context.req.json().catch(() => undefined));

type Answer = [status: 200 | 400 | 401 | 409 | 422 | 503 | 504, body: object];

/** A failure that was asked for, and that comes before anything is done. */
function askedFailure(faults: Faults): Answer | undefined {
  if (spend(faults, 'failNext')) return [503, { error: 'asked to fail' }];
  if (spend(faults, 'refuseNext')) return [422, { error: 'asked to refuse' }];
  return undefined;
}

function takeMessage({ state, warehouse }: StoreAppOptions, messageId: string, text: string): Answer {
  const message = v.safeParse(v.pipe(v.string(), v.parseJson(), messageSchema), text);
  if (!message.success) return [400, { error: 'not an order' }];
  const result = warehouse.take(messageId, message.output as HandOverMessage);
  if (spend(state.faults, 'dropNext')) return [504, { error: 'asked to lose this answer' }];
  return result === 'too-late' ? [409, { error: 'the order has shipped' }] : [200, { result }];
}

/** Takes the shop's signed messages, as a retailer's own system would. */
function handOvers(options: StoreAppOptions): Hono {
  return new Hono().post('/', async (context) => {
    await pause(options.state.faults.slowMs);
    const text = await context.req.text();
    const signature = options.verify((name) => context.req.header(name), text);
    if (signature.kind !== 'verified') return context.json({ error: `signature ${signature.kind}` }, 401);
    const failure = askedFailure(options.state.faults);
    const [status, body] = failure ?? takeMessage(options, signature.id, text);
    options.save();
    options.wake();
    return context.json(body, status);
  });
}

const stepStatus: Record<StepResult, 200 | 404 | 409> = { done: 200, unknown: 404, 'not-now': 409 };

/** What developers ask of the store. Only JSON is taken, which no form of a foreign page can send unasked. */
function controls({ state, warehouse, save, wake }: StoreAppOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const isJson = context.req.header('content-type')?.startsWith('application/json');
    if (context.req.method !== 'GET' && !isJson) return context.json({ error: 'send JSON' }, 415);
    await next();
    save();
    wake();
    return undefined;
  });
  app.get('/orders', (context) => context.json(state.orders));
  app.get('/faults', (context) => context.json(state.faults));
  app.put('/faults', async (context) => {
    const faults = await parsed(context, faultsSchema);
    if (!faults.success) return context.json({ error: v.flatten(faults.issues) }, 422);
    Object.assign(state.faults, faults.output);
    return context.json(state.faults);
  });
  app.post('/orders/:orderId/:step{ship|deliver|cancel}', async (context) => {
    const step = context.req.param('step') as keyof typeof steps;
    const told = await parsed(context, stepSchema);
    if (!told.success) return context.json({ error: v.flatten(told.issues) }, 422);
    const { missing } = told.output;
    const more = step === 'ship' && missing ? { missing } : {};
    const result = warehouse.step(context.req.param('orderId'), steps[step], more);
    return context.json({ result }, stepStatus[result]);
  });
  app.post('/items/:sku', async (context) => {
    const change = await parsed(context, itemSchema);
    if (!change.success) return context.json({ error: v.flatten(change.issues) }, 422);
    warehouse.report(context.req.param('sku'), change.output);
    return context.json({ result: 'done' });
  });
  return app;
}

/** The simulated store's HTTP side: messages of the shop, controls, and a page to look at. */
export function makeStoreApp(options: StoreAppOptions): Hono {
  return new Hono()
    .get('/', (context) => context.html(storePage(options.state)))
    .get('/health', (context) => context.json({ status: 'ok' }))
    .route('/hand-overs', handOvers(options))
    .route('/', controls(options));
}
