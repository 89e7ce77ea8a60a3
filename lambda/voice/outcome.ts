import type { Directive } from 'ask-sdk-model';
import type { Outcome, OutcomeMap } from '../domain/outcome';
import type { Day } from '../domain/time';
import type { Localised } from './locale';

export { type NoFacts, type Outcome, type OutcomeMap, outcome } from '../domain/outcome';

/** What can stand in session attributes. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

export interface Card {
  title: string;
  text: string;
}

/** What is said. A turn ends in its question or, without one, says goodbye by closing the session. */
export interface Words {
  /** Empty when Alexa herself goes on talking. */
  say: string;
  /** One question that can be answered in a word; asked again after silence. */
  ask?: string;
  card?: Card;
  /** Data of the screen, where the outcome has one. */
  screen?: { [key: string]: Json };
}

/** What the words may depend on beside the facts. */
export interface Moment {
  /** In the household's time zone. */
  today: Day;
  /** Counts the household's turns in this session: picks between wordings, never between facts. */
  turn: number;
}

/** One function from facts to words per outcome, in one language. */
export type Speech<M extends OutcomeMap> = { [K in keyof M]: (facts: M[K], moment: Moment) => Words };

/** A question that waits for its answer, in the next turn, by the intent that asked. */
export interface Pending {
  intent: string;
  question: string;
  data?: Json;
}

/** A question that was kept back until it was clear who speaks, with its answer. */
export interface KeptBack {
  question: Pending;
  answer: 'yes' | 'no';
  isCodeProven: boolean;
}

export type AplDocument = { [key: string]: unknown };

/** A slot value of this household alone. */
export interface EntityValue {
  id: string;
  name: string;
  synonyms: string[];
}

/** A slot of an intent. */
export interface Elicited {
  intent: string;
  slot: string;
}

export interface ReplyOptions {
  /** Who answers "yes" and "no"; without it a question is answered by "anything else?". */
  pending?: Pending;
  /** A slot of this intent that a bare word now fills. */
  elicit?: Elicited;
  /** What was asked may have happened already: the store failed in doubt. */
  inDoubt?: true;
  /** Sends the card that links the seller's account. */
  linkAccount?: true;
  /** What the words' `screen` is shown with. */
  apl?: AplDocument;
  /** Hands the talk over to Alexa herself, who sells or verifies; what comes of it opens a new session. */
  handOver?: Directive;
  /** Nothing is said yet: first this question is answered. The words are for when it lapsed. */
  goOn?: KeptBack;
  /** The household's own products, loaded as slot values. */
  products?: EntityValue[];
  /** The names of those it has agreed with to exchange coins, loaded as slot values. */
  contacts?: EntityValue[];
}

/** An intent's answer before it has a language. */
export interface Reply extends ReplyOptions {
  outcome: string;
  words: Localised<(moment: Moment) => Words>;
}

/** Ties an outcome to the speech of every locale. */
export function say<M extends OutcomeMap>(
  speech: Localised<Speech<M>>,
  { name, facts }: Outcome<M>,
  options: ReplyOptions = {},
): Reply {
  const words = {
    'en-US': (moment: Moment) => speech['en-US'][name](facts, moment),
    'fr-FR': (moment: Moment) => speech['fr-FR'][name](facts, moment),
  };
  return { ...options, outcome: name, words };
}
