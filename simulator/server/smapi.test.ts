import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulation } from './simulations';
import { contractJudge } from './support/smapi-contract';
import { toyOptions, toyServer } from './support/toy-server';
import { TOY_PACKAGE_DIR, TOY_SKILL_ID } from './support/toy-skill';
import type { ValidationReport } from './validations';

const V1 = `/v1/skills/${TOY_SKILL_ID}`;
const V2 = `/v2/skills/${TOY_SKILL_ID}/stages/development`;
const MODEL = `${V1}/stages/development/interactionModel/locales`;
const broken = contractJudge();

const utterance = (content: string, locale = 'en-US', mode?: string) => ({
  input: { content },
  device: { locale },
  ...(mode ? { session: { mode } } : {}),
});
const LAUNCH = { version: '1.0', request: { type: 'LaunchRequest', requestId: 'r-1', locale: 'fr-FR' } };
const captions = (body: unknown) =>
  (body as Simulation).result.alexaExecutionInfo.alexaResponses.map(({ content }) => content.caption);

describe('the contract of the skill management API', () => {
  const ask = toyServer();
  const product = { definition: 'v1.isp.ListInSkillProductResponse' };
  test.each([
    ['GET', '/v1/vendors', undefined, 'v1.vendorManagement.Vendors'],
    ['GET', '/v1/skills?vendorId=LOCAL', undefined, 'v1.skill.ListSkillResponse'],
    ['GET', `${V1}/status`, undefined, 'v1.skill.SkillStatus'],
    ['GET', `${V1}/stages/development/inSkillProducts`, undefined, product.definition],
    ['GET', `${MODEL}/fr-FR`, undefined, 'v1.skill.interactionModel.InteractionModelData'],
    [
      'POST',
      `${MODEL}/fr-FR/profileNlu`,
      { utterance: 'un crème' },
      'v1.skill.evaluations.ProfileNluResponse',
    ],
    [
      'POST',
      `${MODEL}/en-US/profileNlu`,
      { utterance: 'order something' },
      'v1.skill.evaluations.ProfileNluResponse',
    ],
    [
      'POST',
      `${V2}/simulations`,
      utterance('open coffee corner'),
      'v2.skill.simulations.SimulationsApiResponse',
    ],
    ['POST', `${V1}/simulations`, utterance('order a latte'), 'v1.skill.simulations.SimulationsApiResponse'],
    [
      'POST',
      `${V2}/invocations`,
      { endpointRegion: 'NA', skillRequest: { body: LAUNCH } },
      'v2.skill.invocations.InvocationsApiResponse',
    ],
    [
      'POST',
      `${V1}/invocations`,
      { endpointRegion: 'EU', skillRequest: { body: LAUNCH } },
      'v1.skill.invocations.InvokeSkillResponse',
    ],
  ])('%s %s', async (method, path, body, definition) => {
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(200);
    expect(broken(definition, answer.body)).toEqual([]);
  });

  test('a body that does not fit is noticed', () => {
    expect(broken('v2.skill.simulations.SimulationsApiResponse', { id: 1, status: 'DONE' })).toHaveLength(2);
  });

  test('refusals have a code and a message', async () => {
    const answer = await ask('GET', `${V2}/simulations/unknown`);
    expect(answer.status).toBe(404);
    expect(broken('v2.Error', answer.body)).toEqual([]);
    expect(answer.body.message).toContain('unknown');
  });
});

describe('what the ASK command line asks before a dialog', () => {
  const ask = toyServer();

  test('the manifest has the custom API only, and every locale', async () => {
    const { body } = await ask('GET', `${V1}/stages/development/manifest`, undefined, {
      authorization: 'local',
    });
    const { apis, publishingInformation } = body.manifest as {
      apis: object;
      publishingInformation: { locales: object };
    };
    expect(Object.keys(apis)).toEqual(['custom']);
    expect(Object.keys(publishingInformation.locales)).toEqual(['en-US', 'fr-FR']);
  });

  test('the skill is enabled', async () => {
    expect((await ask('GET', `${V1}/stages/development/enablement`)).status).toBe(204);
  });

  test('another skill is not here', async () => {
    const answer = await ask('GET', '/v1/skills/amzn1.ask.skill.other/stages/development/manifest');
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(answer.body.message).toContain(TOY_SKILL_ID);
  });

  test('a token must be there', async () => {
    const answer = await ask('GET', '/v1/vendors', undefined, { authorization: '' });
    expect(answer.status).toBe(401);
  });
});

