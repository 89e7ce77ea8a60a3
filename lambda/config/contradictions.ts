import * as v from 'valibot';

/** Terms that cannot hold together: where, in dots, and why. */
interface Contradiction {
  path: string;
  problem: string;
}

const pathItem = (key: string) =>
  ({ type: 'unknown', origin: 'value', input: undefined, key, value: undefined }) as const;

/** Each term may be right by itself, and still not go with another. */
export const withoutContradictions = <Terms>(contradictionsIn: (terms: Terms) => readonly Contradiction[]) =>
  v.rawCheck<Terms>(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return;
    for (const { path, problem } of contradictionsIn(dataset.value)) {
      const [first = '', ...rest] = path.split('.');
      addIssue({ message: problem, path: [pathItem(first), ...rest.map(pathItem)] });
    }
  });
