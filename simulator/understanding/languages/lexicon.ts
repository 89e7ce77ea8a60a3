/** What a language brings to matching, besides numbers and dates. All words are folded. */
export interface Lexicon {
  language: 'en' | 'fr';
  /** Said without meaning: forgiven nearly for free. Longest first. */
  fillers: string[][];
  /** Carry little of the meaning: forgiven cheaply. */
  lightWords: Set<string>;
  /** Do not tell one product name from another. */
  glueWords: Set<string>;
  /** Between several names in one breath. */
  joiningWords: Set<string>;
  /** Stripped from the start of a slot's value. Longest first. */
  articles: string[][];
  invocation: InvocationWords;
  /** Amazon's usual phrases of the built-in intents. */
  builtInPhrases: { [intent: string]: string[] };
}

export interface InvocationWords {
  wakeWords: Set<string>;
  launchVerbs: string[][];
  askVerbs: string[][];
  /** Between the invocation name and the request: "to", "for", « de », « que ». */
  connectors: string[][];
  /** Between a request and the invocation name after it: "with", « à ». */
  trailingPrepositions: string[][];
  /** Leaves the skill without asking it. */
  exitPhrases: string[][];
  /** How a preposition melts into the article of the name: « à le » → « au ». */
  contractions: { preposition: string; article: string; contracted: string }[];
}
