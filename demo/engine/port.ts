import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { EngineProcess } from './engine-process';

/**
 * A loopback port that nobody holds at this moment.
 * @throws Error (EADDRINUSE) when a certain one was asked for and is taken.
 */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const pollMs = 15;
/** DynamoDB Local needs seconds to start on a busy machine. */
const mostPolls = 2_000;

export const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs));

/** Whether anything answers HTTP there, with whatever status. */
export async function isServing(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    return false;
  }
}

/** @throws Error with the engine's last words when it ends before it serves. */
export async function waitUntilServing(
  endpoint: string,
  engine: Pick<EngineProcess, 'ended'>,
): Promise<void> {
  for (let poll = 0; poll < mostPolls; poll++) {
    const lastWords = engine.ended();
    if (lastWords !== undefined) throw new Error(`The DynamoDB engine did not start: ${lastWords.trim()}`);
    if (await isServing(endpoint)) return;
    await pause(pollMs);
  }
  throw new Error(`The DynamoDB engine does not answer at ${endpoint}`);
}
