import type { Context } from 'hono';
import type * as v from 'valibot';
import { parseBody } from '../json-body';
import { type HttpEnv, refuse } from '../problem';

/* What everything has in common that the seller's system signs and sends: Standard Webhooks, JSON, one schema. */

const longestId = 200;

/** Checks the signature of a raw body; says which message it is. */
export type SignatureCheck = (
  header: (name: string) => string | undefined,
  body: string,
) => { kind: 'verified'; id: string } | { kind: 'invalid' } | { kind: 'expired' };

/** For the description of a route. */
export const signatureHeaders = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
  name,
  in: 'header' as const,
  required: true,
  schema: { type: 'string' as const },
}));

/** A message whose sender is known, as its schema says; or the answer that refuses it. */
export async function readSigned<Schema extends v.GenericSchema>(
  context: Context<HttpEnv>,
  checkSignature: SignatureCheck,
  schema: Schema,
): Promise<{ id: string; body: v.InferOutput<Schema> } | Response> {
  const text = await context.req.text();
  const signature = checkSignature((name) => context.req.header(name), text);
  if (signature.kind !== 'verified') return refuse(context, `signature-${signature.kind}`);
  const { id } = signature;
  if (id.length > longestId)
    return refuse(context, 'event-invalid', { detail: 'The webhook-id is too long' });
  const read = parseBody(schema, text);
  if (read.kind === 'malformed') return refuse(context, 'body-malformed');
  return read.kind === 'parsed'
    ? { id, body: read.body }
    : refuse(context, 'event-invalid', { errors: read.errors });
}
