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

/** What it takes to read a request and to refuse it; a route may carry more than the rest. */
type Asked = Pick<Context<HttpEnv>, 'var' | 'header' | 'body'> & {
  req: { text(): Promise<string>; query(): Record<string, string> };
};

/** The body of a request, or the answer that refuses it; nothing at all is an empty one. */
export async function bodyOrRefusal<Schema extends v.GenericSchema>(
  context: Asked,
  schema: Schema,
): Promise<v.InferOutput<Schema> | Response> {
  const read = parseBody(schema, (await context.req.text()) || '{}');
  if (read.kind === 'malformed') return refuse(context, 'body-malformed');
  return read.kind === 'parsed' ? read.body : refuse(context, 'body-invalid', { errors: read.errors });
}

/** The query of a request, or the answer that refuses it. */
export function queryOrRefusal<Schema extends v.GenericSchema>(
  context: Asked,
  schema: Schema,
): v.InferOutput<Schema> | Response {
  const given = Object.entries(context.req.query()).filter(([, value]) => value !== '');
  const query = v.safeParse(schema, Object.fromEntries(given));
  return query.success ? query.output : refuse(context, 'query-invalid', { errors: errorsOf(query.issues) });
}
