import { Fault } from '../fault';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import { afterTry, mostMisses, type VoiceCode } from './voice-code';

export type CheckOutcomes = {
  right: NoFacts;
  wrong: { triesLeft: number };
  /** `justNow`: by this very try. */
  locked: { justNow: boolean };
  'not-set': NoFacts;
};

/** One try. */
export interface CodeTry {
  householdId: HouseholdId;
  /** Four digits. */
  digits: string;
  /** Who is heard to say them, as `voiceOf` names a voice; remembered when they are right. */
  voice?: string;
  now: Instant;
}

/** Others can be faster three times before it is locked, and once more for each right try among them. */
const mostRounds = 60;

function told(code: VoiceCode, isRight: boolean): Outcome<CheckOutcomes> {
  if (isRight) return outcome('right');
  if (code.lockedAt !== undefined) return outcome('locked', { justNow: true });
  return outcome('wrong', { triesLeft: mostMisses - code.misses });
}

/** The answer is kept per hash: when others were faster, nothing slow is done again. */
function matcher({ codeHasher }: Pick<Shop, 'codeHasher'>, { householdId, digits }: CodeTry) {
  const known = new Map<string, Promise<boolean>>();
  return (code: VoiceCode): Promise<boolean> => {
    const answer = known.get(code.hash) ?? codeHasher.matches({ householdId, digits }, code);
    known.set(code.hash, answer);
    return answer;
  };
}

/**
 * Tries a code. Every try, the right ones too, is counted on the revision it was judged by before its answer is told:
 * of any number of tries at once three are wrong at most, and a right one that comes after the lock is refused.
 * @param standing the code as the turn has read it; read anew only when it has changed since.
 * @throws Fault when the store fails; then nothing is told about the digits, and the try may count.
 */
export async function checkVoiceCode(
  shop: Pick<Shop, 'voiceCodes' | 'codeHasher' | 'ids'>,
  standing: VoiceCode | undefined,
  attempt: CodeTry,
): Promise<Outcome<CheckOutcomes>> {
  const { householdId, voice, now } = attempt;
  const matches = matcher(shop, attempt);
  const revision = shop.ids.next('vcr', epochMsOf(now));
  let code = standing;
  for (let round = 0; round < mostRounds; round++) {
    if (!code) return outcome('not-set');
    if (code.lockedAt !== undefined) return outcome('locked', { justNow: false });
    const isRight = await matches(code);
    const after = afterTry(code, { isRight, voice, now, revision });
    const result = await shop.voiceCodes.replace(householdId, code, after);
    // Its own change may be told as another's, when the store forgot the token.
    if (result.kind === 'replaced' || result.code?.revision === revision) return told(after, isRight);
    code = result.code;
  }
  throw new Fault('store-conflict', 'a voice code is tried too often at once');
}
