import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { Json, Reply } from './outcome';
import type { Turn } from './turn';

/** How a pending question was answered. */
export type Answer = 'yes' | 'no' | 'next' | 'previous' | 'start-over' | 'missed';

/**
 * Takes the answer to a question that this intent asked; undefined when this answer means nothing to it, and
 * then the skill answers as if nothing had been asked.
 */
export type AnswerHandler = (
  turn: Turn,
  answer: Answer,
  data: Json | undefined,
) => Promise<Reply | undefined>;

/** A phrase's meaning: slots in, outcome out. */
export interface Intent {
  /** As in the interaction model: `ReorderIntent`. */
  name: string;
  /** Slot types by slot name. */
  slots: Record<string, string>;
  /** Slots that are asked for when missing. */
  elicits?: readonly string[];
  handle(turn: Turn, heard: HeardIntent): Promise<Reply>;
  /** By the name of the question. */
  answers?: Record<string, AnswerHandler>;
  /** Begins to read what a question's "yes" needs (`turn.once`), while it is still being proven who speaks. */
  readAhead?: Record<string, (turn: Turn, data: Json | undefined) => Promise<unknown> | undefined>;
  /** Whether it could do what was asked, decided without side effects; "MAYBE" where the catalogue decides. */
  canFulfill?: 'YES' | 'MAYBE';
}
