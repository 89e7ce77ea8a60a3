import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { type Mutant, mutants } from './mutants';
import { mutated } from './mutate';

/*
 * `npm run test:mutants`: takes one rule of the ledger away at a time, in a copy of the sources, and demands that
 * something notices. Ends with 1 when nothing does. `-- owed` tries those alone that have the word in their name.
 */

const root = path.join(__dirname, '../../..');
const copied = ['lambda', 'test/ledger', 'test/support', 'jest.config.js', 'package.json', 'tsconfig.json'];
const simulated = ['--import', 'tsx', 'test/ledger/main.ts'];
const operationsDefault = 2_500;
const seeds = ['1', '2', '4', '5'];

function copyOfSources(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'ledger-mutant-'));
  for (const name of copied) cpSync(path.join(root, name), path.join(directory, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'));
  return directory;
}

interface Ended {
  status: number | null;
  output: string;
}

const run = (directory: string, command: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: directory });
    let output = '';
    const hear = (text: Buffer) => {
      output += text.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (status) => resolve({ status, output }));
  });

/** Who noticed, and what; undefined when all went well. */
async function noticed(
  directory: string,
  { isGuardedTwice, operations = operationsDefault }: Mutant,
): Promise<string | undefined> {
  if (isGuardedTwice) {
    const jest = ['node_modules/jest/bin/jest.js', '--rootDir', directory, 'test/ledger/conditions.test.ts'];
    const { status, output } = await run(directory, jest);
    const test = /● (.*)/.exec(output)?.[1];
    return status === 0 ? undefined : (test ?? broken(output));
  }
  for (const seed of seeds) {
    const { status, output } = await run(directory, [
      ...simulated,
      '--seed',
      seed,
      '--steps',
      String(operations),
    ]);
    if (status === 0) continue;
    const [, operation, told] = /broke at operation (\d+).*\n(.*)/.exec(output) ?? broken(output);
    return `seed ${seed}, operation ${operation}: ${told?.slice(0, 70)}`;
  }
  return undefined;
}

function broken(output: string): never {
  throw new Error(`the simulation itself failed:\n${output.slice(-2_000)}`);
}

async function judge(directory: string, mutant: Mutant): Promise<string | undefined> {
  const file = path.join(directory, mutant.file);
  const original = readFileSync(file, 'utf8');
  writeFileSync(file, mutated(original, mutant));
  try {
    return await noticed(directory, mutant);
  } finally {
    writeFileSync(file, original);
  }
}

const rows: Record<string, string> = {};

async function judgeAll(waiting: Mutant[]): Promise<void> {
  const directory = copyOfSources();
  try {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      rows[mutant.name] = (await judge(directory, mutant)) ?? 'NOBODY';
      console.log(`${mutant.name}: ${rows[mutant.name]}`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const [wanted = ''] = process.argv.slice(2);
  const asked = mutants.filter(({ name }) => name.includes(wanted));
  const waiting = [...asked];
  await Promise.all(Array.from({ length: availableParallelism() }, () => judgeAll(waiting)));
  const survivors = Object.values(rows).filter((by) => by === 'NOBODY').length;
  console.log(`${asked.length} rules taken away, ${asked.length - survivors} noticed`);
  return survivors;
}

void main().then((survivors) => {
  process.exitCode = survivors === 0 ? 0 : 1;
});
