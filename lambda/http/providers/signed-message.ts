import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { type HttpEnv, refuse } from '../problem';

/* What everything has in common that the seller's system signs and sends: Standard Webhooks, JSON, one schema. */

const largestBodyBytes = 65_536;
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

export const limitedBody = bodyLimit({
  maxSize: largestBodyBytes,
  onError: (context: Context<HttpEnv>) => refuse(context, 'body-too-large'),
});

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const errorsOf = (issues: readonly v.BaseIssue<unknown>[]) =>
  issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));

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
  const json = parsedJson(text);
  if (json === undefined) return refuse(context, 'body-malformed');
  const body = v.safeParse(schema, json);
  return body.success
    ? { id, body: body.output }
    : refuse(context, 'event-invalid', { errors: errorsOf(body.issues) });
}
