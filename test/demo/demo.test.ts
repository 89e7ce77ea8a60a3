import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoTable } from '../support/demo-table';
import { type DemoProcess, eventually, groupGone, runProgram, startDemoProcess } from './demo-process';

jest.setTimeout(120_000);

const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
const demoArguments = ['--data', dataDir, '--now', '2026-06-10T10:00:00Z', '--seed', '3'];
const scripts = [
  {
    locale: 'en-US',
    order: 'Alexa, ask my majordomo to reorder coffee',
    yes: 'yes',
    balance: "Alexa, ask my majordomo what's my balance",
  },
  {
    locale: 'fr-FR',
    order: 'Alexa, demande à mon majordome de recommander du café',
    yes: 'oui',
    balance: 'Alexa, demande à mon majordome mon solde',
  },
];

const table = demoTable(dataDir);
const { newestOrder, auditedBalance } = table;
const withStores = table.use;

/** The engine has a process group of its own, whose first process keeps the lock. */
const engineGroup = (): number => Number(readFileSync(join(dataDir, 'engine', 'engine.pid'), 'utf8'));

/** Ends the demo and gives its exit code, once nothing of it is left. */
async function endDemo(signal: NodeJS.Signals, alone?: 'alone'): Promise<number | null> {
  const engine = engineGroup();
  demo.signal(signal, alone);
  const exitCode = await demo.ended();
  await Promise.all([demo.nothingLeft(), groupGone(engine)]);
  return exitCode;
}

const ordered: Record<string, { orderId: string; reply: string }> = {};
let demo: DemoProcess;

beforeAll(async () => {
  demo = await startDemoProcess(demoArguments);
});

afterAll(() => {
  if (demo.isRunning()) demo.signal('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a running demo', () => {
  it.each(scripts)(
    'takes an order by voice and books it to the coin ($locale)',
    async ({ locale, order, yes }) => {
      const before = await auditedBalance(locale);
      const reply = await demo.say(order, locale);
      await demo.say(yes, locale);
      const placed = await newestOrder(locale);
      expect(placed).toMatchObject({ status: 'placed', lines: [{ sku: 'COF-GROUND-250' }] });
      expect(await auditedBalance(locale)).toBe(before - (placed?.totalCents ?? 0));
      ordered[locale] = { orderId: placed?.orderId ?? '', reply };
    },
  );

  it.each(scripts)('has the store ship it when its time has come ($locale)', async ({ locale }) => {
    const isTaken = async () => ((await newestOrder(locale))?.handedOver?.placed ? true : undefined);
    await eventually(isTaken, 'the store to take the order');
    await demo.advanceClock(61_000);
    const isShipped = async () => ((await newestOrder(locale))?.status === 'shipped' ? true : undefined);
    await eventually(isShipped, 'the store to ship');
  });

  it('refuses a bad catalogue by line and column, and keeps what it had', async () => {
    const file = join(dataDir, 'bad.csv');
    const good = readFileSync(join(__dirname, '../../demo/catalogue.csv'), 'utf8');
    writeFileSync(file, good.replace(',3.95,', ',"3,95",'));
    const before = await withStores(async ({ catalogue }) => (await catalogue.current()).revision);
    const run = runProgram('tools/import-catalogue.ts', [file, '--data', dataDir]);
    expect(await run.ended()).toBe(1);
    expect(run.output()).toContain('1 problem; nothing was imported');
    expect(run.output()).toContain('line 2, price_eur: "3,95" has a comma');
    expect(await withStores(async ({ catalogue }) => (await catalogue.current()).revision)).toBe(before);
  });

  it('takes a new deal, in the days of its own clock', async () => {
    const file = join(dataDir, 'deals.csv');
    const header = 'deal_id,sku,price_eur,price_usd,starts_on,ends_on,stock,audience';
    writeFileSync(file, `${header}\nTEST-DEAL,COF-BEANS-1000,9.90,11.90,0,+2,10,everyone\n`);
    const run = runProgram('tools/import-deals.ts', [file, '--data', dataDir]);
    expect([await run.ended(), run.output()]).toEqual([0, expect.stringContaining('1 deal imported')]);
    const open = await withStores(({ deals }) => deals.open('2026-06-11T10:00:00.000Z'));
    expect(open.map(({ dealId }) => dealId)).toContain('TEST-DEAL');
  });

  it('keeps its data to itself', async () => {
    const second = runProgram('demo/main.ts', ['--port', '0', ...demoArguments]);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain('is in use by process');
    await second.nothingLeft();
  });
});

/** What a household would notice, and what its ledger says. */
const standing = () =>
  Promise.all(
    scripts.map(async ({ locale, balance }) => ({
      coins: await auditedBalance(locale),
      said: await demo.say(balance, locale),
      orderId: (await newestOrder(locale))?.orderId,
    })),
  );

describe('a demo that is killed', () => {
  it('knows after its restart what it knew before', async () => {
    const before = await standing();
    for (const { coins, said } of before) expect(said.replace(/\D/g, '')).toContain(String(coins));
    expect(before.map(({ orderId }) => orderId)).toEqual(
      scripts.map(({ locale }) => ordered[locale]?.orderId),
    );
    expect(await endDemo('SIGKILL', 'alone')).toBeNull();
    demo = await startDemoProcess(demoArguments);
    expect(await standing()).toEqual(before);
  });
});

describe('Ctrl-C', () => {
  it('ends everything in good order', async () => {
    expect(await endDemo('SIGINT')).toBe(0);
    expect(demo.output()).toMatch(/Ctrl-C ends everything\.\s*$/);
  });
});

describe('a fresh start', () => {
  it('with the same seed and the same hour says the same again', async () => {
    demo = await startDemoProcess([...demoArguments, '--fresh']);
    for (const { locale, order } of scripts) {
      expect(await demo.say(order, locale)).toBe(ordered[locale]?.reply);
      expect((await newestOrder(locale))?.status).toBe('delivered');
    }
    expect(await endDemo('SIGTERM', 'alone')).toBe(0);
  });
});

describe('a start that cannot be', () => {
  it('names a port that is in use, and how to choose another', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const run = runProgram('demo/main.ts', ['--port', String(port), '--data', dataDir]);
    expect(await run.ended()).toBe(1);
    expect(run.output()).toContain(`Port ${port} is in use. Choose another one: npm start -- --port`);
    server.close();
  });

  it('explains a wrong option', async () => {
    const run = runProgram('demo/main.ts', ['--sed', '3']);
    expect(await run.ended()).toBe(2);
    expect(run.output()).toContain('--seed N');
  });

  it('has no shop to import into when no demo runs', async () => {
    const file = join(__dirname, '../../demo/deals.csv');
    const nowhere = { TABLE_NAME: '', DYNAMODB_ENDPOINT: '' };
    const run = runProgram('tools/import-deals.ts', [file, '--data', dataDir], nowhere);
    expect(await run.ended()).toBe(1);
    expect(run.output()).toContain('run "npm start" in another terminal');
  });
});
