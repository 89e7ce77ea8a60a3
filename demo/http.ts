import type { AddressInfo } from 'node:net';
import type { LambdaEvent } from 'hono/aws-lambda';
import type { makeHandler } from '../lambda/entry/http';
import { listen } from '../simulator/server/http-server';

/** Payload format 2.0. */
type GatewayEvent = Extract<LambdaEvent, { rawPath: string }>;
type HttpFunction = ReturnType<typeof makeHandler>;
type HttpResult = Awaited<ReturnType<HttpFunction>>;

/** A request as the API gateway hands it to a function. */
export async function eventOf(request: Request, nowMs: number): Promise<GatewayEvent> {
  const { pathname, search, hostname } = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const body = await request.text();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    ...(cookie && { cookies: cookie.split('; ') }),
    requestContext: {
      accountId: 'local',
      authentication: null,
      authorizer: {},
      apiId: 'local',
      domainName: hostname,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: 'local',
      routeKey: '$default',
      stage: '$default',
      time: new Date(nowMs).toUTCString(),
      timeEpoch: nowMs,
    },
    body: body === '' ? null : body,
    isBase64Encoded: false,
  };
}

function responseOf({ statusCode, headers = {}, cookies = [], body, isBase64Encoded }: HttpResult): Response {
  const all = Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]);
  return new Response(isBase64Encoded ? Buffer.from(body, 'base64') : body, {
    status: statusCode,
    headers: [...all, ...cookies.map((cookie): [string, string] => ['set-cookie', cookie])],
  });
}

export interface HttpFunctionServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the HTTP function on loopback as the API gateway would; port 0 takes a free one. */
export async function serveHttpFunction(
  handler: HttpFunction,
  port: number,
  nowMs: () => number,
): Promise<HttpFunctionServer> {
  const answer = async (request: Request) => responseOf(await handler(await eventOf(request, nowMs())));
  const server = await listen(answer, port, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
