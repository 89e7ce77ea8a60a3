/** Talks to the local Alexa in a terminal: a line is an utterance, a line that starts with a colon is a command. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ShownTurn } from '../server/local';
import { type Connection, connect, ServerError, Unreachable } from './connection';
import { jsonOf, shownTurn, whyOf } from './show';
import { type Words, wordsFor } from './words';

export interface ChatOptions {
  /** Where the local Alexa answers, for example `http://127.0.0.1:8790`. */
  baseUrl: string;
  locale: string;
  input?: Readable & { isTTY?: boolean };
  output?: Writable & { isTTY?: boolean };
}

/** 0: left in order. 1: no local Alexa there. 2: it speaks no such language. */
export type ExitCode = 0 | 1 | 2;

interface Talk {
  connection: Connection;
  locale: string;
  locales: string[];
  words: Words;
  last?: ShownTurn;
  print: (text: string) => void;
}

export async function chat(options: ChatOptions): Promise<ExitCode> {
  const { input = process.stdin, output = process.stdout } = options;
  const print = (text: string) => void output.write(`${text}\n`);
  const words = wordsFor(options.locale);
  try {
    const connection = connect(options.baseUrl);
    const locales = (await connection.state()).locales.map(({ locale }) => locale);
    if (!locales.includes(options.locale)) {
      print(words.unknownLocale(options.locale, locales));
      return 2;
    }
    print(words.welcome);
    await converse({ connection, locale: options.locale, locales, words, print }, input, output);
    return 0;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    print(words.unreachable(options.baseUrl));
    return 1;
  }
}

async function converse(talk: Talk, input: Readable & { isTTY?: boolean }, output: Writable) {
  const terminal = input.isTTY === true;
  const lines = createInterface({ input, output, terminal, prompt: '> ' });
  if (terminal) lines.prompt();
  for await (const line of lines) {
    if (!terminal) talk.print(`> ${line}`);
    if ((await handle(talk, line.trim())) === 'quit') break;
    if (terminal) lines.prompt();
  }
  lines.close();
}

async function handle(talk: Talk, line: string): Promise<'quit' | 'on'> {
  if (line === '') return 'on';
  if (line.startsWith(':')) return command(talk, line.slice(1));
  await exchange(talk, () => talk.connection.say({ utterance: line, locale: talk.locale }));
  return 'on';
}

async function command(talk: Talk, line: string): Promise<'quit' | 'on'> {
  const [name = '', argument = '', value = ''] = line.split(/\s+/);
  const commands: { [name: string]: () => void | Promise<void> } = {
    why: () => talk.print(talk.last ? whyOf(talk.last, talk.words) : talk.words.nothingYet),
    json: () => talk.print(talk.last ? jsonOf(talk.last) : talk.words.nothingYet),
    silence: () => exchange(talk, () => talk.connection.silence({ locale: talk.locale })),
    locale: () => switchLocale(talk, argument),
    choose: () => choose(talk, argument, value),
    help: () => talk.print(talk.words.help),
  };
  if (name === 'quit' || name === 'q') return 'quit';
  const action = commands[name];
  if (action) await action();
  else talk.print(talk.words.unknownCommand(name));
  return 'on';
}

const exchange = (talk: Talk, ask: () => Promise<ShownTurn>) =>
  sayingRefusals(talk, async () => {
    talk.last = await ask();
    talk.print(shownTurn(talk.last, talk.words));
  });

/** A refusal of the server is said and the talk goes on; a server that is gone ends it. */
async function sayingRefusals(talk: Talk, act: () => Promise<void>) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    talk.print(`! ${error.message}`);
  }
}

/** How purchases, permissions and verifications end from now on; shows the choices that stand. */
async function choose(talk: Talk, kind: string, choice: string) {
  await sayingRefusals(talk, async () => {
    const choices = await talk.connection.choose(kind === '' ? {} : { [kind]: choice });
    for (const [name, chosen] of Object.entries(choices)) talk.print(`  ${name} ${chosen}`);
  });
}

function switchLocale(talk: Talk, locale: string) {
  if (!talk.locales.includes(locale)) return talk.print(talk.words.unknownLocale(locale, talk.locales));
  talk.locale = locale;
  talk.words = wordsFor(locale);
  talk.print(talk.words.nowSpeaking);
}
