import { Hono } from 'hono';
import * as v from 'valibot';
import { modeOfCustomer, type Sandbox } from '../../lambda/adapters/payment/sandbox';
import { sandboxModes } from '../../lambda/adapters/payment/sandbox-state';
import { bankPage } from './page';

const modeSchema = v.strictObject({ mode: v.picklist(sandboxModes) });

/** Gives a charge back, or has its bank take it back, as if it happened at the provider's own console. */
function giveBack({ memory, tell }: Sandbox, paymentId: string, what: 'refund' | 'dispute'): boolean {
  const { final, request } = memory.state.charges[paymentId] ?? {};
  if (final?.kind !== 'succeeded' || !request) return false;
  const { reference: chargeReference, cents } = final;
  const reason = what === 'refund' ? ('provider' as const) : what;
  const refund = {
    refundId: `${what}:${paymentId}`,
    reason,
    chargeReference,
    cents,
    isTotal: what === 'refund',
  };
  const { householdId } = request;
  // A dispute names the charge alone.
  const about = what === 'refund' && { payment: { householdId, paymentId } };
  tell(`${paymentId}:${what}`, { type: 'outside-refund', refund, ...about });
  return true;
}

/** The simulated bank's HTTP side: what developers ask of it, and a page to look at. */
export function makeBankApp(sandbox: Sandbox, customers: string[]): Hono {
  const app = new Hono();
  // Only JSON is taken, which no form of a foreign page can send unasked.
  app.use(async (context, next) => {
    const isJson = context.req.header('content-type')?.startsWith('application/json');
    if (context.req.method !== 'GET' && !isJson) return context.json({ error: 'send JSON' }, 415);
    await next();
    return undefined;
  });
  app.get('/', (context) => {
    const modes = customers.map((id): [string, ReturnType<typeof modeOfCustomer>] => [
      id,
      modeOfCustomer(sandbox.memory, id),
    ]);
    return context.html(bankPage(sandbox.memory.state, modes));
  });
  app.get('/charges', (context) => context.json(sandbox.memory.state.charges));
  app.put('/customers/:id', async (context) => {
    const given = v.safeParse(modeSchema, await context.req.json().catch(() => undefined));
    if (!given.success) return context.json({ error: v.flatten(given.issues) }, 422);
    sandbox.memory.state.script.customers[context.req.param('id')] = given.output.mode;
    sandbox.memory.save();
    return context.json(given.output);
  });
  app.post('/charges/:paymentId/:what{refund|dispute}', (context) => {
    const what = context.req.param('what') as 'refund' | 'dispute';
    const isDone = giveBack(sandbox, context.req.param('paymentId'), what);
    return context.json({ result: isDone ? 'done' : 'unknown' }, isDone ? 200 : 404);
  });
  return app;
}
