/**
 * Replays a talk with the real ASK command line and gives back what it saved. Its exit code tells nothing about the
 * talk: it is 0 even when every turn fails.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulation } from '../../simulator/server/simulations';

const ROOT = join(__dirname, '..', '..');
const TSX = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const ASK = join(ROOT, 'tools', 'ask.ts');

export interface AskResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface ReplayedTurn {
  utterance: string;
  newSession: boolean;
  status: string;
  /** What Alexa said, one entry per response. */
  spoken: string[];
  simulation: Simulation;
}

/** Runs `npm run ask -- …` against the local Alexa at `serverUrl`. */
export function runAsk(serverUrl: string, args: string[], input = ''): Promise<AskResult> {
  const env = { ...process.env, PORT: new URL(serverUrl).port };
  const child = spawn(process.execPath, [TSX, ASK, ...args], { cwd: ROOT, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, stdout, stderr }));
  });
}

/** Plays the utterances, in one talk, and tells what came of each. Throws when the command line saved nothing. */
export async function replay(
  serverUrl: string,
  { skillId, locale, utterances }: { skillId: string; locale: string; utterances: string[] },
): Promise<ReplayedTurn[]> {
  const dir = mkdtempSync(join(tmpdir(), 'replay-'));
  try {
    const file = join(dir, 'replay.json');
    const saved = join(dir, 'saved.json');
    const userInput = [...utterances, '.quit'];
    writeFileSync(file, JSON.stringify({ skillId, locale, type: 'text', userInput }));
    const { stdout, stderr } = await runAsk(serverUrl, [
      'dialog',
      '--replay',
      file,
      '--save-skill-io',
      saved,
    ]);
    return readSaved(saved, `${stdout}\n${stderr}`);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

interface SavedInvocation {
  request: { utterance: string; newSession: boolean };
  response: { body: Simulation };
}

function readSaved(path: string, output: string): ReplayedTurn[] {
  let saved: { invocations: SavedInvocation[] };
  try {
    saved = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`The ASK command line saved nothing. It said:\n${output}`);
  }
  return saved.invocations.map(({ request, response: { body } }) => ({
    ...request,
    status: body.status,
    spoken: body.result.alexaExecutionInfo.alexaResponses.map(({ content }) => content.caption),
    simulation: body,
  }));
}
