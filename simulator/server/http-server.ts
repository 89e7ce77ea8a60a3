/** Carries requests between `node:http` and a fetch-style application. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, errorResponse } from './api-error';

export type FetchHandler = (request: Request) => Response | Promise<Response>;

const MAX_BODY_BYTES = 1_000_000;

/** Starts listening; `port` 0 takes a free one. Rejects when the port is taken. */
export async function listen(fetchHandler: FetchHandler, port: number, host: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => void answer(fetchHandler, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return server;
}

async function answer(fetchHandler: FetchHandler, incoming: IncomingMessage, outgoing: ServerResponse) {
  try {
    await send(await fetchHandler(await toRequest(incoming)), outgoing);
  } catch (error) {
    outgoing.shouldKeepAlive = false;
    await send(errorResponse(error), outgoing);
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const body = await readBody(incoming);
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers: toHeaders(incoming), ...(hasBody ? { body } : {}) });
}

function toHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BODY_BYTES) {
      throw new ApiError(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function send(response: Response, outgoing: ServerResponse) {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  outgoing.end(body);
}
