import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutants } from './mutants';

const root = path.join(__dirname, '../../..');

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'the rule "%s" still stands where it can be taken away',
  (_name, { file, change }) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    expect(change(source)).not.toBe(source);
  },
);

test('no two of them have one name', () => {
  const names = mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
