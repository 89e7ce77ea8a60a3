import { PassThrough } from 'node:stream';
import { type LocalAlexaServer, serveLocalAlexa } from '../server';
import { toyOptions } from '../server/support/toy-server';
import { chat } from './chat';

let server: LocalAlexaServer;
beforeEach(async () => {
  server = await serveLocalAlexa(toyOptions());
});
afterEach(() => server.close());

async function talk(locale: string, lines: string[], baseUrl = server.url) {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(lines.map((line) => `${line}\n`).join(''));
  const exitCode = await chat({ baseUrl, locale, input, output });
  output.end();
  return { exitCode, text: (await output.toArray()).join('') };
}

test('a talk in English: words, screen, card, end of the session', async () => {
  const { exitCode, text } = await talk('en-US', ['open coffee corner', 'a latte', ':quit', 'never said']);
  expect(exitCode).toBe(0);
  expect(text).toContain('Alexa: Welcome to the coffee corner. What would you like?\n  [screen: welcome]');
  expect(text).toContain('Alexa: One latte, coming up.\n  [card: Coffee]');
  expect(text).toContain('(session ended)');
  expect(text).not.toContain('never said');
});

test('une conversation en français, et pourquoi', async () => {
  const { text } = await talk('fr-FR', ['ouvre le coin café', 'un thé', ':why', ':json']);
  expect(text).toContain('Alexa: Un thé, tout de suite.');
  expect(text).toMatch(/→ \d\.\d\d {2}OrderIntent {2}drink=thé/);
  expect(text).toContain('"type": "IntentRequest"');
});

test('the language changes in the middle', async () => {
  const { text } = await talk('fr-FR', [':locale de-DE', ':locale en-US', 'open coffee corner']);
  expect(text).toContain('La skill ne parle pas « de-DE »');
  expect(text).toContain('Welcome to the coffee corner.');
});

test('commands that do not exist, and nothing to explain yet', async () => {
  const { exitCode, text } = await talk('en-US', [':dance', ':why', ':help']);
  expect(exitCode).toBe(0);
  expect(text).toContain('There is no command ":dance"');
  expect(text).toContain('Nothing has been said yet.');
});

test('how Alexa’s own part ends is chosen, and shown', async () => {
  const { text } = await talk('en-US', [':choose purchase DECLINED', ':choose', ':choose purchase PERHAPS']);
  expect(text.match(/ {2}purchase DECLINED/g)).toHaveLength(2);
  expect(text).toContain('! "purchase" must be one of ACCEPTED, DECLINED');
});

test('a refusal of the server does not end the talk', async () => {
  const { exitCode, text } = await talk('en-US', ['x'.repeat(1_000_001), 'open coffee corner']);
  expect(exitCode).toBe(0);
  expect(text).toContain('Welcome to the coffee corner.');
});

test('without a local Alexa it says what to do', async () => {
  const { exitCode, text } = await talk('en-US', ['hello'], 'http://127.0.0.1:9');
  expect(exitCode).toBe(1);
  expect(text).toContain('npm start');
});

test('a language the skill does not speak', async () => {
  const { exitCode, text } = await talk('de-DE', ['hallo']);
  expect(exitCode).toBe(2);
  expect(text).toContain('en-US, fr-FR');
});
