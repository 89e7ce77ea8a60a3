/** Something that must never be so, with what shows it. */
export class Violation extends Error {
  override readonly name = 'Violation';

  constructor(
    readonly property: string,
    detail: string,
    evidence?: unknown,
  ) {
    super(`${property}: ${detail}${evidence === undefined ? '' : `\n${JSON.stringify(evidence, null, 1)}`}`);
  }
}

/** Two things that must be the same, told by their JSON with sorted names. */
export function assertSame(property: string, what: string, actual: unknown, expected: unknown): void {
  const [a, b] = [sortedJson(actual), sortedJson(expected)];
  if (a !== b) throw new Violation(property, `${what} is ${a} and should be ${b}`);
}

export function assertThat(isSo: boolean, property: string, detail: string, evidence?: unknown): void {
  if (!isSo) throw new Violation(property, detail, evidence);
}

/** JSON with the names of every object in order, and nothing undefined: one text for one value. */
export function sortedJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  const names = Object.keys(value).sort();
  const of = value as Record<string, unknown>;
  const parts = names.filter((name) => of[name] !== undefined);
  return `{${parts.map((name) => `${JSON.stringify(name)}:${sortedJson(of[name])}`).join(',')}}`;
}
