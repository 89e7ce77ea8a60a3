import { createHash } from 'node:crypto';
import type { Context } from 'hono';

const retryMs = 2_000;

/**
 * News as server-sent events that end at once: neither API Gateway nor a function keeps a stream open, so the browser
 * comes back every two seconds with the id of what it knows, and is told only what is new to it.
 * @param basis what of it counts as news
 */
export function answerNews(context: Context, event: string, data: string, basis = data): Response {
  const id = createHash('sha256').update(basis).digest('base64url').slice(0, 22);
  const isKnown = context.req.header('last-event-id') === id;
  const lines = data.split(/\r?\n/).map((line) => `data: ${line}\n`);
  const news = isKnown ? ': nothing new\n' : `id: ${id}\nevent: ${event}\n${lines.join('')}`;
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' };
  return context.body(`retry: ${retryMs}\n${news}\n`, 200, headers);
}
