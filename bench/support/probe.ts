import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from './environment';

const mostMs = 180_000;
const mostOutputBytes = 64 * 1_024 * 1_024;

export interface ProbeOptions {
  environment: Environment;
  nodeOptions?: string[];
}

/** Runs a bundled probe in a plain Node process of its own: its task goes in by file, its result comes out by file. */
export async function runProbe<Result>(
  file: string,
  task: object,
  { environment, nodeOptions = [] }: ProbeOptions,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'majordomo-probe-'));
  const taskFile = path.join(folder, 'task.json');
  const resultFile = path.join(folder, 'result.json');
  writeFileSync(taskFile, JSON.stringify(task));
  try {
    const command = [...nodeOptions, file, taskFile, resultFile];
    const options = { env: environment, timeout: mostMs, maxBuffer: mostOutputBytes };
    await promisify(execFile)(process.execPath, command, options);
    return JSON.parse(readFileSync(resultFile, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
