import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Fault } from '../domain/fault';
import type { Reply, ReplyKey } from '../domain/replies/store';
import type { Shop } from '../domain/shop';
import { epochMsOf } from '../domain/time';
import { type HttpEnv, refuse } from './problem';

const keyForm = /^[\x21-\x7e]{1,128}$/;
const firstServerError = 500;

/** For the description of a route. */
export const idempotencyHeader = {
  name: 'idempotency-key',
  in: 'header' as const,
  required: true,
  description: 'New for each thing to be done; the same when the same request is sent again. 24 hours.',
  schema: { type: 'string' as const, pattern: '^[!-~]{1,128}$' },
};

/** What makes a request the same one: not its signature, which differs each time. */
const hashOf = (context: Context, body: string): string => {
  const { pathname, search } = new URL(context.req.url);
  const parts = JSON.stringify([context.req.method, pathname, search, body]);
  return createHash('sha256').update(parts).digest('base64url');
};

const said = (context: Context<HttpEnv>, { status, contentType, body }: Reply): Response => {
  const headers = { 'content-type': contentType, 'idempotent-replayed': 'true' };
  return context.body(body, status as ContentfulStatusCode, headers);
};

const replyOf = async (response: Response): Promise<Reply> => ({
  status: response.status,
  contentType: response.headers.get('content-type') ?? '',
  body: await response.clone().text(),
});

type KeptShop = Pick<Shop, 'replies' | 'ids' | 'clock'>;

/** @throws Fault when nobody has proven who asks: keys would be everybody's. */
async function replyKeyOf(context: Context<HttpEnv>, key: string): Promise<ReplyKey> {
  const owner = context.get('asker');
  if (owner === undefined) throw new Fault('unexpected', 'an idempotency key of nobody');
  return { owner, key, requestHash: hashOf(context, await context.req.text()) };
}

/** Failures of ours are no answer: the request may be sent again. */
async function keep({ replies }: KeptShop, key: ReplyKey, claimId: string, response: Response) {
  if (response.status >= firstServerError) await replies.giveUp(key, claimId);
  else await replies.finish(key, claimId, await replyOf(response));
}

/**
 * Does a request once: sent again under its `Idempotency-Key`, it is given the answer of the first time. Stands behind
 * whatever proves who asks and sets `asker`: the keys of others are others.
 */
export const idempotent = (shop: KeptShop) =>
  createMiddleware<HttpEnv>(async (context, next) => {
    const key = context.req.header('idempotency-key') ?? '';
    if (!keyForm.test(key)) return refuse(context, 'idempotency-key-missing');
    const now = shop.clock.now();
    const replyKey = await replyKeyOf(context, key);
    const claimId = shop.ids.next('claim', epochMsOf(now));
    const begun = await shop.replies.begin(replyKey, claimId, now);
    if (begun.kind === 'answered') return said(context, begun.reply);
    if (begun.kind === 'mismatch') return refuse(context, 'idempotency-mismatch');
    if (begun.kind === 'running') return refuse(context, 'request-running');
    await next();
    await keep(shop, replyKey, claimId, context.res);
    return undefined;
  });
