import type { Mutant } from './mutants';

/** The source without the rule. @throws Error when the rule does not stand there, just once. */
export function mutated(source: string, { name, file, from, to }: Mutant): string {
  const places = source.split(from).length - 1;
  if (places !== 1) throw new Error(`"${name}": its text stands ${places} times in ${file}`);
  return source.replace(from, () => to);
}
