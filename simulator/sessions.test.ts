import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { told } from './testing/told';
import {
  answer,
  cafe,
  english,
  french,
  goodbye,
  NOW_MS,
  question,
  SKILL_ID,
  toyAlexa,
  withScreen,
} from './testing/toy-skill';
import type { SkillHandler, Turn } from './types';

const OPEN = 'open coffee corner';

function requestOf(turn: Turn, index = 0): RequestEnvelope {
  const invocation = turn.invocations[index];
  if (!invocation) throw new Error(`The turn has no invocation ${index}.`);
  return invocation.request;
}

test('attributes are carried from a response to the next request, and forgotten with the session', async () => {
  const count: SkillHandler = async ({ session }) => {
    const turns = Number(session?.attributes?.turns ?? 0) + 1;
    return { ...question(`Turn ${turns}?`), sessionAttributes: { turns } };
  };
  const alexa = toyAlexa(count);
  expect((await alexa.say(english, OPEN)).spoken).toEqual(['Turn 1?']);
  const second = await alexa.say(english, 'my balance');
  expect(second.spoken).toEqual(['Turn 2?']);
  expect(second.newSession).toBe(false);
  expect((await alexa.say(english, OPEN)).spoken).toEqual(['Turn 1?']);
  expect((await alexa.say(english, 'open coffee corner', { forceNewSession: true })).newSession).toBe(true);
});

test('each pair of account and device has its own session', async () => {
  const alexa = toyAlexa();
  await alexa.say(english, OPEN);
  expect(alexa.sessionOpen(english)).toBe(true);
  expect(alexa.sessionOpen(withScreen)).toBe(false);
  expect(alexa.sessionOpen({ ...english, userId: 'guest' })).toBe(false);
});

test('without a session, words that do not name the skill do not reach it', async () => {
  const turn = await toyAlexa().say(french, 'commande du café');
  expect(turn.invocations).toEqual([]);
  expect(turn.error?.code).toBe('SKILL_NOT_INVOKED');
  expect(turn.spoken).toEqual(['Désolée, je ne sais pas répondre à ça.']);
});

test.each([
  ['true', true, false, false],
  ['false', false, true, true],
  ['left out', undefined, false, true],
])(
  'shouldEndSession %s: open without a screen, open with one',
  async (_, shouldEndSession, without, withOne) => {
    const handler: SkillHandler = async () =>
      answer({
        outputSpeech: { type: 'PlainText', text: 'Well?' },
        ...(shouldEndSession === undefined ? {} : { shouldEndSession }),
      });
    const alexa = toyAlexa(handler);
    expect((await alexa.say(english, OPEN)).sessionEnded).toBe(!without);
    await alexa.say(withScreen, OPEN);
    expect([alexa.sessionOpen(english), alexa.sessionOpen(withScreen)]).toEqual([without, withOne]);
  },
);

test('silence is answered with the reprompt once, then the session ends', async () => {
  const alexa = toyAlexa();
  await alexa.say(english, OPEN);
  expect((await alexa.silence(english)).spoken).toEqual(['Hello. What would you like?']);
  const end = await alexa.silence(english);
  expect(requestOf(end).request).toMatchObject({
    type: 'SessionEndedRequest',
    reason: 'EXCEEDED_MAX_REPROMPTS',
  });
  expect(alexa.sessionOpen(english)).toBe(false);
  expect((await alexa.silence(english)).error?.code).toBe('NO_SESSION');
});

test('an answer in between starts the patience anew', async () => {
  const alexa = toyAlexa();
  await alexa.say(english, OPEN);
  await alexa.silence(english);
  await alexa.say(english, 'my balance');
  expect((await alexa.silence(english)).spoken).toEqual(['BalanceIntent. Anything else?']);
});

test.each(['exit', 'alexa, quit'])('“%s” leaves without asking the skill', async (words) => {
  const alexa = toyAlexa();
  await alexa.say(english, OPEN);
  const turn = await alexa.say(english, words);
  expect(requestOf(turn).request).toMatchObject({ type: 'SessionEndedRequest', reason: 'USER_INITIATED' });
  expect(turn).toMatchObject({ spoken: [], sessionEnded: true });
});

test('“go home” reaches the skill, and the session ends whatever it answers', async () => {
  const alexa = toyAlexa();
  await alexa.say(english, OPEN);
  const turn = await alexa.say(english, 'go home');
  expect(turn).toMatchObject({ spoken: ['AMAZON.NavigateHomeIntent. Anything else?'], sessionEnded: true });
  expect(alexa.sessionOpen(english)).toBe(false);
});

