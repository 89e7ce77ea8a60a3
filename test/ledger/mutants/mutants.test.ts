import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutants } from './mutants';
import { mutated } from './mutate';

const root = path.join(__dirname, '../../..');

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'the rule "%s" still stands where it can be taken away',
  (_name, mutant) => {
    const source = readFileSync(path.join(root, mutant.file), 'utf8');
    expect(mutated(source, mutant)).not.toBe(source);
  },
);
