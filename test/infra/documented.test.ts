import { readFileSync } from 'node:fs';

/** Each once: what two functions read stands in the table of both. */
const namesIn = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

test('every variable that is read is explained, and none that is not', () => {
  const read = namesIn(readFileSync('lambda/config.ts', 'utf8'), /^ {2}([A-Z][A-Z_]+):/gm);
  const explained = namesIn(readFileSync('docs/configuration.md', 'utf8'), /^\| `([A-Z][A-Z_]+)` \|/gm);
  expect(read).toContain('SKILL_ID');
  expect(explained).toEqual(read);
});

test('every term of the seller is explained', () => {
  const { terms } = JSON.parse(readFileSync('infra/seller.example.json', 'utf8'));
  const explained = namesIn(readFileSync('docs/configuration.md', 'utf8'), /^\| `([a-z]\w+)` \|/gm);
  expect(explained).toEqual(Object.keys(terms).sort());
});
