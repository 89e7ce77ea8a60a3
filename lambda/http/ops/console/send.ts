import { Hono } from 'hono';
import type { Shop } from '../../../domain/shop';
import { epochMsOf } from '../../../domain/time';
import { formBody } from '../../pages/form-body';
import { answerFault, type HttpEnv } from '../../problem';
import { opsApi } from '../api/app';
import type { OpsConfig } from '../env';
import type { AskApi, Console, ConsoleContext } from './env';
import type { Status } from './layout';
import type { Typed } from './pieces';
import type { Sentences } from './sentences.en';

/*
 * The console does nothing by itself: each form becomes a request to the API, in the name of whoever sent it. What the
 * API refuses, the console cannot do; a form that is sent twice has the same key and is done once.
 */

/** The API within this process, with the session of the browser that asks. */
export function apiWithin(shop: Shop, config: OpsConfig): AskApi {
  const app = new Hono<HttpEnv>();
  app.use(async (context, next) => {
    context.set('traceId', context.req.header('x-trace-id') ?? '');
    await next();
  });
  app.onError((error, context) => {
    config.report(error, { traceId: context.get('traceId'), path: context.req.path });
    return answerFault(context, error);
  });
  app.route('/v1/ops', opsApi(shop, config));
  return async (context, path, body, key) =>
    app.request(`${config.baseUrl}/v1/ops${path}`, {
      method: 'POST',
      headers: {
        cookie: context.req.header('cookie') ?? '',
        origin: new URL(config.baseUrl).origin,
        'idempotency-key': key,
        'x-trace-id': context.get('traceId'),
      },
      body: JSON.stringify(body),
    });
}

/** A key for a form that is about to be shown. */
export const newKey = ({ shop }: Pick<Console, 'shop'>): string =>
  shop.ids.next('form', epochMsOf(shop.clock.now()));

/** What came of a form. */
export type Sent =
  | { kind: 'done'; status: number }
  | { kind: 'refused'; status: Status; problem: keyof Sentences['problems'] };

const known = (code: unknown, problems: Sentences['problems']): keyof Sentences['problems'] => {
  const name = String(code).toLowerCase().replaceAll('_', '-');
  return Object.hasOwn(problems, name) ? (name as keyof Sentences['problems']) : 'other';
};

/** Sends a form to the API. */
export async function send(
  { ask }: Console,
  context: ConsoleContext,
  { path, body, key }: { path: string; body: object; key: string },
  problems: Sentences['problems'],
): Promise<Sent> {
  const answer = await ask(context, path, body, key);
  if (answer.ok) return { kind: 'done', status: answer.status };
  const { code } = (await answer.json()) as { code: unknown };
  return { kind: 'refused', status: answer.status as Status, problem: known(code, problems) };
}

/** The fields of a form, those that were left empty left out, with `key` apart. */
export async function typedIn<Name extends string>(
  context: ConsoleContext,
  names: readonly Name[],
): Promise<{ typed: Typed & Partial<Record<Name, string>>; key: string }> {
  const { key, ...given } = await formBody(context, [...names, 'key'] as const);
  const filled = Object.entries(given).filter(([, value]) => value !== '');
  return { typed: Object.fromEntries(filled) as Partial<Record<Name, string>>, key };
}
