/** Facts of each outcome of a use case, by the outcome's name. */
export type OutcomeMap = Record<string, object>;

/** What came of a use case: one of its named outcomes, with the facts that go with it. */
export type Outcome<M> = { [K in keyof M & string]: { name: K; facts: M[K] } }[keyof M & string];

/** Nothing to tell beside the outcome's name. */
export type NoFacts = Record<string, never>;

/** Names an outcome; the use case's return type checks the facts. */
export function outcome<K extends string, F>(name: K, facts: F): { name: K; facts: F };
export function outcome<K extends string>(name: K): { name: K; facts: NoFacts };
export function outcome(name: string, facts: object = {}) {
  return { name, facts };
}