test('leaving tells the skill; without a session there is nothing to leave', async () => {
  const alexa = toyAlexa();
  expect(await alexa.leave(english)).toBeUndefined();
  await alexa.say(english, OPEN);
  expect(requestOf((await alexa.leave(english)) as Turn).request.type).toBe('SessionEndedRequest');
});

const never = () => new Promise<undefined>(() => {});
const FAILURES: [what: string, handler: SkillHandler, code: string, message: RegExp][] = [
  [
    'throws',
    async () => {
      throw new Error('no coffee left');
    },
    'INVALID_RESPONSE',
    /no coffee left/,
  ],
  [
    'throws at once',
    () => {
      throw new Error('no coffee left');
    },
    'INVALID_RESPONSE',
    /no coffee left/,
  ],
  ['does not answer in time', never, 'ENDPOINT_TIMEOUT', /within 20 ms/],
  ['answers nothing', async () => undefined, 'INVALID_RESPONSE', /answered nothing/],
  [
    'answers without a version',
    async () => ({ response: {} }) as ResponseEnvelope,
    'INVALID_RESPONSE',
    /no version/,
  ],
  [
    'answers without a response',
    async () => ({ version: '1.0' }) as ResponseEnvelope,
    'INVALID_RESPONSE',
    /no response/,
  ],
  ['answers with broken SSML', async () => goodbye('<p>Bye'), 'INVALID_RESPONSE', /closes what is not open/],
  [
    'answers with 24 KB',
    async () => ({ ...goodbye('Bye'), sessionAttributes: { big: 'x'.repeat(25_000) } }),
    'INVALID_RESPONSE',
    /24 KB/,
  ],
];

test.each(FAILURES)(
  'when the skill %s, Alexa apologises and ends the session',
  async (_, handler, code, message) => {
    const alexa = toyAlexa(handler, { handlerTimeoutMs: 20 });
    const turn = await alexa.say(french, 'ouvre le café du coin');
    expect(turn.spoken).toEqual(['Il y a eu un problème avec la réponse de la Skill demandée.']);
    expect(turn.error).toEqual({ code, message: expect.stringMatching(message) });
    expect(requestOf(turn, 1).request).toMatchObject({
      type: 'SessionEndedRequest',
      reason: 'ERROR',
      error: { type: code },
    });
    expect(alexa.sessionOpen(french)).toBe(false);
  },
);

test('a handler may take a callback instead of returning a promise', async () => {
  const handler = ((
    _event: unknown,
    _context: unknown,
    callback: (error: unknown, response: ResponseEnvelope) => void,
  ) => {
    callback(null, goodbye('Called back.'));
  }) as unknown as SkillHandler;
  expect((await toyAlexa(handler).say(english, OPEN)).spoken).toEqual(['Called back.']);
});

test('an envelope says who speaks, to what, when, and in which language', async () => {
  const alexa = toyAlexa(cafe, { apiEndpoint: 'http://127.0.0.1:8790' });
  const { context, request, session } = requestOf(
    await alexa.say({ ...withScreen, personId: 'voice-1' }, OPEN),
  );
  expect(context.System).toMatchObject({
    application: { applicationId: SKILL_ID },
    user: {
      userId: 'anna',
      accessToken: 'linked-token',
      permissions: { scopes: { 'alexa::profile:name:read': { status: 'GRANTED' } } },
    },
    person: { personId: 'voice-1' },
    device: {
      deviceId: 'hall',
      supportedInterfaces: { 'Alexa.Presentation.APL': { runtime: { maxVersion: '1.4' } } },
    },
    apiEndpoint: 'http://127.0.0.1:8790',
  });
  expect(context.Viewport).toBeDefined();
  expect(request).toMatchObject({
    type: 'LaunchRequest',
    locale: 'en-US',
    timestamp: new Date(NOW_MS).toISOString().replace('.000', ''),
  });
  expect(session).toMatchObject({
    new: true,
    application: { applicationId: SKILL_ID },
    user: { userId: 'anna' },
  });
});

test('a guest without a screen has neither token, person, permissions nor APL', async () => {
  const { context } = requestOf(
    await toyAlexa().say({ ...french, userId: 'guest', personId: 'stranger' }, 'ouvre le café du coin'),
  );
  expect(context.System.user).toEqual({ userId: 'guest' });
  expect(context.System.person).toBeUndefined();
  expect(context.System.device?.supportedInterfaces).toEqual({});
  expect(context.Viewport).toBeUndefined();
});

