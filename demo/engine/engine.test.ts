import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../lambda/adapters/dynamodb/client';
import { localCredentials, localRegion, startEngine } from './engine';
import { findDynoxide, noEngineMessage } from './ladder';
import { isServing } from './port';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'majordomo-engine-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const clientOf = (endpoint: string) =>
  createDocumentClient({
    endpoint,
    region: localRegion,
    credentials: localCredentials,
    requestTimeoutMs: 20_000,
  });

/** A process that starts an engine, writes an item and says where the engine is. */
async function startElsewhere(): Promise<{ child: ChildProcess; endpoint: string }> {
  const script = `
    const { startEngine, ensureTable, localCredentials, localRegion } = require(${JSON.stringify(__dirname)});
    const { createDocumentClient } = require(${JSON.stringify(join(__dirname, '../../lambda/adapters/dynamodb/client'))});
    const { PutCommand } = require('@aws-sdk/lib-dynamodb');
    (async () => {
      const { endpoint } = await startEngine({ kind: 'dynoxide', dataDir: ${JSON.stringify(dataDir)} });
      const options = { endpoint, region: localRegion, credentials: localCredentials, requestTimeoutMs: 20_000 };
      const client = createDocumentClient(options);
      await ensureTable(client, 'kept');
      await client.send(new PutCommand({ TableName: 'kept', Item: { pk: 'a', sk: 'b', word: 'stays' } }));
      console.log(endpoint);
      setInterval(() => {}, 1_000);
    })();`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [endpoint] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, endpoint };
}

async function untilGone(endpoint: string): Promise<void> {
  while (await isServing(endpoint)) await setTimeout(20);
}

test('data survives the death of its process; the engine does not', async () => {
  const { child, endpoint } = await startElsewhere();
  child.kill('SIGKILL');
  await untilGone(endpoint);
  const engine = await startEngine({ kind: 'dynoxide', dataDir });
  const client = clientOf(engine.endpoint);
  const { Item } = await client.send(new GetCommand({ TableName: 'kept', Key: { pk: 'a', sk: 'b' } }));
  expect(Item?.word).toBe('stays');
  client.destroy();
  await engine.stop();
  expect(await isServing(engine.endpoint)).toBe(false);
});

test('a data folder in use is refused, naming who uses it; after a stop it is free', async () => {
  const engine = await startEngine({ kind: 'dynoxide', dataDir });
  await expect(startEngine({ kind: 'dynoxide', dataDir })).rejects.toThrow(/is in use by process \d+/);
  await engine.stop();
  const next = await startEngine({ kind: 'dynoxide', dataDir });
  await next.stop();
});

test('a port in use is refused, and leaves the folder free', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await expect(startEngine({ kind: 'dynoxide', dataDir, port })).rejects.toThrow(/EADDRINUSE/);
  server.close();
  const engine = await startEngine({ kind: 'dynoxide', dataDir });
  await engine.stop();
});

test('a given engine is used as it is', async () => {
  const engine = await startEngine({ endpoint: 'http://127.0.0.1:9' });
  expect(engine).toMatchObject({ endpoint: 'http://127.0.0.1:9', kind: 'given' });
  await engine.stop();
});

test('a platform without an engine is told the three ways out', () => {
  expect(findDynoxide('@dynoxide/no-such-platform')).toBeUndefined();
  for (const way of ['@dynoxide/', 'DYNAMODB_LOCAL_DIR', 'DYNAMODB_ENDPOINT'])
    expect(noEngineMessage).toContain(way);
});
