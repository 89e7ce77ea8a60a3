import type { Context, Hono } from 'hono';
import type * as v from 'valibot';
import type { Shop } from '../../../domain/shop';
import { idempotent } from '../../idempotency';
import { bodyOrRefusal } from '../../json-body';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { describeActing } from './describe';

interface Act<Schema extends v.GenericSchema> {
  path: string;
  summary: string;
  schema: Schema;
}

/** A route that does something: for those who may act, once under its key, with a body as its schema says. */
export function actRoute<Schema extends v.GenericSchema>(
  app: Hono<OpsEnv>,
  shop: Shop,
  { path, summary, schema }: Act<Schema>,
  answer: (context: Context<OpsEnv>, body: v.InferOutput<Schema>) => Response | Promise<Response>,
): void {
  app.post(path, describeActing(summary, schema), permitted('act'), idempotent(shop), async (context) => {
    const body = await bodyOrRefusal(context, schema);
    return body instanceof Response ? body : answer(context, body);
  });
}
