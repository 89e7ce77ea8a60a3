/** The real ASK command line, installed as `npm run ask` does, drives the local Alexa with the toy skill. */
import { type LocalAlexaServer, serveLocalAlexa } from '../../simulator/server';
import { THIS_SKILL } from '../../simulator/server/skill-ids';
import { toyOptions } from '../../simulator/server/support/toy-server';
import { TOY_SKILL_ID } from '../../simulator/server/support/toy-skill';
import { withSkillId } from '../../tools/ask';
import { replay, runAsk } from './replay';

const FIRST_INSTALLATION_MS = 300_000;
/** The command line takes seconds to start, once for each command, and more on a busy machine. */
jest.setTimeout(180_000);
const THE_SKILL = ['--skill-id', TOY_SKILL_ID, '--stage', 'development'];
const NO_SERVER = 'http://127.0.0.1:9';

let server: LocalAlexaServer;
beforeAll(async () => {
  server = await serveLocalAlexa(toyOptions());
  await runAsk(server.url, ['--version']);
}, FIRST_INSTALLATION_MS);
afterAll(() => server.close());

const json = async (args: string[]) => JSON.parse((await runAsk(server.url, args)).stdout);

test.each([
  [
    'en-US',
    [
      'open coffee corner',
      'order something',
      'an unheard of thing',
      'a latte',
      'ask coffee corner for a latte',
    ],
    ['Welcome to the coffee corner. What would you like?', 'Which drink would you like?', undefined],
  ],
  [
    'fr-FR',
    ['ouvre le coin café', 'commande quelque chose', 'un thé'],
    ['Bienvenue au coin café. Que désirez-vous ?', 'Quelle boisson désirez-vous ?', 'Un thé, tout de suite.'],
  ],
])('a talk is replayed in %s', async (locale, utterances, spoken) => {
  const turns = await replay(server.url, { skillId: TOY_SKILL_ID, locale, utterances });
  expect(turns.map(({ utterance }) => utterance).slice(0, spoken.length)).toEqual(
    utterances.slice(0, spoken.length),
  );
  for (const [index, words] of spoken.entries()) if (words) expect(turns[index]?.spoken).toEqual([words]);
  expect(turns[0]).toMatchObject({ newSession: true, status: 'SUCCESSFUL' });
  expect(turns[1]).toMatchObject({ newSession: false });
});

test('a talk is typed', async () => {
  const talk = 'open coffee corner\na tea\n.quit\n';
  const { exitCode, stdout } = await runAsk(server.url, ['dialog', '--locale', 'en-US'], talk);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Welcome to the coffee corner. What would you like?');
});

test('an utterance is simulated, and its result found again', async () => {
  const say = [
    '--input-content',
    'ouvre le coin café',
    '--device-locale',
    'fr-FR',
    '--session-mode',
    'FORCE_NEW_SESSION',
  ];
  const started = await json(['smapi', 'simulate-skill', ...THE_SKILL, ...say]);
  const found = await json(['smapi', 'get-skill-simulation', ...THE_SKILL, '--simulation-id', started.id]);
  expect(started.status).toBe('SUCCESSFUL');
  expect(found).toEqual(started);
});

test('a request goes to the skill as it is', async () => {
  const request = { version: '1.0', request: { type: 'LaunchRequest', requestId: 'r-1', locale: 'fr-FR' } };
  const body = ['--endpoint-region', 'NA', '--skill-request-body', JSON.stringify(request)];
  const answer = await json(['smapi', 'invoke-skill-end-point', ...THE_SKILL, ...body]);
  expect(answer).toMatchObject({
    status: 'SUCCESSFUL',
    result: { skillExecutionInfo: { invocationRequest: { body: request } } },
  });
});

test('the understanding of an utterance is shown', async () => {
  const heard = ['--locale', 'fr-FR', '--utterance', 'un crème'];
  const { selectedIntent } = await json(['smapi', 'profile-nlu', ...THE_SKILL, ...heard]);
  expect(selectedIntent).toMatchObject({
    name: 'OrderIntent',
    slots: { drink: { value: expect.any(String) } },
  });
});

test('the package is looked at: skills, model, validations', async () => {
  const { skills } = await json(['smapi', 'list-skills-for-vendor']);
  expect(skills).toMatchObject([{ skillId: TOY_SKILL_ID }]);
  const model = await json(['smapi', 'get-interaction-model', ...THE_SKILL, '--locale', 'fr-FR']);
  expect(model.interactionModel.languageModel.invocationName).toBe('le coin café');
  const report = await json(['smapi', 'submit-skill-validation', ...THE_SKILL, '--locales', 'en-US,fr-FR']);
  const found = await json(['smapi', 'get-skill-validations', ...THE_SKILL, '--validation-id', report.id]);
  expect(found).toEqual(report);
  expect(found.status).toBe('SUCCESSFUL');
});

test('what the server refuses is a failure of the command', async () => {
  const { exitCode, stderr } = await runAsk(server.url, [
    'smapi',
    'get-skill-status',
    '--skill-id',
    'amzn1.ask.skill.other',
  ]);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('404');
});

test('without the local Alexa it says what to do', async () => {
  const { exitCode, stderr } = await runAsk(NO_SERVER, ['dialog', '--locale', 'en-US']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('npm start');
});

describe('the skill that a dialog is about', () => {
  const PROPER = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
  test.each([
    [['dialog'], 'amzn1.ask.skill.local', ['dialog', '--skill-id', THIS_SKILL]],
    [['dialog'], PROPER, ['dialog', '--skill-id', PROPER]],
    [['dialog', '-s', 'amzn1.ask.skill.local'], PROPER, ['dialog', '-s', THIS_SKILL]],
    [['dialog', '--replay', 'talk.json'], PROPER, ['dialog', '--replay', 'talk.json']],
    [['smapi', 'list-skills-for-vendor'], PROPER, ['smapi', 'list-skills-for-vendor']],
  ])('%j with %s', (args, skillId, expected) => {
    expect(withSkillId(args, skillId)).toEqual(expected);
  });
});
