/** The real ASK command line talks to the real skill, in both languages, until an order stands in the table. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoProcess, startDemoProcess } from '../demo/demo-process';
import { demoTable } from '../support/demo-table';
import { type ReplayedTurn, replay, runAsk } from './replay';

const firstInstallationMs = 300_000;
jest.setTimeout(300_000);

const dataDir = mkdtempSync(join(tmpdir(), 'ask-demo-'));
const table = demoTable(dataDir);
let demo: DemoProcess;

beforeAll(async () => {
  demo = await startDemoProcess(['--data', dataDir, '--now', '2026-06-10T14:00:00Z', '--seed', '1']);
  await runAsk(demo.url, ['--version']);
}, firstInstallationMs);

afterAll(async () => {
  demo.signal('SIGINT');
  await demo.ended();
  rmSync(dataDir, { recursive: true, force: true });
});

const scriptOf = (locale: string): { skillId: string; locale: string; userInput: string[] } =>
  JSON.parse(readFileSync(join(__dirname, '../../demo/replays', `${locale}.json`), 'utf8'));

function expectGoodTurns(turns: ReplayedTurn[], utterances: string[]): void {
  expect(turns.map(({ utterance }) => utterance)).toEqual(utterances);
  for (const { utterance, status, spoken } of turns) {
    expect({ utterance, status }).toEqual({ utterance, status: 'SUCCESSFUL' });
    expect(spoken.join('')).not.toBe('');
  }
}

const saidTo = (turns: ReplayedTurn[], utterance: string): string =>
  turns.find((turn) => turn.utterance === utterance)?.spoken.join(' ') ?? '';

it.each([
  { locale: 'en-US', order: 'make it two', yes: 'yes', done: /^Done, it comes / },
  { locale: 'fr-FR', order: 'mets-en deux', yes: 'oui', done: /^C'est fait, ça arrive / },
])(
  'a replay of $locale ends with an order and a wallet that adds up',
  async ({ locale, order, yes, done }) => {
    const before = await table.auditedBalance(locale);
    const orderBefore = await table.newestOrder(locale);
    const { skillId, userInput } = scriptOf(locale);
    const utterances = userInput.filter((utterance) => utterance !== '.quit');
    expect(utterances.length).toBeGreaterThanOrEqual(12);

    const turns = await replay(demo.url, { skillId, locale, utterances });

    expectGoodTurns(turns, utterances);
    expect(saidTo(turns, yes)).toMatch(done);
    const placed = await table.newestOrder(locale);
    expect(placed?.orderId).not.toBe(orderBefore?.orderId);
    expect(placed).toMatchObject({ lines: [{ quantity: 2 }] });
    const coins = placed?.totalCents ?? 0;
    expect(saidTo(turns, order).replace(/[^\d]/g, '')).toContain(String(coins));
    expect(await table.auditedBalance(locale)).toBe(before - coins);
  },
);

it('simulates, profiles and invokes with the command line', async () => {
  const skill = ['--skill-id', 'amzn1.ask.skill.local', '--stage', 'development'];
  const json = async (...args: string[]) => JSON.parse((await runAsk(demo.url, ['smapi', ...args])).stdout);
  const profiled = await json(
    'profile-nlu',
    ...skill,
    '--locale',
    'fr-FR',
    '--utterance',
    'recommander du café',
  );
  expect(profiled).toMatchObject({
    selectedIntent: { name: 'ReorderIntent', slots: { product: { value: 'café' } } },
  });
  const simulated = await json(
    'simulate-skill',
    ...skill,
    '--input-content',
    'ask my majordomo for my balance',
    '--device-locale',
    'en-US',
    '--session-mode',
    'FORCE_NEW_SESSION',
  );
  expect(simulated).toMatchObject({ status: 'SUCCESSFUL' });
  const { body } = simulated.result.skillExecutionInfo.invocations[0].invocationRequest;
  const invoked = await json(
    'invoke-skill-end-point',
    ...skill,
    '--endpoint-region',
    'NA',
    '--skill-request-body',
    JSON.stringify(body),
  );
  expect(invoked).toMatchObject({ status: 'SUCCESSFUL' });
  expect(JSON.stringify(invoked.result.skillExecutionInfo.invocationResponse)).toMatch(/coins/);
});
