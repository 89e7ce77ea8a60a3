import { mkdirSync } from 'node:fs';
import { lockDataDir } from './data-lock';
import { type EngineProcess, spawnEngine } from './engine-process';
import { installDynamoDbLocal, installDynoxide } from './install';
import { findDynamoDbLocal, findDynoxide, hasJava, noEngineMessage, type Program } from './ladder';
import { freePort, waitUntilServing } from './port';

export interface EngineOptions {
  /** An engine that already runs; it is used, and never stopped. */
  endpoint?: string;
  /** Folder that keeps the data over restarts; in memory when absent. */
  dataDir?: string;
  /** A free one when absent. */
  port?: number;
  /** Folder that holds DynamoDBLocal.jar. */
  dynamoDbLocalDir?: string;
  /** Which engine to take; the first that is found when absent. */
  kind?: Program['kind'];
}

/** A DynamoDB that answers at its endpoint until it is stopped or this process ends, however it ends. */
export interface Engine {
  endpoint: string;
  kind: 'given' | Program['kind'];
  stop(): Promise<void>;
}

/** Any region and keys will do for an engine on loopback. */
export const localRegion = 'local';
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const found = ({ kind, dynamoDbLocalDir }: EngineOptions): Program | undefined =>
  (kind === 'dynamodb-local' ? undefined : findDynoxide()) ??
  (kind === 'dynoxide' ? undefined : findDynamoDbLocal(dynamoDbLocalDir));

/** The ladder: what is installed, else what can be installed, dynoxide before DynamoDB Local. */
function programFor(options: EngineOptions): Program {
  const installed = found(options);
  if (installed) return installed;
  if (options.kind !== 'dynamodb-local' && installDynoxide()) return found(options) ?? missing();
  if (options.kind !== 'dynoxide' && hasJava() && installDynamoDbLocal()) return found(options) ?? missing();
  return missing();
}

function missing(): never {
  throw new Error(noEngineMessage);
}

async function serve(
  program: Program,
  options: EngineOptions,
): Promise<EngineProcess & { endpoint: string }> {
  const port = await freePort(options.port);
  const endpoint = `http://127.0.0.1:${port}`;
  const engineProcess = spawnEngine(program.path, program.argumentsFor(port, options.dataDir));
  try {
    await waitUntilServing(endpoint, engineProcess);
    return { ...engineProcess, endpoint };
  } catch (error) {
    await engineProcess.stop();
    throw error;
  }
}

/**
 * Starts a DynamoDB engine, or uses the one whose endpoint is given.
 * @throws Error naming the ways out when there is none, or the process that has the data folder in use.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  if (options.endpoint !== undefined)
    return { endpoint: options.endpoint, kind: 'given', stop: async () => undefined };
  const program = programFor(options);
  const { dataDir } = options;
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const lock = dataDir === undefined ? undefined : await lockDataDir(dataDir);
  try {
    const served = await serve(program, options);
    lock?.ownedBy(served.pid);
    const stop = async () => {
      await served.stop();
      lock?.release();
    };
    return { endpoint: served.endpoint, kind: program.kind, stop };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
