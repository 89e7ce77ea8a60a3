import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { type HttpEnv, refuse } from './problem';

const largestBodyBytes = 65_536;

/** No body of the API is larger. */
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

export type BodyRead<Body> =
  | { kind: 'parsed'; body: Body }
  | { kind: 'malformed' }
  | { kind: 'invalid'; errors: { path: string; message: string }[] };

/** A body of JSON as its schema says. */
export function parseBody<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): BodyRead<v.InferOutput<Schema>> {
  const json = parsedJson(text);
  if (json === undefined) return { kind: 'malformed' };
  const body = v.safeParse(schema, json);
  return body.success
    ? { kind: 'parsed', body: body.output }
    : { kind: 'invalid', errors: errorsOf(body.issues) };
}
