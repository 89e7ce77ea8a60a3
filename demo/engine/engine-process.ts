import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';

const mostOutputCharacters = 2_000;

/** An engine under its watchdog. */
export interface EngineProcess {
  /** The watchdog's process: it lives as long as the engine does. */
  pid: number;
  /** What the engine said last, once it has ended by itself; undefined while it runs. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

/** Starts a program that ends with this process. It does not keep this process alive. */
export function spawnEngine(program: string, programArguments: string[]): EngineProcess {
  const watchdog = spawn(process.execPath, [join(__dirname, 'watchdog.js'), program, ...programArguments], {
    // A group of its own: Ctrl-C does not reach the engine while others still need it, and a kill of the whole
    // group of its starter leaves the watchdog to end it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-mostOutputCharacters);
  };
  for (const stream of [watchdog.stdout, watchdog.stderr]) {
    stream.on('data', keep);
    (stream as Socket).unref();
  }
  (watchdog.stdin as unknown as Socket).unref();
  watchdog.unref();
  const hasEnded = () => watchdog.exitCode !== null || watchdog.signalCode !== null;
  return {
    pid: watchdog.pid ?? 0,
    ended: () => (hasEnded() ? output : undefined),
    async stop() {
      if (hasEnded()) return;
      const exit = once(watchdog, 'exit');
      watchdog.ref();
      watchdog.stdin.end();
      await exit;
    },
  };
}
