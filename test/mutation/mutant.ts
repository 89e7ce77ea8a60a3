/** One rule of the product taken away. */
export interface Mutant {
  /** The rule that holds no longer. */
  name: string;
  /** Where it stands, below the root. */
  file: string;
  /** The source without it. @throws Error when it does not stand there, just once. */
  change(source: string): string;
}

/** A rule, and the text that stands for it and nowhere else in its file. */
export interface WrittenRule extends Omit<Mutant, 'change'> {
  from: string;
  to: string;
}

/** Puts one text in the place of another. */
export const rewritten = <Rule extends WrittenRule>(rule: Rule): Rule & Mutant => ({
  ...rule,
  change(source) {
    const { name, file, from, to } = rule;
    const places = source.split(from).length - 1;
    if (places !== 1) throw new Error(`"${name}": its text stands ${places} times in ${file}`);
    return source.replace(from, () => to);
  },
});
