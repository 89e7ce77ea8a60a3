import { Fault } from '../fault';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { epochMsOf, type Instant } from '../time';
import type { ReplaceResult } from './store';
import { isFourDigits, isObvious, type VoiceCode } from './voice-code';

export type SetOutcomes = {
  set: NoFacts;
  'not-four-digits': NoFacts;
  /** What a stranger would try first. */
  'too-easy': NoFacts;
};

/** Two pages that change it at once are rare; more than this is no accident. */
const mostRounds = 10;

/** Puts a code, or none, in the place of whatever stands. */
async function replace(
  { voiceCodes }: Pick<Shop, 'voiceCodes'>,
  householdId: HouseholdId,
  after: VoiceCode | undefined,
): Promise<void> {
  let before = await voiceCodes.read(householdId);
  for (let round = 0; round < mostRounds; round++) {
    if (!before && !after) return;
    const result: ReplaceResult = await voiceCodes.replace(householdId, before, after);
    if (result.kind === 'replaced') return;
    before = result.code;
  }
  throw new Fault('store-conflict', 'a voice code keeps changing');
}

/**
 * Sets the code anew, which is also what unlocks it. Only for somebody signed in to the account: never by voice.
 * @throws Fault when the store fails.
 */
export async function setVoiceCode(
  shop: Pick<Shop, 'voiceCodes' | 'codeHasher' | 'ids'>,
  householdId: HouseholdId,
  digits: string,
  now: Instant,
): Promise<Outcome<SetOutcomes>> {
  if (!isFourDigits(digits)) return outcome('not-four-digits');
  if (isObvious(digits)) return outcome('too-easy');
  const hashed = await shop.codeHasher.hash({ householdId, digits });
  const revision = shop.ids.next('vcr', epochMsOf(now));
  await replace(shop, householdId, { ...hashed, misses: 0, setAt: now, revision, knownVoices: [] });
  return outcome('set');
}

/** Takes the code away; repeatable. What always needs one is refused from then on. */
export const removeVoiceCode = (shop: Pick<Shop, 'voiceCodes'>, householdId: HouseholdId): Promise<void> =>
  replace(shop, householdId, undefined);
