import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mutant } from './mutant';

const root = path.join(__dirname, '../..');

/** Declares the tests that hold a list of mutants to the sources as they are now. */
export function everyRuleStands(mutants: readonly Mutant[]): void {
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
}
