import { Fault } from '../fault';
import type { HouseholdView } from '../household/household';
import type { HouseholdId } from '../ids';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import type { CodeTerms } from '../wallet/terms';
import { needsCode } from './policy';
import type { VoiceCode } from './voice-code';

/*
 * What is spent by voice counts on the code itself, whatever pays it: the code is what says when it was last proven, and
 * a household without one is asked for none.
 */

/** A code as it was read, and as a purchase leaves it: written with the purchase, or neither is. */
export interface CodeChange {
  householdId: HouseholdId;
  before: VoiceCode;
  after: VoiceCode;
}

/** Something bought by voice. */
export interface Spending {
  kind: 'order' | 'top-up';
  /** The order's or the payment's: it is counted once. */
  id: string;
  /** Coins and card together. */
  amountCents: number;
  /** The code was given for it. */
  isCodeProven: boolean;
}

/** Whether the voice code comes first. */
export function codeFor(
  { voiceCode }: Pick<HouseholdView, 'voiceCode'>,
  { kind, amountCents, isCodeProven }: Spending,
  terms: CodeTerms,
): ReturnType<typeof needsCode> {
  if (isCodeProven) return 'not-needed';
  const withoutCodeCents = voiceCode?.unprovenCents ?? 0;
  return needsCode({ kind, amountCents, withoutCodeCents, isCodeSet: voiceCode !== undefined }, terms);
}

/** What a purchase counts on the code: nothing when it was given for it, or none is set. */
export function countedOn(
  { household, voiceCode }: Pick<HouseholdView, 'household' | 'voiceCode'>,
  { id, amountCents, isCodeProven }: Spending,
): CodeChange | undefined {
  if (!voiceCode || isCodeProven) return undefined;
  const unprovenCents = (voiceCode.unprovenCents ?? 0) + amountCents;
  return {
    householdId: household.id,
    before: voiceCode,
    after: { ...voiceCode, unprovenCents, revision: id },
  };
}

/** Purchases of one household that may come between, each of them once. */
const mostTries = 64;

/**
 * Tries a purchase until the code that it counts on is the one that was read.
 * @param attempt `again` when the code changed since, and with it what may be spent.
 * @throws Fault `store-conflict` when it keeps changing.
 */
export async function untilCounted<Result>(
  attempt: (tries: number) => Promise<Result | 'again'>,
  facts: Record<string, string>,
): Promise<Result> {
  for (let tries = 0; tries < mostTries; tries++) {
    const result = await attempt(tries);
    if (result !== 'again') return result;
  }
  throw new Fault('store-conflict', 'a voice code kept changing', facts);
}

/**
 * Begins to count anew, when somebody was proven by other means than the code. Where the code changed meanwhile it is
 * left at that: it is asked for a little earlier.
 */
export async function noteProof(
  { voiceCodes, ids }: Pick<Shop, 'voiceCodes' | 'ids'>,
  householdId: HouseholdId,
  code: VoiceCode,
  now: Instant,
): Promise<void> {
  const { unprovenCents, ...proven } = code;
  if (unprovenCents === undefined) return;
  const revision = ids.next('vcr', epochMsOf(now));
  await voiceCodes.replace(householdId, code, { ...proven, revision });
}
