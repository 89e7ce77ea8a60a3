import type { Context } from 'hono';

/** The trace id of the caller or of the gateway; undefined when neither gave one that is safe to log. */
export function traceIdOf(context: Context): string | undefined {
  const amazon = /Root=([0-9a-f-]{1,64})/.exec(context.req.header('x-amzn-trace-id') ?? '')?.[1];
  const w3c = /^00-([0-9a-f]{32})-/.exec(context.req.header('traceparent') ?? '')?.[1];
  return amazon ?? w3c;
}
