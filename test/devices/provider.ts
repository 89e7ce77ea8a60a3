import nock from 'nock';
import type { HttpClient } from '../../lambda/adapters/locks/http-client';
import type { ProviderSituation, Situation } from './harness';

/* What a provider over HTTP meets with, whatever it is: failures of the way to it, and of itself. */

export interface Asked {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Replied {
  status: number;
  /** As JSON, but for text. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A provider with which nothing is wrong. */
export type Provider = (asked: Asked) => Replied | Promise<Replied>;

/** A connection that was not made, or that broke. */
export class BrokenConnection extends Error {
  constructor(
    readonly code: string,
    readonly syscall?: string,
  ) {
    super(code);
  }
}

const never = () => new Promise<never>(() => undefined);
const tooLarge = JSON.stringify('x'.repeat(65 * 1024));

type Failure = (answer: () => Promise<Replied>) => Replied | Promise<Replied>;

const failures: Partial<Record<ProviderSituation, Failure>> = {
  unauthorized: () => ({ status: 401, body: { error: 'unauthorized' } }),
  'rate-limited': () => ({ status: 429, body: {}, headers: { 'retry-after': '7' } }),
  async breaks(answer) {
    await answer();
    return { status: 500, body: 'Internal Server Error' };
  },
  down: () => ({ status: 503, body: '<html>down</html>' }),
  unreachable() {
    throw new BrokenConnection('ECONNREFUSED', 'connect');
  },
  async silent(answer) {
    await answer();
    return never();
  },
  async 'reply-lost'(answer) {
    await answer();
    throw new BrokenConnection('ECONNRESET');
  },
  malformed: () => ({ status: 200, body: { hello: 'world' } }),
  'not-json': () => ({ status: 200, body: '<html>welcome</html>' }),
  'too-large': () => ({ status: 200, body: tooLarge }),
  redirects: () => ({ status: 302, headers: { location: '/elsewhere' } }),
};

/** A provider that meets with what is arranged at the time. */
export const meeting =
  (situation: () => Situation, provider: Provider): Provider =>
  async (asked) => {
    const fail = failures[situation() as ProviderSituation];
    const answer = async () => provider(asked);
    return fail ? fail(answer) : answer();
  };

const textOf = (body: unknown): string => {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
};

export const repliedText = ({ body }: Replied): string => textOf(body);

/** Answers everything that is sent to an origin, until it is stopped. */
export function nockProvider(origin: string, provider: Provider): { stop(): void } {
  async function reply(
    this: nock.ReplyFnContext,
    path: string,
    body: nock.Body,
  ): Promise<nock.ReplyFnResult> {
    const { method, headers } = this.req as unknown as Pick<Asked, 'method' | 'headers'>;
    const replied = await provider({ method, path, headers, body: textOf(body) });
    return [replied.status, repliedText(replied), replied.headers ?? {}];
  }
  nock.disableNetConnect();
  nock(origin).persist().get(/.*/).reply(reply).post(/.*/).reply(reply);
  return {
    stop() {
      nock.cleanAll();
      nock.enableNetConnect();
    },
  };
}

/** Whoever runs next in this process has the network as it is. */
afterAll(() => nock.restore());

const patienceMs = 5_000;
const shortPatienceMs = 100;

/** A client that does not wait long for who will never answer. */
export const impatient =
  (client: HttpClient, situation: () => Situation): HttpClient =>
  (request) =>
    client({ ...request, timeoutMs: situation() === 'silent' ? shortPatienceMs : patienceMs });
