import type { RequestEnvelope } from 'ask-sdk-model';
import type { Elicited, Json, Pending, Words } from './outcome';

/** What one turn leaves to the next, in the session's attributes. */
export interface Conversation {
  /** The question that waits. */
  pending?: Pending;
  /** The slot that a bare word fills, as long as its question waits. */
  elicit?: Elicited;
  /** Said last, for "repeat". */
  said?: Pick<Words, 'say' | 'ask'>;
  /** Turns in a row that were not understood. */
  misses: number;
  /** Turns taken in this session. */
  turns: number;
  /** The last turn failed in doubt. */
  inDoubt?: boolean;
}

export const newConversation: Conversation = { misses: 0, turns: 0 };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const countOf = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);

/** A question as it was kept, or undefined for anything else. */
export function pendingOf(value: unknown): Pending | undefined {
  if (!isRecord(value)) return undefined;
  const { intent, question, data } = value;
  if (typeof intent !== 'string' || typeof question !== 'string') return undefined;
  return { intent, question, ...(data !== undefined && { data: data as Json }) };
}

function elicitedOf(value: unknown): Elicited | undefined {
  if (!isRecord(value)) return undefined;
  const { intent, slot } = value;
  return typeof intent === 'string' && typeof slot === 'string' ? { intent, slot } : undefined;
}

function saidOf(value: unknown): Conversation['said'] {
  if (!isRecord(value) || typeof value.say !== 'string') return undefined;
  return { say: value.say, ...(typeof value.ask === 'string' && { ask: value.ask }) };
}

/** The conversation so far; attributes of another shape begin a new one. */
export function conversationOf(envelope: RequestEnvelope): Conversation {
  const attributes: unknown = envelope.session?.attributes;
  if (!isRecord(attributes)) return newConversation;
  const pending = pendingOf(attributes.pending);
  const elicit = elicitedOf(attributes.elicit);
  const said = saidOf(attributes.said);
  return {
    misses: countOf(attributes.misses),
    turns: countOf(attributes.turns),
    ...(pending && { pending }),
    ...(elicit && { elicit }),
    ...(attributes.inDoubt === true && { inDoubt: true }),
    ...(said && { said }),
  };
}
