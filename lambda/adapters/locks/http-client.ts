import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CommandAnswer } from '../../domain/delivery/lock';
import { Fault } from '../../domain/fault';

export interface HttpClientConfig {
  /** `https://api.example.com`; a path in it stands before every request's. */
  baseUrl: string;
  /** Sent with each request; secrets belong here, and are never in an answer. */
  headers?: Record<string, string>;
  /** For the whole exchange, from the look-up of the name to the last byte. */
  timeoutMs: number;
  /** Plain http too: this machine, or a network of one's own. */
  allowHttp?: boolean;
  /**
   * Finds the address of a name, and may refuse one: what it finds is what is connected to. An address that is written
   * out in `baseUrl` is not looked up: whoever lets others set the URL checks that one before.
   */
  lookup?: LookupFunction;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Begins with a slash. Parts that come from elsewhere are encoded by the caller. */
  path: string;
  /** JSON, written out: what is signed is what is sent. */
  body?: string;
  headers?: Record<string, string>;
  /** Shorter than the client's, when there is less time. */
  timeoutMs?: number;
}

/** Why there is no answer, or none that can be understood. */
export type HttpFailure = 'unreachable' | 'timeout' | 'connection-lost' | 'too-large' | 'not-json';

export type HttpAnswer =
  /** 2xx; `body` is undefined when it is empty. Its shape is the caller's to check. */
  | { kind: 'answered'; status: number; body: unknown }
  /** Any other status, redirects too: none is followed. `body` only when it is JSON. */
  | { kind: 'refused'; status: number; body: unknown; retryAfterMs?: number }
  /** `unreachable`: no connection was made, so nothing was sent. All others: it may have been done. */
  | { kind: 'failed'; why: HttpFailure };

/** JSON over HTTPS. Sends exactly once, never throws, and reads no more than 64 KiB. */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;

const mostBytes = 64 * 1024;
const longestPauseMs = 3_600_000;

class Failure extends Error {
  constructor(readonly why: HttpFailure) {
    super(why);
  }
}

function parsedBase({ baseUrl, allowHttp }: HttpClientConfig): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const isFit = url?.protocol === 'https:' || (url?.protocol === 'http:' && allowHttp === true);
  if (!url || !isFit || url.username || url.password || url.search || url.hash)
    throw new Fault(
      'config-invalid',
      'the address of a device provider must be https, without user or query',
    );
  return url;
}

/** Milliseconds of a Retry-After in seconds or as a date; undefined when there is none to be understood. */
function pauseMsOf(retryAfter: string | undefined, answeredAt: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const ms = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1_000
    : Date.parse(retryAfter) - Date.parse(answeredAt ?? '');
  return Number.isFinite(ms) ? Math.min(longestPauseMs, Math.max(0, ms)) : undefined;
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) throw new Failure('too-large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

function jsonOf(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new Failure('not-json');
  }
}

async function answerOf(response: IncomingMessage): Promise<HttpAnswer> {
  const status = response.statusCode ?? 0;
  const text = await textOf(response);
  if (status >= 200 && status < 300) return { kind: 'answered', status, body: jsonOf(text) };
  const retryAfterMs = pauseMsOf(response.headers['retry-after'], response.headers.date);
  const body = jsonOrNothing(text);
  return { kind: 'refused', status, body, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** A refusal is one, whatever page comes with it. */
function jsonOrNothing(text: string): unknown {
  try {
    return jsonOf(text);
  } catch {
    return undefined;
  }
}

const beforeAnyByte = ['connect', 'getaddrinfo'];

/** Only what failed while connecting certainly never left. */
function whyOf(error: unknown): HttpFailure {
  if (error instanceof Failure) return error.why;
  const { syscall, errors } = error as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] };
  const syscalls = errors ? errors.map((one) => one.syscall) : [syscall];
  return syscalls.every((name) => name !== undefined && beforeAnyByte.includes(name))
    ? 'unreachable'
    : 'connection-lost';
}

/** A look-up that fails or refuses, says so in a way that is told from a connection that broke. */
const marked =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) =>
      callback(error && Object.assign(error, { syscall: 'getaddrinfo' }), address, family),
    );

function open(
  config: HttpClientConfig,
  base: URL,
  { method, path, body, headers }: HttpRequest,
): ClientRequest {
  const url = new URL(base);
  const [pathname = '', query = ''] = path.split('?', 2);
  url.pathname = base.pathname.replace(/\/$/, '') + pathname;
  url.search = query;
  const sent = {
    accept: 'application/json',
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }),
    ...config.headers,
    ...headers,
  };
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  // A connection of its own: one kept open, and broken meanwhile, would make an unlock doubtful.
  return send(url, {
    method,
    headers: sent,
    agent: false,
    ...(config.lookup && { lookup: marked(config.lookup) }),
  });
}

function exchange(sent: ClientRequest, { body }: HttpRequest, timeoutMs: number): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const late = new Failure('timeout');
    const timer = setTimeout(() => {
      reject(late);
      sent.destroy(late);
    }, timeoutMs);
    const finish = (work: Promise<HttpAnswer>) =>
      work.then(resolve, reject).finally(() => {
        clearTimeout(timer);
        sent.destroy();
      });
    sent.on('response', (response) => finish(answerOf(response)));
    sent.on('error', (error) => finish(Promise.reject(error)));
    sent.end(body);
  });
}

/** @throws Fault `config-invalid` for an address that is not https. */
export function makeHttpClient(config: HttpClientConfig): HttpClient {
  const base = parsedBase(config);
  return async (request) => {
    try {
      const timeoutMs = Math.min(config.timeoutMs, request.timeoutMs ?? config.timeoutMs);
      return await exchange(open(config, base, request), request, timeoutMs);
    } catch (error) {
      return { kind: 'failed', why: whyOf(error) };
    }
  };
}

/** Client errors after which a thing may have been done all the same. */
const doubtfulStatuses = [408, 409, 425, 499];

/**
 * What a command came to when it was not answered with 2xx. Only what certainly was not done is `rejected`: no
 * connection, too many requests, a plain refusal. All else is `unknown`.
 */
export function answerOfFailure(answer: Exclude<HttpAnswer, { kind: 'answered' }>): CommandAnswer {
  if (answer.kind === 'failed')
    return { outcome: answer.why === 'unreachable' ? 'rejected' : 'unknown', detail: answer.why };
  const { status, retryAfterMs } = answer;
  const isCertain = status >= 400 && status < 500 && !doubtfulStatuses.includes(status);
  return {
    outcome: isCertain ? 'rejected' : 'unknown',
    detail: `status ${status}`,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
