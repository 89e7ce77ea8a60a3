import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from './port';

export interface DataLock {
  /** Names the process that holds the data from now on. */
  ownedBy(pid: number): void;
  release(): void;
}

const pollMs = 50;
/** An engine whose starter was killed needs a moment to end. */
const mostPolls = 60;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function tryToLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Takes a data folder for one engine. A lock whose process is gone is taken over.
 * @throws Error naming the process that has it in use.
 */
export async function lockDataDir(dataDir: string): Promise<DataLock> {
  const path = join(dataDir, 'engine.pid');
  for (let poll = 0; !tryToLock(path); poll++) {
    const holder = holderOf(path);
    if (holder === undefined) rmSync(path, { force: true });
    else if (poll >= mostPolls)
      throw new Error(`${dataDir} is in use by process ${holder}. Stop it first, or choose another folder.`);
    else await pause(pollMs);
  }
  return {
    ownedBy: (pid) => writeFileSync(path, String(pid)),
    release: () => rmSync(path, { force: true }),
  };
}
