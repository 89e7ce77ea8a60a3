import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A program that serves DynamoDB, and how it is started. */
export interface Program {
  kind: 'dynoxide' | 'dynamodb-local';
  path: string;
  /** Its command line for a port, and a folder for its data unless it keeps them in memory. */
  argumentsFor(port: number, dataDir: string | undefined): string[];
}

export const dynoxideVersion = '1.2.1';
export const dynoxidePackage = `@dynoxide/${process.platform}-${process.arch}`;
export const projectDir = join(__dirname, '../..');

/** The embedded engine of this platform, when its package is installed. */
export function findDynoxide(packageName = dynoxidePackage): Program | undefined {
  try {
    const manifest = require.resolve(`${packageName}/package.json`, { paths: [projectDir] });
    const path = join(manifest, '..', process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    return existsSync(path) ? { kind: 'dynoxide', path, argumentsFor: dynoxideArguments } : undefined;
  } catch {
    return undefined;
  }
}

/** Where the embedded engine keeps a folder's data. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'dynamodb.sqlite');

const dynoxideArguments: Program['argumentsFor'] = (port, dataDir) => [
  '--port',
  String(port),
  ...(dataDir === undefined ? [] : ['--db-path', databaseFile(dataDir)]),
];

/** Folders that may hold DynamoDBLocal.jar: the one that was named, and where the set-up puts it. */
export const localEmulatorDir = join(projectDir, '.majordomo/dynamodb-local');

/** Amazon's own emulator, when Java is there and its jar is found. */
export function findDynamoDbLocal(namedDir: string | undefined): Program | undefined {
  const dir = [namedDir, localEmulatorDir].find((one) => one && existsSync(join(one, 'DynamoDBLocal.jar')));
  if (dir === undefined || !hasJava()) return undefined;
  return { kind: 'dynamodb-local', path: 'java', argumentsFor: localArguments(dir) };
}

const localArguments =
  (dir: string): Program['argumentsFor'] =>
  (port, dataDir) => [
    '-Xmx512m',
    `-Djava.library.path=${join(dir, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(dir, 'DynamoDBLocal.jar'),
    '-port',
    String(port),
    '-sharedDb',
    '-disableTelemetry',
    ...(dataDir === undefined ? ['-inMemory'] : ['-dbPath', dataDir]),
  ];

export function hasJava(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const noEngineMessage = [
  'No DynamoDB engine was found. Three ways out:',
  `1. npm install --no-save ${dynoxidePackage}@${dynoxideVersion} (the embedded engine of this platform)`,
  '2. Java 17 and DynamoDB Local: DYNAMODB_LOCAL_DIR names the folder that holds DynamoDBLocal.jar',
  '3. DYNAMODB_ENDPOINT names an engine that already runs, such as http://127.0.0.1:8000',
].join('\n');
