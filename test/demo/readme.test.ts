/** The first dialogue of the README is what the demo says when it is started as the README says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '../support/source-tree';
import { type DemoProcess, startDemoProcess } from './demo-process';

jest.setTimeout(120_000);

const readme = textOf('README.md');
const dataDir = mkdtempSync(join(tmpdir(), 'readme-'));
const [, startOptions = ''] = /`npm start -- (--now [^`]+)`/.exec(readme) ?? [];

/** Blocks of quoted lines, each in the language that its colons tell. */
const dialogues = (readme.match(/(?:^> .*\n)+/gm) ?? []).map((block) => {
  const text = block.replace(/^> /gm, '').replace(/\s+/g, ' ');
  const turns = [...text.matchAll(/\*\*U ?:\*\* (.+?)<br> \*\*A ?:\*\* (.+?)(?:<br>|$)/g)];
  return {
    locale: text.includes('**U :**') ? 'fr-FR' : 'en-US',
    turns: turns.map(([, said = '', answer = '']) => ({ said, answer: answer.trim() })),
  };
});

let demo: DemoProcess;
beforeAll(async () => {
  demo = await startDemoProcess([...startOptions.split(' '), '--data', dataDir]);
});
afterAll(async () => {
  demo.signal('SIGINT');
  await demo.nothingLeft();
  rmSync(dataDir, { recursive: true, force: true });
});

test('there is one in each language', () => {
  expect(dialogues.map(({ locale, turns }) => [locale, turns.length > 3])).toEqual([
    ['en-US', true],
    ['fr-FR', true],
  ]);
});

test.each(dialogues)('the dialogue in $locale is what is said', async ({ locale, turns }) => {
  for (const { said, answer } of turns) {
    const spoken = (await demo.say(said, locale)).replace(/\s+/g, ' ');
    expect({ said, answer: spoken }).toEqual({ said, answer });
  }
});
