import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const projectDir = join(__dirname, '../..');
const mostStartMs = 100_000;

/** One program of the project in a process group of its own, as a terminal starts it. */
export interface ProgramRun {
  output(): string;
  /** Sends a signal to the whole group, as Ctrl-C does, or with `alone` to the program itself. */
  signal(signal: NodeJS.Signals, alone?: 'alone'): void;
  /** Exit code; null when it was killed. */
  ended(): Promise<number | null>;
  isRunning(): boolean;
  /** Ends when no process is left in its group. */
  nothingLeft(): Promise<true>;
}

export function runProgram(program: string, programArguments: string[], environment = {}): ProgramRun {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...programArguments], {
    cwd: projectDir,
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const exit = once(child, 'close') as Promise<[number | null]>;
  const pid = pidOf(child);
  return {
    output: () => output,
    signal: (signal, alone) => process.kill(alone ? pid : -pid, signal),
    ended: async () => (await exit)[0],
    isRunning: () => isThere(-pid),
    nothingLeft: () => groupGone(pid),
  };
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the program could not be started');
  return pid;
}

/** Waits for a process group to end; helpers of a loader may take a moment after their program. */
export const groupGone = (groupId: number): Promise<true> =>
  eventually(() => (isThere(-groupId) ? undefined : true), `process group ${groupId} to end`);

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Asks until there is an answer. @throws Error when there is none in time. */
export async function eventually<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  what: string,
): Promise<T> {
  for (let triesLeft = mostStartMs / 100; triesLeft > 0; triesLeft--) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

export interface DemoProcess extends ProgramRun {
  url: string;
  /** What Alexa says to it. */
  say(utterance: string, locale: string): Promise<string>;
  advanceClock(byMs: number): Promise<void>;
}

const json = { 'content-type': 'application/json' };

/** Starts a demo and waits until it answers. */
export async function startDemoProcess(demoArguments: string[]): Promise<DemoProcess> {
  const run = runProgram('demo/main.ts', ['--port', '0', ...demoArguments]);
  const isReady = () => /local Alexa: +(http:\S+)/.exec(run.output())?.[1];
  const url = await eventually(isReady, `the demo to start; it said: ${run.output()}`);
  return {
    ...run,
    url,
    async say(utterance, locale) {
      const body = JSON.stringify({ utterance, locale });
      const answer = await fetch(`${url}/local/say`, { method: 'POST', headers: json, body });
      const turn = (await answer.json()) as { spoken: string[]; problems: unknown[] };
      expect(turn).toMatchObject({ problems: [] });
      return turn.spoken.join(' ');
    },
    async advanceClock(byMs) {
      const body = JSON.stringify({ advanceMs: byMs });
      await fetch(`${url}/local/clock`, { method: 'PUT', headers: json, body });
    },
  };
}
