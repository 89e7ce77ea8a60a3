import { Fault } from '../fault';
import { withCheckDigit } from '../gift-codes/gift-code';
import type { HouseholdView } from '../household/household';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import {
  type Referral,
  type ReferralCode,
  type ReferralTerms,
  referralDigits,
  referralTermsIn,
} from './referral';

/** Codes are many and households few: two tries are rare, this many are no accident. */
const mostTries = 10;

export type GiveCodeOutcomes = {
  code: { code: ReferralCode; terms: ReferralTerms };
  /** The seller rewards no referrals, or not where this household lives. */
  'referral-off': NoFacts;
  'not-linked': NoFacts;
};

type CodeShop = Pick<Shop, 'seller' | 'referrals' | 'codes'>;

async function newCode(shop: CodeShop, { household, referral }: HouseholdView): Promise<ReferralCode> {
  let standing: Referral | undefined = referral;
  for (let tries = 0; tries < mostTries; tries++) {
    if (standing?.code) return standing.code;
    const code = withCheckDigit(shop.codes.random('0123456789', referralDigits - 1));
    const version = (standing?.version ?? 0) + 1;
    const result = await shop.referrals.giveCode(household.id, { ...standing, code, version });
    if (result.kind === 'saved') return code;
    if (result.kind === 'changed') standing = result.referral;
  }
  throw new Fault('store-conflict', 'no referral code could be given');
}

/**
 * The household's referral code, the same for ever once it was asked for; no read beyond the household's own.
 * @throws Fault of the store: asked again, it is the same code.
 */
export async function giveReferralCode(
  shop: CodeShop,
  view: HouseholdView,
): Promise<Outcome<GiveCodeOutcomes>> {
  if (view.household.customerId === undefined) return outcome('not-linked');
  const terms = referralTermsIn(shop.seller.wallet, view.household.country);
  if (!terms) return outcome('referral-off');
  return outcome('code', { code: await newCode(shop, view), terms });
}
