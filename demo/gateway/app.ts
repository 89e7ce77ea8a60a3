import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { makeVerifier } from '../../lambda/adapters/system/standard-webhooks';
import type { CommandOutcome } from '../../lambda/domain/delivery/lock';
import { instantOf } from '../../lambda/domain/time';
import type { Gateway } from './devices';
import { commandSchema, type GatewayCommand, readingSchema } from './messages';

export interface GatewayAppOptions {
  gateway: Gateway;
  verify: ReturnType<typeof makeVerifier>;
  /** A lock has done, or may have done, what it was told. */
  completed(
    command: Extract<GatewayCommand, { type: 'lock.command' }>['data'],
    outcome: CommandOutcome,
  ): void;
}

/** A signed message of a known shape; or the answer that refuses it. */
async function readMessage<Schema extends v.GenericSchema>(
  context: Context,
  verify: GatewayAppOptions['verify'],
  schema: Schema,
): Promise<v.InferOutput<Schema> | Response> {
  const text = await context.req.text();
  const signature = verify((name) => context.req.header(name), text);
  if (signature.kind !== 'verified') return context.json({ error: `signature ${signature.kind}` }, 401);
  const message = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return message.success ? message.output : context.json({ error: 'not a message of this protocol' }, 400);
}

const signedAt = (context: Context) => instantOf(Number(context.req.header('webhook-timestamp')) * 1_000);

/** A gateway's HTTP side. */
export function makeGatewayApp({ gateway, verify, completed }: GatewayAppOptions): Hono {
  return new Hono()
    .post('/commands', async (context) => {
      const message = await readMessage(context, verify, commandSchema);
      if (message instanceof Response) return message;
      const outcome = await gateway.command(message, signedAt(context));
      if (message.type === 'lock.command' && outcome !== 'rejected') completed(message.data, outcome);
      // Not knowing is no success.
      if (outcome === 'unknown') return context.json({ error: 'the device did not answer' }, 504);
      return context.json({ commandId: message.data.commandId, outcome });
    })
    .post('/readings', async (context) => {
      const message = await readMessage(context, verify, readingSchema);
      return message instanceof Response ? message : context.json(await gateway.answer(message));
    });
}
