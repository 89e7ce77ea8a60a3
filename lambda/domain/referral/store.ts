import type { HouseholdId } from '../ids';
import type { Referral, ReferralCode } from './referral';

export type ReferralResult =
  | { kind: 'saved' }
  /** It was not as it was read: this is how it stands. */
  | { kind: 'changed'; referral?: Referral }
  /** Another household has this very code. */
  | { kind: 'code-taken' }
  /** Who stands at the top of the line was referred meanwhile. */
  | { kind: 'top-changed' };

/** Whoever stands at the top of a line of referrals, as it was read: version 0 where nothing is kept. */
export interface TopOfLine {
  householdId: HouseholdId;
  version: number;
}

export interface ReferralStore {
  read(householdId: HouseholdId): Promise<Referral | undefined>;
  /** Whose code it is. */
  ownerOf(code: ReferralCode): Promise<HouseholdId | undefined>;
  /** Saves a referral with a new code, and whose the code is; given one version on from what was read. */
  giveCode(householdId: HouseholdId, referral: Referral & { code: ReferralCode }): Promise<ReferralResult>;
  /** Saves who referred a household, if the top of that line is still as it was read. */
  link(householdId: HouseholdId, referral: Referral, top?: TopOfLine): Promise<ReferralResult>;
}
