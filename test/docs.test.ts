import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { faultCodes } from '../lambda/domain/fault';
import { root, textOf, trackedFiles } from './support/source-tree';

/** The papers say what is there: every link, command and code in them leads somewhere. */

const papers = trackedFiles().filter((file) => file.endsWith('.md'));
const { scripts } = JSON.parse(textOf('package.json'));

/** Headings as a link names them: `#the-way-of-a-request`. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const withoutCode = (text: string): string => text.replace(/^```.*?^```/gms, '');

const headingsOf = (file: string): string[] =>
  [...withoutCode(textOf(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** What is wrong with a link that stays inside the project, if anything. */
function problemWith(paper: string, link: string): string | undefined {
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? paper : path.posix.join(path.posix.dirname(paper), target);
  if (!existsSync(path.join(root, file))) return `${paper} links to ${link}, which is not there`;
  const isMissing = anchor !== undefined && !headingsOf(file).includes(anchor);
  return isMissing ? `${paper} links to ${link}: ${file} has no such heading` : undefined;
}

const linksOf = (paper: string): string[] =>
  [...withoutCode(textOf(paper)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

test('every link in the papers leads to a file, and to a heading where it names one', () => {
  const problems = papers.flatMap((paper) =>
    linksOf(paper).flatMap((link) => problemWith(paper, link) ?? []),
  );
  expect(papers).toContain('README.md');
  expect(problems).toEqual([]);
});

/** Names of the walk-through in docs/adding-an-intent.md, which nobody has written. */
const example = 'track-order';

const map = 'lambda/README.md';
/** Whose folders are all on the map. */
const mappedRooms = ['voice/', 'voice/intents/', 'domain/', 'adapters/', 'http/'].map(
  (room) => `lambda/${room}`,
);

/** `lambda/domain/orders`, of `lambda/domain/orders/store.ts` in `lambda/domain/`. */
function folderIn(room: string, file: string): string[] {
  const [folder, ...rest] = file.startsWith(room) ? file.slice(room.length).split('/') : [];
  return rest.length > 0 ? [`${room}${folder}`] : [];
}

test('the map of the house has every folder and every function', () => {
  const files = trackedFiles();
  const folders = files.flatMap((file) => mappedRooms.flatMap((room) => folderIn(room, file)));
  const functions = files.filter((file) => /^lambda\/entry\/[\w-]+\.ts$/.test(file));
  const linked = linksOf(map).map((link) => path.posix.join('lambda', link).replace(/\/$/, ''));
  const places = new Set([...folders, ...functions]);
  expect(places.size).toBeGreaterThan(50);
  expect([...places].filter((place) => !linked.includes(place))).toEqual([]);
});

test('every file that is named from the root is there', () => {
  const rooms = 'lambda|simulator|demo|infra|tools|test|bench|docs|skill-package';
  const named = new RegExp(`\x60((?:${rooms})/[\\w./-]*)\x60`, 'g');
  const missing = papers.flatMap((paper) =>
    [...textOf(paper).matchAll(named)]
      .map(([, file = '']) => file)
      .filter((file) => !file.includes(example) && !existsSync(path.join(root, file)))
      .map((file) => `${paper}: ${file}`),
  );
  expect(missing).toEqual([]);
});

test('every command in the papers is a script of package.json', () => {
  const unknown = papers.flatMap((paper) =>
    [...textOf(paper).matchAll(/\bnpm run ([a-z][\w:-]*)/g)]
      .filter(([, script = '']) => !(script in scripts))
      .map(([command]) => `${paper}: ${command}`),
  );
  expect(unknown).toEqual([]);
});

test('every script is in the table of commands', () => {
  const untold = Object.keys(scripts).filter(
    (script) => !new RegExp(`npm (run )?${script}\\b(?!:)`).test(textOf('README.md')),
  );
  expect(untold).toEqual([]);
});

/** Item, partition key and sort key of each row; the comment of the code and the paper have the same table. */
const keyRowsOf = (file: string): string[][] =>
  [...textOf(file).matchAll(/^(?: \* )?\| ([^`|(]+?) +\| (`[^`]+`) +\| (`[^`]+`) +\|/gm)].map((row) =>
    row.slice(1, 4),
  );

test('the data model lists the keys that the table has', () => {
  const keys = keyRowsOf('lambda/adapters/dynamodb/table.ts');
  expect(keys.length).toBeGreaterThan(10);
  expect(keyRowsOf('docs/data-model.md')).toEqual(keys);
});

test('every fault has its paragraph, and no other', () => {
  const explained = [...textOf('docs/faults.md').matchAll(/^## (.+)\n\n\S/gm)].map(([, code]) => code);
  expect(explained).toEqual([...faultCodes]);
});

test('decisions are numbered from 1 without gaps, in name and title', () => {
  const files = readdirSync(path.join(root, 'docs/decisions')).sort();
  const numbers = files.map((file) => Number(/^(\d{4})-[a-z-]+\.md$/.exec(file)?.[1]));
  const titled = files.map((file) => Number(/^# (\d+)\. /.exec(textOf(`docs/decisions/${file}`))?.[1]));
  expect(numbers).toEqual(files.map((_, index) => index + 1));
  expect(titled).toEqual(numbers);
});
