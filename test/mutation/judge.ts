import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { Mutant } from './mutant';

/*
 * Takes one rule away at a time, in a copy of the sources, and demands that something notices.
 */

const root = path.join(__dirname, '../..');
const always = ['lambda', 'jest.config.js', 'package.json', 'tsconfig.json'];

export interface Ended {
  status: number | null;
  output: string;
}

/** Runs Node with these arguments in the copy. */
export type Run = (...command: readonly string[]) => Promise<Ended>;

export interface Judge<Judged extends Mutant> {
  mutants: readonly Judged[];
  /** Folders that the tests need beside the sources. */
  copied: readonly string[];
  /** Who noticed, and what; undefined when all went well. */
  noticed(run: Run, mutant: Judged): Promise<string | undefined>;
}

/** The tests failed, and of themselves. */
export function broken(output: string): never {
  throw new Error(`the tests themselves failed:\n${output.slice(-2_000)}`);
}

/** Runs suites until one fails: the name of its first test that did. */
export async function failedTest(run: Run, ...suites: readonly string[]): Promise<string | undefined> {
  const { status, output } = await run('node_modules/jest/bin/jest.js', '--runInBand', '--bail', ...suites);
  if (status === 0) return undefined;
  // What is not in the copy is missed by the test itself, and says nothing of the rule.
  return (!output.includes('Cannot find module') && /● (.*)/.exec(output)?.[1]) || broken(output);
}

function copyOfSources(copied: readonly string[]): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'mutant-'));
  for (const name of [...always, ...copied])
    cpSync(path.join(root, name), path.join(directory, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'));
  return directory;
}

const runIn =
  (cwd: string): Run =>
  (...command) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, command, { cwd });
      let output = '';
      const hear = (text: Buffer) => {
        output += text.toString();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', (status) => resolve({ status, output }));
    });

/** Does something while one file is changed. */
async function whileChanged<Result>(
  file: string,
  change: (source: string) => string,
  work: () => Promise<Result>,
): Promise<Result> {
  const original = readFileSync(file, 'utf8');
  writeFileSync(file, change(original));
  try {
    return await work();
  } finally {
    writeFileSync(file, original);
  }
}

/** Judges what waits, one after the other, in a copy of its own. @returns how many rules nobody missed */
async function judgeWaiting<Judged extends Mutant>(
  waiting: Judged[],
  { copied, noticed }: Judge<Judged>,
): Promise<number> {
  const directory = copyOfSources(copied);
  const run = runIn(directory);
  let survivors = 0;
  try {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const { name, file, change } = mutant;
      const by = await whileChanged(path.join(directory, file), change, () => noticed(run, mutant));
      console.log(`${name}: ${by ?? 'NOBODY'}`);
      if (by === undefined) survivors++;
    }
    return survivors;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Judges all mutants, or those with the word of the command line in their name; ends with 1 when nobody notices one. */
export async function judgeAll<Judged extends Mutant>(judge: Judge<Judged>): Promise<void> {
  const [wanted = ''] = process.argv.slice(2);
  const asked = judge.mutants.filter(({ name }) => name.includes(wanted));
  const waiting = [...asked];
  const each = Array.from({ length: availableParallelism() }, () => judgeWaiting(waiting, judge));
  const survivors = (await Promise.all(each)).reduce((sum, more) => sum + more, 0);
  console.log(`${asked.length} rules taken away, ${asked.length - survivors} noticed`);
  process.exitCode = survivors === 0 ? 0 : 1;
}
