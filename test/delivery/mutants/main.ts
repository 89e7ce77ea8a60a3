import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { type Mutant, mutants } from './mutants';

/*
 * `npm run test:delivery-mutants`: takes one rule of deliveries away at a time, in a copy of the sources, and demands
 * that something notices: the quickest tests first, then the simulation. Ends with 1 when nothing does. `-- guard` tries
 * those alone that have the word in their name.
 */

const root = path.join(__dirname, '../../..');
const copied = ['lambda', 'test', 'demo', 'bench', 'jest.config.js', 'package.json', 'tsconfig.json'];
const simulated = ['test/delivery/main.ts', '--quiet', '--runs', '150', '--acts', '30'];
/** One after the other, until one notices. */
const tests = [
  ['lambda/domain/delivery/step.test.ts', 'test/delivery/late-unlock.test.ts'],
  ['test/delivery/attacks.test.ts'],
  ['test/delivery/relock.test.ts', 'test/delivery/camera.test.ts'],
  ['test/delivery/time.test.ts', 'test/delivery/readings.test.ts'],
  ['test/delivery/machine.test.ts', 'test/delivery/concurrency.test.ts'],
];

function copyOfSources(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'delivery-mutant-'));
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

const broken = (output: string): never => {
  throw new Error(`the tests themselves failed:\n${output.slice(-2_000)}`);
};

/** Who noticed, and what; undefined when all went well. */
async function noticed(directory: string): Promise<string | undefined> {
  for (const files of tests) {
    const jest = ['node_modules/jest/bin/jest.js', '--rootDir', directory, '--runInBand', '--bail', ...files];
    const { status, output } = await run(directory, jest);
    if (status !== 0) return /● (.*)/.exec(output)?.[1] ?? broken(output);
  }
  const { status, output } = await run(directory, ['--import', 'tsx', ...simulated]);
  if (status === 0) return undefined;
  const [, seed, told] = /seed (\d+) broke.*\n(.*)/.exec(output) ?? broken(output);
  return `seed ${seed}: ${told?.slice(0, 70)}`;
}

async function judge(directory: string, { file: name, change }: Mutant): Promise<string | undefined> {
  const file = path.join(directory, name);
  const original = readFileSync(file, 'utf8');
  writeFileSync(file, change(original));
  try {
    return await noticed(directory);
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