test('dates are those of the account’s time zone', async () => {
  const alexa = toyAlexa(cafe, { now: () => Date.parse('2026-11-20T03:00:00Z') });
  const utterance = "qu'est-ce que j'ai bu hier";
  expect(told(alexa.understand(french, utterance).selected)).toBe('HistoryIntent period=2026-11-19');
  expect(told(alexa.understand({ ...french, userId: 'guest' }, utterance).selected)).toBe(
    'HistoryIntent period=2026-11-18',
  );
});

test('events come without a session; a touch comes within it', async () => {
  const alexa = toyAlexa();
  const event = await alexa.send(english, {
    type: 'AlexaSkillEvent.SkillDisabled',
    body: { userInformationPersistenceStatus: 'NOT_PERSISTED' },
  });
  expect(requestOf(event).session).toBeUndefined();
  await alexa.say(withScreen, OPEN);
  const touch = requestOf(await alexa.touch(withScreen, ['buy', 3], 'menu'));
  expect(touch.session?.new).toBe(false);
  expect(touch.request).toMatchObject({
    type: 'Alexa.Presentation.APL.UserEvent',
    arguments: ['buy', 3],
    token: 'menu',
  });
});

test('the document on the screen is kept, and its token told from then on', async () => {
  const document = { type: 'APL', version: '1.4', mainTemplate: {} };
  const render = {
    type: 'Alexa.Presentation.APL.RenderDocument' as const,
    token: 'menu',
    document,
    datasources: { menu: { title: 'Menu' } },
  };
  const alexa = toyAlexa(async () => question('Well?', [render]));
  const turn = await alexa.say(withScreen, OPEN);
  expect(turn.screen).toEqual({ document, datasources: { menu: { title: 'Menu' } }, token: 'menu' });
  const next = requestOf(await alexa.say(withScreen, 'my balance'));
  expect(next.context['Alexa.Presentation.APL']?.token).toBe('menu');
});

test('a purchase comes back as Connections.Response in a new session', async () => {
  const buy = { type: 'Connections.SendRequest' as const, name: 'Buy', payload: {}, token: 'cart-1' };
  const handler: SkillHandler = async ({ request }) =>
    request.type === 'Connections.Response'
      ? question('Thank you. More?')
      : answer({ directives: [buy], shouldEndSession: true });
  const connections = async () => ({
    status: { code: '200', message: 'OK' },
    payload: { purchaseResult: 'ACCEPTED' },
  });
  const turn = await toyAlexa(handler, { connections }).say(english, OPEN);
  expect(turn).toMatchObject({ spoken: ['Thank you. More?'], sessionEnded: false });
  const [before, after] = [requestOf(turn, 0), requestOf(turn, 1)];
  expect(after.request).toMatchObject({
    type: 'Connections.Response',
    name: 'Buy',
    token: 'cart-1',
    payload: { purchaseResult: 'ACCEPTED' },
  });
  expect(after.session?.new).toBe(true);
  expect(after.session?.sessionId).not.toBe(before.session?.sessionId);
});

test('a connection that was started resumes the session with its result', async () => {
  const start = {
    type: 'Connections.StartConnection' as const,
    uri: 'connection://AMAZON.VerifyPerson/2',
    input: {},
    token: 'door-1',
  };
  const handler: SkillHandler = async ({ request }) =>
    request.type === 'SessionResumedRequest' ? goodbye('Verified.') : answer({ directives: [start] });
  const connections = async () => ({
    status: { code: '200', message: 'OK' },
    result: { status: 'ACHIEVED' },
  });
  const turn = await toyAlexa(handler, { connections }).say(english, OPEN);
  expect(requestOf(turn, 1).request).toMatchObject({
    cause: { type: 'ConnectionCompleted', token: 'door-1', result: { status: 'ACHIEVED' } },
  });
  expect((await toyAlexa(handler).say(english, OPEN)).sessionEnded).toBe(true);
});

test('a raw envelope is passed as it is', async () => {
  const envelope = { version: '1.0', request: { type: 'LaunchRequest', locale: 'fr-FR' } };
  const { response } = await toyAlexa().invoke(envelope);
  expect(response?.response.outputSpeech).toMatchObject({ text: 'Bonjour. Que voulez-vous ?' });
  await expect(
    toyAlexa(async () => {
      throw new Error('broken');
    }).invoke(envelope),
  ).rejects.toThrow(/broken/);
});