describe('simulations', () => {
  test('the first look at the result is final, and tells of each call', async () => {
    const ask = toyServer();
    const { body: started } = await ask('POST', `${V2}/simulations`, utterance('open coffee corner'));
    const { body } = await ask('GET', `${V2}/simulations/${started.id}`);
    expect(body).toEqual(started);
    expect(body).toMatchObject({
      status: 'SUCCESSFUL',
      result: {
        skillExecutionInfo: {
          invocations: [{ invocationResponse: { body: { response: { shouldEndSession: false } } } }],
        },
      },
    });
    expect(captions(body)).toEqual(['Welcome to the coffee corner. What would you like?']);
  });

  test('two locales have two sessions', async () => {
    const ask = toyServer();
    await ask('POST', `${V2}/simulations`, utterance('open coffee corner'));
    await ask('POST', `${V2}/simulations`, utterance('ouvre le coin café', 'fr-FR'));
    const english = await ask('POST', `${V2}/simulations`, utterance('a tea'));
    const french = await ask('POST', `${V2}/simulations`, utterance('un thé', 'fr-FR'));
    expect(captions(english.body)).toEqual(['One tea, coming up.']);
    expect(captions(french.body)).toEqual(['Un thé, tout de suite.']);
  });

  test('a new session can be forced', async () => {
    const ask = toyServer();
    await ask('POST', `${V2}/simulations`, utterance('open coffee corner'));
    const { body } = await ask('POST', `${V2}/simulations`, utterance('a tea', 'en-US', 'FORCE_NEW_SESSION'));
    expect(body.status).toBe('FAILED');
  });

  test('a failure of the skill has a message', async () => {
    const handler = async () => Promise.reject(new Error('the cups are gone'));
    const { body } = await toyServer(toyOptions({ handler }))(
      'POST',
      `${V2}/simulations`,
      utterance('open coffee corner'),
    );
    expect(body).toMatchObject({
      status: 'FAILED',
      result: { error: { message: expect.stringContaining('the cups are gone') } },
    });
  });

  test('they are forgotten after ten minutes', async () => {
    const options = toyOptions();
    const ask = toyServer(options);
    const { body } = await ask('POST', `${V2}/simulations`, utterance('open coffee corner'));
    options.clock.advance(10 * 60_000);
    expect((await ask('GET', `${V2}/simulations/${body.id}`)).status).toBe(200);
    options.clock.advance(1);
    expect((await ask('GET', `${V2}/simulations/${body.id}`)).status).toBe(404);
  });

  test('version 1 tells of the last call only', async () => {
    const { body } = await toyServer()('POST', `${V1}/simulations`, utterance('open coffee corner'));
    expect(body).toMatchObject({
      result: { skillExecutionInfo: { invocationRequest: { endpoint: 'local' } } },
    });
  });

  test.each([
    ['no JSON', 'hello', 'not JSON'],
    ['a list', '[]', 'JSON object'],
    ['no utterance', { device: { locale: 'en-US' } }, 'input.content'],
    ['no locale', { input: { content: 'hello' } }, 'device.locale'],
    ['a locale of no package', utterance('hallo', 'de-DE'), 'de-DE'],
  ])('refused: %s', async (_name, body, hint) => {
    const answer = await toyServer()('POST', `${V2}/simulations`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(hint);
  });
});

describe('a purchase in the middle of a talk', () => {
  test('the next turn goes on, though the command line believes that the session has ended', async () => {
    const buy = { type: 'Connections.SendRequest', name: 'Buy', payload: {}, token: 't' };
    const speech = (text: string) => ({
      outputSpeech: { type: 'PlainText' as const, text },
      reprompt: { outputSpeech: { type: 'PlainText' as const, text } },
    });
    const handler = async ({ request }: { request: { type: string } }) => {
      if (request.type === 'LaunchRequest')
        return { version: '1.0', response: { directives: [buy as never], shouldEndSession: true } };
      return { version: '1.0', response: { ...speech(`After ${request.type}?`), shouldEndSession: false } };
    };
    const connections = async () => ({
      status: { code: '200', message: 'OK' },
      payload: { purchaseResult: 'ACCEPTED' },
    });
    const ask = toyServer(toyOptions({ handler, connections }));
    await ask('POST', `${V2}/simulations`, utterance('open coffee corner', 'en-US', 'FORCE_NEW_SESSION'));
    const { body } = await ask('POST', `${V2}/simulations`, utterance('a tea', 'en-US', 'FORCE_NEW_SESSION'));
    expect(captions(body)).toEqual(['After IntentRequest?']);
  });
});

describe('what an utterance is understood as', () => {
  const ask = toyServer();

  test('resolved values are flat', async () => {
    const { body } = await ask('POST', `${MODEL}/fr-FR/profileNlu`, { utterance: 'un crème' });
    expect(body).toMatchObject({
      sessionEnded: false,
      selectedIntent: {
        name: 'OrderIntent',
        slots: {
          drink: {
            resolutions: { resolutionsPerAuthority: [{ values: [{ name: 'café au lait', id: 'latte' }] }] },
          },
        },
      },
    });
    expect(body.multiTurn).toBeUndefined();
  });

  test('what is missing is asked for, and the token keeps what was said', async () => {
    const first = await ask('POST', `${MODEL}/en-US/profileNlu`, { utterance: 'order something' });
    expect(first.body.multiTurn).toMatchObject({
      dialogAct: { type: 'Dialog.ElicitSlot', targetSlot: 'drink' },
      prompt: 'Which drink?',
    });
    const filled = await ask('POST', `${MODEL}/en-US/profileNlu`, { utterance: 'order a tea' });
    const intent = Buffer.from(JSON.stringify(filled.body.selectedIntent)).toString('base64url');
    const next = await ask('POST', `${MODEL}/en-US/profileNlu`, {
      utterance: 'order something',
      multiTurnToken: intent,
    });
    expect(next.body.selectedIntent).toMatchObject({ slots: { drink: { value: 'tea' } } });
    expect(next.body.multiTurn).toBeUndefined();
  });

  test('a token of someone else is refused', async () => {
    const answer = await ask('POST', `${MODEL}/en-US/profileNlu`, {
      utterance: 'a tea',
      multiTurnToken: '???',
    });
    expect(answer.status).toBe(400);
  });
});

describe('invocations', () => {
  test('the request goes to the skill as it is', async () => {
    const { body } = await toyServer()('POST', `${V2}/invocations`, {
      endpointRegion: 'NA',
      skillRequest: { body: LAUNCH },
    });
    expect(body).toMatchObject({
      status: 'SUCCESSFUL',
      result: {
        skillExecutionInfo: {
          invocationRequest: { body: LAUNCH },
          invocationResponse: { body: { version: '1.0' } },
        },
      },
    });
  });

  test('a skill that fails is a failed invocation', async () => {
    const handler = async () => Promise.reject(new Error('no milk'));
    const ask = toyServer(toyOptions({ handler }));
    const { body } = await ask('POST', `${V1}/invocations`, {
      endpointRegion: 'NA',
      skillRequest: { body: LAUNCH },
    });
    expect(body).toMatchObject({
      status: 'FAILED',
      result: { error: { message: expect.stringContaining('no milk') } },
    });
  });

  test('without a request it is refused', async () => {
    expect((await toyServer()('POST', `${V2}/invocations`, {})).status).toBe(400);
  });
});

describe('the interaction model', () => {
  test('what is put is kept in memory and the file stays as it is', async () => {
    const ask = toyServer();
    const path = join(TOY_PACKAGE_DIR, 'interactionModels', 'custom', 'en-US.json');
    const before = readFileSync(path, 'utf8');
    const edited = {
      interactionModel: { languageModel: { invocationName: 'tea corner', intents: [], types: [] } },
    };
    expect((await ask('PUT', `${MODEL}/en-US`, edited)).status).toBe(202);
    expect((await ask('GET', `${MODEL}/en-US`)).body).toEqual(edited);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect((await ask('PUT', `${MODEL}/en-US`, {})).status).toBe(400);
    expect((await ask('GET', `${MODEL}/de-DE`)).status).toBe(404);
  });
});

describe('validations', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'package-'));
    cpSync(TOY_PACKAGE_DIR, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  function edit(file: string, from: string, to: string) {
    const path = join(dir, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replaceAll(from, to));
  }

  async function failures(locales: string[]): Promise<{ [title: string]: string }> {
    const ask = toyServer(toyOptions({ packageDir: dir }));
    const started = await ask('POST', `${V1}/stages/development/validations`, { locales });
    expect(started.status).toBe(202);
    const { body } = await ask('GET', `${V1}/stages/development/validations/${started.body.id}`);
    expect(broken('v1.skill.validations.ValidationsApiResponse', body)).toEqual([]);
    const { validations } = (body as unknown as ValidationReport).result;
    const failed = validations.filter(({ status }) => status === 'FAILED');
    return Object.fromEntries(failed.map(({ title, description }) => [title, description]));
  }

  test('the toy skill passes', async () => {
    expect(await failures(['en-US', 'fr-FR'])).toEqual({});
  });

  test.each([
    ['skill.json', '"Coffee Corner"', '""', /Store texts/, /"name" is missing/],
    ['skill.json', 'Alexa, open coffee corner', 'open the shop', /Example phrases/, /open the shop/],
    ['skill.json', 'assets/icon-512.png', 'assets/icon-513.png', /Icons/, /icon-513/],
    ['skill.json', 'https://example.com/privacy', 'http://example.com/privacy', /privacy policy/, /https/],
    [
      'interactionModels/custom/en-US.json',
      '"coffee corner"',
      '"Ask Coffee"',
      /invocation name/,
      /Ask Coffee/,
    ],
    [
      'interactionModels/custom/en-US.json',
      'AMAZON.StopIntent',
      'AMAZON.RepeatIntent',
      /every skill needs/,
      /AMAZON.StopIntent/,
    ],
    [
      'interactionModels/custom/en-US.json',
      'order a {drink}',
      'order a {cup}',
      /Samples use slots/,
      /\{cup\}/,
    ],
    ['interactionModels/custom/en-US.json', '"name": "DRINK"', '"name": "FOOD"', /Slot types/, /DRINK/],
    [
      'interactionModels/custom/en-US.json',
      '"id": "Elicit.Order.drink"',
      '"id": "Other"',
      /prompts/,
      /Elicit.Order.drink/,
    ],
    [
      'interactionModels/custom/fr-FR.json',
      'OrderIntent',
      'CommandeIntent',
      /same intents/,
      /CommandeIntent/,
    ],
  ])('%s: %s → %s', async (file, from, to, title, description) => {
    edit(file, from, to);
    const found = await failures(['en-US']);
    const [, text] = Object.entries(found).find(([name]) => title.test(name)) ?? [];
    expect(text).toMatch(description);
  });

  test('an utterance of two intents is found', async () => {
    edit(
      'interactionModels/custom/en-US.json',
      '"name": "AMAZON.HelpIntent",\n          "samples": []',
      '"name": "AMAZON.HelpIntent",\n          "samples": ["Order something"]',
    );
    expect(await failures(['en-US'])).toMatchObject({
      'No utterance belongs to two intents': expect.stringContaining('AMAZON.HelpIntent'),
    });
  });
});
