import { Fault } from '../../domain/fault';
import type { CommercePort } from '../../domain/orders/commerce';
import { type Clock, epochMsOf } from '../../domain/time';
import { keyOf, signedHeaders } from '../system/standard-webhooks';
import { messageBodyOf, messageIdOf } from './message';

export interface WebhookConfig {
  /** Where the seller's system listens: https, or plain http on this machine in development. */
  url: string;
  /** `whsec_…`, shared with the seller. */
  secret: string;
  timeoutMs: number;
  allowLoopback: boolean;
  clock: Clock;
}

interface Attempt {
  messageId: string;
  body: string;
}

/** Client errors that speak of the wiring or the moment, not of the order: trying again can help. */
const retryableStatuses = [401, 403, 404, 405, 407, 408, 425, 429];
const longestPauseMs = 3_600_000;
const loopbackHosts = ['127.0.0.1', '[::1]', 'localhost'];

function assertSafeUrl({ url, allowLoopback }: WebhookConfig): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isLoopback = parsed?.protocol === 'http:' && loopbackHosts.includes(parsed.hostname);
  if (parsed?.protocol === 'https:' || (isLoopback && allowLoopback)) return;
  throw new Fault('config-invalid', "the seller's webhook address must be https");
}

const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && !retryableStatuses.includes(status);

/** Milliseconds to wait by a Retry-After of seconds or an HTTP date; 0 when there is none to be honoured. */
function pauseMsOf(retryAfter: string | null, nowMs: number): number {
  if (!retryAfter) return 0;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
  return Math.min(longestPauseMs, Math.max(0, ms || 0));
}

async function post(config: WebhookConfig, { messageId, body }: Attempt, nowMs: number): Promise<Response> {
  const message = { id: messageId, timestamp: Math.floor(nowMs / 1000), body };
  const headers = { 'content-type': 'application/json', ...signedHeaders(config.secret, message) };
  const signal = AbortSignal.timeout(config.timeoutMs);
  try {
    const response = await fetch(config.url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
    return response;
  } catch (cause) {
    const detail = "the seller's system did not answer";
    throw new Fault('commerce-unreachable', detail, { messageId }, { cause });
  }
}

/**
 * The seller's system behind a signed webhook (Standard Webhooks). 2xx: taken over. Most of 4xx: refused for good.
 * All else, redirects too: unreachable, to be tried again, not before its Retry-After has passed.
 * @throws Fault `config-invalid` for an address or a secret that is not safe.
 */
export function makeWebhookCommerce(config: WebhookConfig): CommercePort {
  assertSafeUrl(config);
  keyOf(config.secret);
  let notBeforeMs = 0;
  return {
    async handOver(kind, order) {
      const attempt = {
        messageId: messageIdOf(kind, order),
        body: JSON.stringify(messageBodyOf(kind, order)),
      };
      const nowMs = epochMsOf(config.clock.now());
      const evidence = { messageId: attempt.messageId };
      if (nowMs < notBeforeMs)
        throw new Fault('commerce-unreachable', "the seller's system asked for a pause", evidence);
      const { ok, status, headers } = await post(config, attempt, nowMs);
      if (ok) return;
      if (isRefusal(status))
        throw new Fault('commerce-refused', "the seller's system refused", { ...evidence, status });
      notBeforeMs = nowMs + pauseMsOf(headers.get('retry-after'), nowMs);
      throw new Fault('commerce-unreachable', "the seller's system failed", { ...evidence, status });
    },
  };
}
