import { createHash } from 'node:crypto';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant, plusMs } from '../time';

/** One question that waits for Alexa's own check of who is speaking. Used up by the first answer, whatever it is. */
export interface Verification {
  /** Comes back with the answer, and knows nothing else. */
  id: string;
  householdId: HouseholdId;
  /** Who asked, as `voiceOf` names a voice. */
  voice: string;
  /** What goes on once it is proven; the voice side's own words. */
  question: string;
  expiresAt: Instant;
}

export const verificationPrefix = 'ver';
/** Long enough to say a PIN twice. */
const validMs = 5 * 60_000;

/** A recognised voice under a short name that is of no use elsewhere. */
export const voiceOf = (personId: string): string =>
  createHash('sha256').update(personId).digest('base64url').slice(0, 22);

/** Keeps a question until Alexa has checked the voice. @returns the token that Alexa brings back. */
export async function openVerification(
  { verifications, ids }: Pick<Shop, 'verifications' | 'ids'>,
  asked: Pick<Verification, 'householdId' | 'voice' | 'question'>,
  now: Instant,
): Promise<string> {
  const id = ids.next(verificationPrefix, epochMsOf(now));
  await verifications.open({ ...asked, id, expiresAt: plusMs(now, validMs) });
  return id;
}

export type TakeOutcomes = {
  waiting: { question: string };
  /** Unknown here, answered before, or too late. */
  lapsed: NoFacts;
  /** Somebody else answered. */
  'other-voice': { question: string };
};

/** The question that a token stands for, once, in its time and for the voice that asked. */
export async function takeVerification(
  { verifications }: Pick<Shop, 'verifications'>,
  given: { householdId: HouseholdId; id: string; voice: string | undefined },
  now: Instant,
): Promise<Outcome<TakeOutcomes>> {
  const taken = await verifications.take(given.householdId, given.id);
  if (!taken || now >= taken.expiresAt) return outcome('lapsed');
  const { question } = taken;
  return taken.voice === given.voice
    ? outcome('waiting', { question })
    : outcome('other-voice', { question });
}
