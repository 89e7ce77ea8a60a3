import type { HouseholdId } from '../ids';
import type { Verification } from './verification';
import type { VoiceCode } from './voice-code';

/** Done, or the code as it stands instead; undefined where none does. */
export type ReplaceResult = { kind: 'replaced' } | { kind: 'changed'; code: VoiceCode | undefined };

export interface VoiceCodeStore {
  read(householdId: HouseholdId): Promise<VoiceCode | undefined>;
  /**
   * Puts `after` in the place of exactly `before`, told by its revision; undefined for none. When the answer of the
   * store is lost and asked for again, the change is still made once.
   */
  replace(
    householdId: HouseholdId,
    before: VoiceCode | undefined,
    after: VoiceCode | undefined,
  ): Promise<ReplaceResult>;
}

export interface VerificationStore {
  open(verification: Verification): Promise<void>;
  /** Takes it away: nobody is given the same one twice. When an answer is lost, nobody is given it at all. */
  take(householdId: HouseholdId, id: string): Promise<Verification | undefined>;
}

/** Four digits of one household: hashed together, so that a hash is of no use anywhere else. */
export interface SpokenCode {
  householdId: HouseholdId;
  digits: string;
}

/** Slow, salted, and keyed with something that is not in the table: ten thousand guesses need more than the table. */
export interface CodeHasher {
  /** With a new salt. */
  hash(code: SpokenCode): Promise<Pick<VoiceCode, 'salt' | 'hash'>>;
  /** Takes as long whichever digit is wrong. */
  matches(code: SpokenCode, kept: Pick<VoiceCode, 'salt' | 'hash'>): Promise<boolean>;
}
