import { readFileSync } from 'node:fs';
import { deploymentSchema } from '../../infra/seller';
import { sellerSchema } from '../../lambda/config/seller';
import { standardWalletTerms } from '../../lambda/domain/wallet/terms';

/** Each once: what two functions read stands in the table of both. */
const namesIn = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

test('every variable that is read is explained, and none that is not', () => {
  const files = ['shop', 'skill', 'variables', 'devices', 'notices'].map(
    (name) => `lambda/config/${name}.ts`,
  );
  const sources = files.map((file) => readFileSync(file, 'utf8')).join();
  const read = namesIn(sources, /^ {2}([A-Z][A-Z_]+):/gm);
  const explained = namesIn(readFileSync('docs/configuration.md', 'utf8'), /^\| `([A-Z][A-Z_]+)` \|/gm);
  expect(read).toContain('SKILL_ID');
  expect(explained).toEqual(read);
});

test.each([
  ['The seller’s file', deploymentSchema],
  ['The seller’s terms', sellerSchema],
])('%s: each name is explained', (heading, { entries }) => {
  const sections = readFileSync('docs/configuration.md', 'utf8').split(/^## /m);
  const section = sections.find((text) => text.startsWith(heading.replace('’', "'"))) ?? '';
  expect(namesIn(section, /^\| `([a-z]\w+)` \|/gm)).toEqual(Object.keys(entries).sort());
});

/** `limits.verified.dayCoins`, and `packs` for a list. */
const pathsOf = (value: unknown, path: string): string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, path === '' ? key : `${path}.${key}`));

/** As docs/compliance.md writes defaults: numbers in groups of three, lists told in words. */
const shown = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : JSON.stringify(value);

const termAt = (path: string): unknown =>
  path
    .split('.')
    .reduce((value: unknown, key) => (value as Record<string, unknown>)[key], standardWalletTerms);

describe('docs/compliance.md', () => {
  const rows = [
    ...readFileSync('docs/compliance.md', 'utf8').matchAll(/^\| `([a-z][\w.]+)` \| ([^|]+) \|/gm),
  ];

  it('explains every term of the wallet', () => {
    const explained = rows.map(([, path = '']) => path).sort();
    expect(explained).toEqual(pathsOf(standardWalletTerms, '').sort());
  });

  it('tells the defaults that hold', () => {
    const told = rows.map(([, path = '', value = '']) => [path, value.trim()]);
    const single = told.filter(([path = '']) => !Array.isArray(termAt(path)));
    expect(single).toEqual(single.map(([path = '']) => [path, shown(termAt(path))]));
  });
});
